import { negated } from '../numbers/amount.ts';
import { directionOf } from '../numbers/printed-figure.ts';
import { type Said, tellingDigits } from './agreement.ts';
import { type Comparable, comparables, type Figure, type Measure } from './comparable.ts';
import type { Indicator } from './fact.ts';
import type { FactBook } from './fact-book.ts';
import { contextsOf, type FigureContext, tellingStems } from './figure-context.ts';
import { figuresInMessage } from './figures-in-message.ts';
import type { IsoDate } from './iso-date.ts';
import { divide } from './message-clauses.ts';
import { type NamedSubject, subjectsNamed, tellsSubject } from './named-subjects.ts';
import type { Reading, SaidFigure } from './said-figure.ts';

/** How the book stands to a figure of a message. */
export type Verdict =
  | { readonly kind: 'agrees' | 'rounded'; readonly fact: Figure; readonly measure: Measure }
  | {
      readonly kind: 'differs';
      /** Ours for what the message speaks of; `null` where we have none for that period. */
      readonly fact: Figure | null;
      readonly measure: Measure;
      /** Whose value the message's is: ours of another period. */
      readonly otherPeriod: Figure | null;
    }
  | { readonly kind: 'not-known' };

/** A figure of a message with what the book says of it. */
export type CheckedFigure = SaidFigure & { readonly verdict: Verdict };

const NOT_KNOWN: Verdict = { kind: 'not-known' };

type Match = Comparable & { readonly subject: NamedSubject };

const GROWTH_BESIDE =
  /(?<!\p{L})(?:up|down|grew|grow\p{L}*|ris\p{L}*|rose|increas\p{L}*|decreas\p{L}*|fell|fall\p{L}*|drop\p{L}*|declin\p{L}*|jump\p{L}*|gain\p{L}*|climb\p{L}*|yoy|year-on-year|вырос\p{L}*|рост\p{L}*|прирост\p{L}*|увелич\p{L}*|сниз\p{L}*|сниж\p{L}*|упал\p{L}*|сокра\p{L}*|подня\p{L}*)(?!\p{L})|增|上升|下降|下跌|减少|同比|提高|[+-]\s?$/iu;
/** `rose by 5 billion` is how much more, not how much. */
const INCREMENT =
  /(?:(?:grew|ris\p{L}+|rose|increas\p{L}+|fell|fall\p{L}*|drop\p{L}*|declin\p{L}+|up|down|jump\p{L}+)\s+by|(?:вырос\p{L}*|увелич\p{L}+|сниз\p{L}+|упал\p{L}*|сократ\p{L}+)\s+(?:почти |примерно |около )?на)\s*$/iu;

function saidOf(reading: Reading): Said | null {
  switch (reading.kind) {
    case 'amount':
    case 'percent':
    case 'points':
      return reading.said;
    case 'factor':
    case 'part-of-whole':
      return null;
    default:
      return reading satisfies never;
  }
}

/** A fall is printed without its minus: `down 4.1 percent`. */
function signed(said: Said | null, isChange: boolean, { before }: FigureContext): Said | null {
  if (said === null || !isChange || said.amount.coefficient < 0n) return said;
  return directionOf([before]) === 'fall' ? { ...said, amount: negated(said.amount) } : said;
}

/** How well a subject must fit for its value to be recognised, by how many digits say so. */
const NEEDED = [1, 0.9, 0.72, 0.5, 0.35] as const;

function digitsOf(said: Said | null): number {
  return said === null ? 1 : tellingDigits(said);
}

function isRecognised({ subject, agreement, isSurePlace }: Match, digits: number): boolean {
  const needed = NEEDED[Math.min(digits, 4)] ?? 1;
  const doubts = Math.min(2, subject.lacking.length) * 0.1 + (agreement === 'rounded' ? 0.08 : 0);
  if (!isSurePlace && (digits < 3 || agreement === 'rounded') && subject.lacking.length > 0) return false;
  if (subject.lacking.length > 1 && digits < 3) return false;
  return subject.fit >= Math.min(1, needed + doubts);
}

const better = (a: Match, b: Match) => {
  const weigh = ({ subject, agreement, period }: Match) =>
    subject.fit -
    0.08 * subject.lacking.length +
    (agreement === 'same' ? 0.1 : 0) +
    (period === 'same' ? 0.05 : 0);
  return weigh(b) - weigh(a);
};

/** What is spoken of where a figure has no words of its own. */
type Carried = { readonly indicator: Indicator; readonly isSure: boolean } | null;

function subjectsOf(book: FactBook, context: FigureContext, carried: Carried, isChange: boolean) {
  const { own, wide } = context;
  const isNamed = tellsSubject(own);
  const again: readonly NamedSubject[] =
    carried === null
      ? []
      : [{ indicator: carried.indicator, fit: isNamed ? 0.88 : 1, precision: 1, lacking: [] }];
  if (isNamed) {
    const named = subjectsNamed(book, own, wide);
    return isChange && named.every(({ lacking }) => lacking.length > 0) ? [...named, ...again] : named;
  }
  if (again.length > 0) return again;
  return subjectsNamed(book, wide, '');
}

