import type { FactBook } from '../../src/core/book/fact-book.ts';
import type { CheckedFigure } from '../../src/core/check/verdict.ts';
import type { Fact } from '../../src/core/fact.ts';
import type { EvalMessage } from './messages.ts';

/** `unsaid`: differs indeed, but not whose value it is. `abstained`: not known, or not seen, where a verdict was expected. `extra`: not known, and no figure at all. */
export const FIGURE_GRADES = ['right', 'unsaid', 'abstained', 'wrong', 'extra'] as const;
export type FigureGrade = (typeof FIGURE_GRADES)[number];

export type GradedFigure = {
  readonly message: EvalMessage;
  readonly says: string;
  readonly expected: string;
  readonly got: string;
  readonly grade: FigureGrade;
};

type Label = EvalMessage['figures'][number];

function labelsOf({ text, figures }: EvalMessage) {
  let from = 0;
  return figures.map((label) => {
    const start = text.indexOf(label.says, from);
    from = start + label.says.length;
    return { label, start, end: from };
  });
}

/** What a fact tells in numbers: its value, and its change. */
function toldBy(fact: Fact): readonly string[] {
  if (fact.kind === 'statement') return [];
  const change = fact.kind === 'observation' && fact.change !== null ? [fact.change.percent] : [];
  return [Number(`${fact.quantity.digits}e${fact.quantity.multiplier}`), ...change.map(Number)].map(String);
}

/** Whether a fact is the one meant, or tells the same number of the same place and time. */
function isFact(book: FactBook, id: string | undefined, expected: string | undefined): boolean {
  if (id === expected) return true;
  const [one, other] = [book.fact(id ?? ''), book.fact(expected ?? '')];
  if (one === null || other === null) return false;
  const same = one.area === other.area && one.period.text === other.period.text;
  return same && toldBy(one).some((number) => toldBy(other).includes(number));
}

function isSeries(book: FactBook, id: string | undefined, expected: string | undefined): boolean {
  const [one, other] = [book.fact(id ?? ''), book.fact(expected ?? '')];
  if (one === null || other === null || one.kind === 'statement' || other.kind === 'statement') return false;
  return one.indicator === other.indicator && one.area === other.area;
}

function gradeOf(book: FactBook, { verdict, fact }: Label, got: CheckedFigure | undefined): FigureGrade {
  const given = got?.verdict ?? { kind: 'not-known' };
  if (verdict === 'not-known') return given.kind === 'not-known' ? 'right' : 'wrong';
  switch (given.kind) {
    case 'not-known':
      return 'abstained';
    case 'agrees':
    case 'rounded':
      return given.kind === verdict && isFact(book, given.fact.id, fact) ? 'right' : 'wrong';
    case 'differs': {
      const meant = verdict === 'other-period' ? given.otherPeriod : given.fact;
      if (verdict !== 'differs' && verdict !== 'other-period') return 'wrong';
      if (isFact(book, meant?.id, fact)) return 'right';
      return verdict === 'other-period' && isSeries(book, given.fact?.id, fact) ? 'unsaid' : 'wrong';
    }
    default:
      return given satisfies never;
  }
}

export function printVerdict(got: CheckedFigure | undefined): string {
  if (got === undefined) return 'not seen';
  const { verdict } = got;
  switch (verdict.kind) {
    case 'not-known':
      return 'not-known';
    case 'agrees':
    case 'rounded':
      return `${verdict.kind} ${verdict.fact.id}`;
    case 'differs':
      return `differs ${verdict.fact?.id ?? '-'} / other period ${verdict.otherPeriod?.id ?? '-'}`;
    default:
      return verdict satisfies never;
  }
}

/** Each figure that a message claims, and each that was found besides, with how it was judged. */
export function gradeMessage(
  book: FactBook,
  message: EvalMessage,
  checked: readonly CheckedFigure[],
): readonly GradedFigure[] {
  const labels = labelsOf(message);
  const meets = (one: { start: number; end: number }, other: { start: number; end: number }) =>
    one.start < other.end && other.start < one.end;
  const claimed = labels.map(({ label, ...place }): GradedFigure => {
    const got = checked.find((one) => meets(one, place));
    const expected = `${label.verdict} ${label.fact ?? ''}`;
    return { message, says: label.says, expected, got: printVerdict(got), grade: gradeOf(book, label, got) };
  });
  const extra = checked
    .filter((one) => !labels.some((label) => meets(one, label)))
    .map((one): GradedFigure => {
      const grade = one.verdict.kind === 'not-known' ? 'extra' : 'wrong';
      return { message, says: one.text, expected: 'no figure', got: printVerdict(one), grade };
    });
  return [...claimed, ...extra];
}
