import type { Said } from './agreement.ts';

/** What a figure of a message measures. */
export type Reading =
  /** A number of things, or a sum of money. */
  | { readonly kind: 'amount'; readonly said: Said; readonly currencies: readonly string[] | null }
  | { readonly kind: 'percent'; readonly said: Said }
  /** A difference between two percentages, of which the book has none. */
  | { readonly kind: 'points'; readonly said: Said }
  /** `nearly doubled`: a change, as the lowest and highest percentage that it may stand for. */
  | { readonly kind: 'factor'; readonly low: number; readonly high: number }
  /** `a third`, `half`: a share, the same way. */
  | { readonly kind: 'part-of-whole'; readonly low: number; readonly high: number };

/** A figure of a message, where it stands. */
export type SaidFigure = {
  /** As printed there. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly reading: Reading;
  readonly inWords: boolean;
  /** Whether it may as well be something else, as `2000` may be a year: a figure only where the book knows it. */
  readonly isDoubtful: boolean;
};
