import type { Provenance } from '../core/fact.ts';
import { foldText, standsIn } from './find-printed.ts';

/** `verified`: in the paragraph named. `moved`: in another one. `missing`: nowhere. Worst last. */
export const VERDICTS = ['verified', 'moved', 'missing'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A fact as far as its source can confirm it. */
export type Cited = {
  readonly id: string;
  readonly provenance: Pick<Provenance, 'paragraph' | 'printed'>;
};

/** What became of one printed string. */
export type PrintedVerdict = {
  readonly text: string;
  readonly verdict: Verdict;
  /** The paragraphs it stands in. */
  readonly found: readonly number[];
};

/** What became of a fact: as bad as the worst of its printed strings. */
export type FactVerdict = {
  readonly id: string;
  readonly paragraph: number;
  readonly verdict: Verdict;
  readonly printed: readonly PrintedVerdict[];
};

function verdictOf(text: string, paragraph: number, paragraphs: readonly string[]): PrintedVerdict {
  const printed = foldText(text);
  const found = paragraphs.flatMap((folded, number) => (standsIn(printed, folded) ? number : []));
  const verdict = found.includes(paragraph) ? 'verified' : found.length > 0 ? 'moved' : 'missing';
  return { text, verdict, found };
}

/** Compares facts with the paragraphs of the source they cite. */
export function compareWithSource(
  facts: readonly Cited[],
  paragraphs: readonly string[],
): readonly FactVerdict[] {
  const folded = paragraphs.map(foldText);
  return facts.map(({ id, provenance: { paragraph, printed } }) => {
    const verdicts = printed.map((text) => verdictOf(text, paragraph, folded));
    const worst = Math.max(...verdicts.map(({ verdict }) => VERDICTS.indexOf(verdict)));
    return { id, paragraph, verdict: VERDICTS[worst] ?? 'missing', printed: verdicts };
  });
}
