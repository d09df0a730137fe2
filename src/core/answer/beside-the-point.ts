import type { FactBook } from '../book/fact-book.ts';
import type { Derived, Observation } from '../fact.ts';
import { asksQuantity } from '../question/focus.ts';
import { asksHowTo, asksNoFigure } from '../question/no-figure.ts';
import { isNarrower } from '../search/qualifiers.ts';
import { type Subject, subjectOf, thing } from '../search/search.ts';
import { figuresOf } from '../search/value-index.ts';
import { normalise } from '../words/words.ts';
import { type Answer, distinct, type Restriction } from './answer.ts';
import { askBack } from './ask-back.ts';
import { isUnasked } from './unasked-measure.ts';

/** Whether a whole question is one of a subject's names. */
function isCalled({ search }: FactBook, subject: Subject, text: string): boolean {
  const { id } = thing(subject);
  return search
    .readWhole(search.mend(text))
    .some(({ stems }) => search.called(stems).some((one) => thing(one).id === id));
}

/**
 * Whether a subject is not what is asked for: it tells of a whole where a part or a kind of it is meant, or is a figure
 * where none is, and not called so: `do services make up most of the economy` may be a name of their share.
 */
function isAnother(book: FactBook, subject: Subject, text: string): boolean {
  if (isNarrower(text, subject)) return true;
  const isNoFigure = subject.kind === 'indicator' && (asksNoFigure(text) || asksHowTo(text));
  return isNoFigure && !isCalled(book, subject, text);
}

/** Whether nothing of what was found, or would be offered, is what was asked for. */
export function isOfAnother(book: FactBook, answer: Answer, text: string): boolean {
  switch (answer.outcome) {
    case 'found': {
      const [first] = answer.facts;
      return answer.topic === null && first !== undefined && isAnother(book, subjectOf(first), text);
    }
    case 'ambiguous':
      return !answer.isOpen && answer.choices.every(({ subject }) => isAnother(book, subject, text));
    default:
      return false;
  }
}

/** The figure that stands first in what was found, where no whole topic was asked for. */
function figureOf(answer: Answer): Observation | Derived | null {
  const [first] = answer.outcome === 'found' && answer.topic === null ? answer.facts : [];
  return first === undefined || first.kind === 'statement' ? null : first;
}

/** Whether a figure is meant, for the period and place that were asked for. */
function askedBack(book: FactBook, figure: Observation | Derived, text: string, within: Restriction): Answer {
  const { period, area } = book.search.read(text);
  const asked = { period: within.period ?? period, area: within.area ?? area };
  return askBack(book, text, [subjectOf(figure)], asked);
}

/** A growth or a share that nothing was said of is asked back. */
export function askedBackUnasked(
  book: FactBook,
  answer: Answer,
  text: string,
  within: Restriction,
): Answer | null {
  const first = figureOf(answer);
  if (first === null || !isUnasked(text, first.indicator)) return null;
  if (book.search.called(book.search.read(text).stems).length > 0) return null;
  return askedBack(book, first, text, within);
}

const WHOLE =
  /(?<!\p{L})(?:(?:full|whole|entire)[ -]year|annual(?:ly)?|(?:весь|целый) (?:\d{4}(?:-?й)? )?год|годовой|в целом за год)(?!\p{L})|全年/u;

/** What is told of a part of a year where all of it was asked for in so many words: there is none of that. */
export function noneForWhole(book: FactBook, answer: Answer, text: string): Answer | null {
  if (answer.outcome !== 'found' || answer.beside?.period.kind !== 'year') return null;
  const { parts, period, doubtful } = answer.beside;
  const [first] = answer.facts;
  if (first === undefined || first.kind === 'statement' || !parts.includes(first)) return null;
  if (!WHOLE.test(normalise(text))) return null;
  const { indicator, area } = first;
  const have = distinct(book.series(indicator, area));
  return { outcome: 'not-published', subject: subjectOf(first), period, area, have, doubtful };
}

/** Fewer digits are met by chance. */
const TELLING_DIGITS = 2;

/**
 * What has as its value a figure that the question itself names, and asks a number, a share or names beside: `how many
 * of the 196 projects are foreign` is not answered with 196, but asked back.
 */
export function askedBackOwnFigure(
  book: FactBook,
  answer: Answer,
  text: string,
  within: Restriction,
): Answer | null {
  const first = figureOf(answer);
  if (first === null || !asksQuantity(text)) return null;
  const isOwn = figuresOf(text).some(
    (figure) =>
      String(figure.amount.coefficient).length >= TELLING_DIGITS &&
      book.values.having(figure).some(({ fact, as }) => fact === first && as === 'value'),
  );
  if (!isOwn) return null;
  const { period, area } = book.search.read(text);
  return askBack(book, text, [subjectOf(first)], {
    period: within.period ?? period,
    area: within.area ?? area,
  });
}
