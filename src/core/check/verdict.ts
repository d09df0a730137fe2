import type { SaidFigure } from '../message/said-figure.ts';
import type { Quantity } from '../unit.ts';
import type { Figure, Measure } from './comparable.ts';

/** How the book stands to a figure of a message. */
export type Verdict =
  | { readonly kind: 'agrees' | 'rounded'; readonly fact: Figure; readonly measure: Measure }
  | {
      readonly kind: 'differs';
      /** Ours for what the message speaks of; `null` where we have none for that period. */
      readonly fact: Figure | null;
      readonly measure: Measure;
      /** How much the message says more (or, with a minus, less) than ours; `null` without ours, or in another currency. */
      readonly difference: Quantity | null;
      /** Whose value the message's is: ours of another period. */
      readonly otherPeriod: Figure | null;
      /** Or what another source, an earlier vintage or a doubted print says for the same. */
      readonly otherVersion: Figure | null;
      /** Or ours of another place. */
      readonly otherPlace: Figure | null;
      /** Or ours of something else that is called alike: the contracts, where what was carried out is spoken of. */
      readonly otherSubject: Figure | null;
    }
  | { readonly kind: 'not-known' };

/** A figure of a message with what the book says of it. */
export type CheckedFigure = SaidFigure & { readonly verdict: Verdict };