/** The subject that is meant, where no other is nearly as near. */
function sureSubject(subjects: readonly NamedSubject[], matches: readonly Match[]): NamedSubject | null {
  const among = subjects.filter(({ indicator }) =>
    matches.some(({ subject }) => subject.indicator === indicator),
  );
  const [first, second] = among;
  if (first === undefined || first.fit < 0.92 || first.lacking.length > 0) return null;
  return second === undefined || second.fit < first.fit * 0.93 || second.lacking.length > 0 ? first : null;
}

type Judged = { readonly verdict: Verdict; readonly carried: Carried };

function judge(book: FactBook, figure: SaidFigure, context: FigureContext, carried: Carried): Judged {
  const { reading } = figure;
  const isChange =
    reading.kind === 'factor' || (reading.kind === 'percent' && GROWTH_BESIDE.test(context.before));
  const said = signed(saidOf(reading), isChange, context);
  const subjects = subjectsOf(book, context, carried, isChange);
  if (reading.kind === 'points' || (INCREMENT.test(context.before) && reading.kind === 'amount')) {
    return { verdict: NOT_KNOWN, carried };
  }
  const digits = digitsOf(said);
  const matches = subjects.flatMap((subject) =>
    comparables(book, subject.indicator, context, reading, said, isChange).map(
      (one): Match => ({ ...one, subject }),
    ),
  );
  const agreeing = matches.filter(
    (one) => one.agreement !== 'none' && one.isSameUnit && isRecognised(one, digits),
  );
  const [agreed] = agreeing.filter(({ period }) => period !== 'other').sort(better);
  if (agreed !== undefined) {
    const kind = agreed.agreement === 'same' ? 'agrees' : 'rounded';
    return {
      verdict: { kind, fact: agreed.fact, measure: agreed.measure },
      carried: { indicator: agreed.fact.indicator, isSure: true },
    };
  }
  const sure = sureSubject(
    subjects,
    matches.filter(({ period }) => period !== 'other'),
  );
  const isOwn = (match: Match) => match.subject === sure && match.period !== 'other' && match.isSurePlace;
  const ours = figure.isDoubtful ? undefined : matches.find(isOwn);
  const [elsewhen] = agreeing
    .filter(
      (one) => one.period === 'other' && (digits > 1 || one.subject.fit >= 0.95) && one.subject.fit >= 0.6,
    )
    .sort(better);
  const next: Carried =
    ours !== undefined
      ? { indicator: ours.fact.indicator, isSure: true }
      : elsewhen !== undefined
        ? { indicator: elsewhen.fact.indicator, isSure: true }
        : nextCarried(context, subjects, carried);
  if (ours === undefined && elsewhen === undefined) return { verdict: NOT_KNOWN, carried: next };
  const measure = ours?.measure ?? elsewhen?.measure ?? 'value';
  return {
    verdict: { kind: 'differs', fact: ours?.fact ?? null, measure, otherPeriod: elsewhen?.fact ?? null },
    carried: next,
  };
}

/** Words of its own that are not understood speak of something else: what was spoken of before does not carry on. */
function nextCarried({ own }: FigureContext, subjects: readonly NamedSubject[], carried: Carried): Carried {
  if (!tellsSubject(own)) return carried;
  const [first, second] = subjects;
  if (first === undefined || first.lacking.length > 0) return null;
  return second === undefined || second.fit < 0.95 ? { indicator: first.indicator, isSure: false } : null;
}

/** Finds the figures of a message and says of each how the book stands to it. */
export function checkFigures(book: FactBook, message: string, today: IsoDate): readonly CheckedFigure[] {
  const figures = figuresInMessage(message);
  const contexts = contextsOf(book, divide(book, message, figures), figures, today);
  let carried: Carried = null;
  const checked: CheckedFigure[] = [];
  for (const [i, figure] of figures.entries()) {
    const context = contexts[i];
    if (context === undefined) continue;
    const judged = judge(book, figure, context, figure.isDoubtful ? null : carried);
    if (figure.isDoubtful && judged.verdict.kind !== 'agrees' && judged.verdict.kind !== 'rounded') continue;
    if (isIdle(figure, context, judged.verdict)) continue;
    carried = judged.carried;
    checked.push({ ...figure, verdict: judged.verdict });
  }
  return checked;
}

/** `3 of us are coming`: a small number where nothing that the book has is spoken of. */
function isIdle({ reading }: SaidFigure, { areas, own, wide }: FigureContext, verdict: Verdict): boolean {
  if (verdict.kind !== 'not-known' || reading.kind !== 'amount' || reading.currencies !== null) return false;
  return (
    !reading.said.isScaled &&
    areas.length === 0 &&
    tellingDigits(reading.said) < 3 &&
    tellingStems(`${own} ${wide}`).length < 2
  );
}
