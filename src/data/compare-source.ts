import type { Provenance } from '../core/fact.ts';
import { decimalSignOf, signOfLanguage } from '../numbers/decimal-sign.ts';
import { foldText } from '../numbers/fold-text.ts';
import type { DecimalSign } from '../numbers/printed-number.ts';
import { type TextFigure, textFiguresIn } from '../numbers/text-figures.ts';
import { standsIn } from './find-printed.ts';
import { sameFigureAmong } from './same-figure.ts';
import { type PrintedValue, valueContradicted } from './value-printed.ts';

/**
 * `verified`: in the paragraph named. `other-form`: the same figure there, written otherwise. `moved`: in another
 * paragraph. `missing`: nowhere. `differs`: what is printed is not the value. Worst last.
 */
export const VERDICTS = ['verified', 'other-form', 'moved', 'missing', 'differs'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A fact as far as one source can confirm it. */
export type Cited = {
  readonly id: string;
  readonly provenance: Pick<Provenance, 'paragraph' | 'printed'>;
  /** `null` for what is not one number. */
  readonly value: PrintedValue | null;
  /** The noun of its unit in every language and form; one may stand for another. */
  readonly nouns: readonly string[];
};

/** What became of one printed string. */
export type PrintedVerdict = {
  readonly text: string;
  readonly verdict: Exclude<Verdict, 'differs'>;
  /** The paragraphs it stands in, itself or in another form. */
  readonly found: readonly number[];
  /** How the text prints the figure, where it is written otherwise; `null` where the string itself was found. */
  readonly as: string | null;
};

/** What became of a fact: as bad as the worst of its printed strings. */
export type FactVerdict = {
  readonly id: string;
  readonly paragraph: number;
  readonly verdict: Verdict;
  readonly printed: readonly PrintedVerdict[];
  /** Where the verdict is `differs`, the printed numbers that are not the value; else `null`. */
  readonly means: { readonly printed: readonly string[]; readonly value: string } | null;
};

type Paragraph = { readonly folded: string; readonly figures: () => readonly TextFigure[] };

/** Fewer letters than this do not tell a paragraph's language. */
const ENOUGH_LETTERS = 12;

function paragraphOf(text: string, language: string, whole: DecimalSign): Paragraph {
  const folded = foldText(text);
  let figures: readonly TextFigure[] | undefined;
  return {
    folded,
    figures: () => {
      const letters = folded.match(/\p{L}/gu)?.length ?? 0;
      figures ??= textFiguresIn(folded, letters < ENOUGH_LETTERS ? whole : decimalSignOf(folded, language));
      return figures;
    },
  };
}

type Question = { readonly text: string; readonly nouns: readonly string[]; readonly sign: DecimalSign };

function verdictOf(
  { text, nouns, sign }: Question,
  paragraph: number,
  paragraphs: readonly Paragraph[],
): PrintedVerdict {
  const printed = foldText(text);
  const found = paragraphs.flatMap(({ folded }, number) => (standsIn(printed, folded) ? number : []));
  if (found.includes(paragraph)) return { text, verdict: 'verified', found, as: null };
  const [figure, ...others] = textFiguresIn(printed, sign);
  const forms =
    figure === undefined || others.length > 0
      ? []
      : paragraphs.map(({ figures }) => sameFigureAmong(figure, figures(), nouns)?.text ?? null);
  const here = forms[paragraph] ?? null;
  if (here !== null) return { text, verdict: 'other-form', found: [paragraph], as: here };
  if (found.length > 0) return { text, verdict: 'moved', found, as: null };
  const elsewhere = forms.flatMap((form, number) => (form === null ? [] : number));
  const as = forms.find((form) => form !== null) ?? null;
  return { text, verdict: as === null ? 'missing' : 'moved', found: elsewhere, as };
}

/**
 * Compares facts with the paragraphs of the source they cite.
 *
 * @param language BCP 47 tag of the source: printed strings are read in it, and texts whose letters do not tell.
 */
export function compareWithSource(
  facts: readonly Cited[],
  paragraphs: readonly string[],
  language: string,
): readonly FactVerdict[] {
  const whole = decimalSignOf(paragraphs.join('\n'), language);
  const folded = paragraphs.map((text) => paragraphOf(text, language, whole));
  const sign = signOfLanguage(language);
  return facts.map(({ id, provenance: { paragraph, printed }, value, nouns: unfolded }) => {
    const nouns = unfolded.map(foldText);
    const verdicts = printed.map((text) => verdictOf({ text, nouns, sign }, paragraph, folded));
    const means = value === null ? null : valueContradicted(value, printed);
    const worst = Math.max(...verdicts.map(({ verdict }) => VERDICTS.indexOf(verdict)));
    const verdict = means === null ? (VERDICTS[worst] ?? 'missing') : 'differs';
    return { id, paragraph, verdict, printed: verdicts, means };
  });
}
