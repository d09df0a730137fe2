import { amountOf, negated, printAmount, sumOf } from '../../numbers/amount.ts';
import type { FactBook } from '../book/fact-book.ts';
import type { Indicator } from '../fact.ts';
import { type Said, tellingDigits } from '../message/agreement.ts';
import { contextsOf, type FigureContext } from '../message/figure-context.ts';
import { figuresInMessage } from '../message/figures-in-message.ts';
import { divide } from '../message/message-clauses.ts';
import {
  isChangeSpokenOf,
  isIncrement,
  isSaidChange,
  periodOfChange,
  saidOf,
  signed,
} from '../message/said-change.ts';
import type { Reading, SaidFigure } from '../message/said-figure.ts';
import { placesAbroad } from '../message/strangers.ts';
import type { IsoDate } from '../period/iso-date.ts';
import type { Quantity } from '../unit.ts';
import { withoutOthers } from './another-thing.ts';
import { comparables, compared, type Figure } from './comparable.ts';
import { better, digitsOf, isElsewhen, isRecognised, type Match } from './match.ts';
import {
  hasPlaces,
  isAverageAsSaid,
  type NamedSubject,
  subjectsNamed,
  tellsSubject,
} from './named-subjects.ts';
import { isNamedWhole, isOfWhole, isPartSaid, wholesOf, withWholes } from './unsaid-parts.ts';
import type { CheckedFigure, Verdict } from './verdict.ts';

const NOT_KNOWN: Verdict = { kind: 'not-known' };

/** What is spoken of where a figure has no words of its own. */
type Carried = { readonly indicator: Indicator; readonly isSure: boolean } | null;

function subjectsOf(book: FactBook, context: FigureContext, carried: Carried, isChange: boolean) {
  const { own, wide } = context;
  const isNamed = tellsSubject(own);
  const again: readonly NamedSubject[] =
    carried === null
      ? []
      : [carried.indicator, ...partners(book, carried.indicator)].map((indicator, i) => {
          // `Of the 20 centers 14 focus on Russia`: the words say which part of them.
          const isPart = i > 0 && carried.isSure && isPartOf(book, indicator, carried.indicator, context);
          const fit = i > 0 ? (isPart ? 1 : 0.9) : isNamed ? 0.88 : 1;
          return { indicator, fit, precision: 1, lacking: [], isPartner: i > 0 && !isPart };
        });
  if (isNamed) {
    const named = withWholes(book, subjectsNamed(book, own, wide), context);
    // The whole of what was spoken of is not meant by words that are a name of their own.
    const isOther = named.some(({ indicator }) => isNamedWhole(indicator, context));
    const whole = isOther ? [] : again.slice(1);
    if (!isChange && whole.length > 0) return [...named, ...whole];
    return isChange && named.every(({ lacking }) => lacking.length > 0) ? [...named, ...again] : named;
  }
  if (again.length > 0) return again;
  return subjectsNamed(book, wide, '');
}

/** The words behind `of the 20` are those of the part: of what was spoken of, else of what they name. */
function wholesMeant(book: FactBook, context: FigureContext, carried: Carried): readonly NamedSubject[] {
  if (!isOfWhole(context)) return [];
  const part = carried?.indicator ?? subjectsNamed(book, context.own, context.wide)[0]?.indicator;
  if (part === undefined) return [];
  return wholesOf(book, part).map((indicator) => ({
    indicator,
    fit: 1,
    precision: 1,
    lacking: [],
    isPartner: false,
  }));
}

/** `Three quarters of the centers focus on Russia` is said of a part, and is the share of it. */
function withShares(subjects: readonly NamedSubject[]): readonly NamedSubject[] {
  return subjects.map((subject) => {
    const { formula } = subject.indicator;
    const part = subjects.find(({ indicator }) => formula?.kind === 'share' && formula.part === indicator.id);
    if (part === undefined || part.fit <= subject.fit) return subject;
    return { ...subject, fit: part.fit, lacking: part.lacking };
  });
}

/** Whether one indicator is a part of another, and the words say which. */
function isPartOf(book: FactBook, part: Indicator, whole: Indicator, context: FigureContext): boolean {
  return wholesOf(book, part).includes(whole) && isPartSaid(book, part, whole, context);
}

/** The whole of a part that was spoken of, and the parts of a whole. */
function partners(book: FactBook, indicator: Indicator): readonly Indicator[] {
  const parts = book
    .derivedFrom(indicator)
    .flatMap(({ formula }) =>
      formula.kind === 'share' && formula.whole === indicator.id ? formula.part : [],
    )
    .flatMap((id) => book.indicator(id) ?? []);
  return [...new Set([...wholesOf(book, indicator), ...parts])];
}

/** The subject that is meant, where no other is nearly as near. */
function sureSubject(subjects: readonly NamedSubject[], matches: readonly Match[]): NamedSubject | null {
  const among = subjects.filter(({ indicator }) =>
    matches.some(({ subject }) => subject.indicator === indicator),
  );
  const named = among.filter(({ lacking, isPartner }) => lacking.length === 0 && !isPartner);
  const first = named[0];
  const second = named.find(({ indicator }) => indicator !== first?.indicator);
  if (first === undefined || first.fit < 0.75) return null;
  return second === undefined || second.fit < first.fit * 0.95 ? first : null;
}

type Judged = { readonly verdict: Verdict; readonly carried: Carried };

function judge(
  book: FactBook,
  figure: SaidFigure,
  around: FigureContext,
  carried: Carried,
  taken: ReadonlySet<Figure>,
): Judged {
  const { reading } = figure;
  const isChange = isSaidChange(reading, around);
  const period = isChange ? periodOfChange(around) : around.period;
  // Over several years nobody prints a change; none of a single year is meant.
  if (period === null && around.period !== null) return { verdict: NOT_KNOWN, carried };
  const context = { ...around, period };
  const said = signed(saidOf(reading), isChange, context);
  const wholes = wholesMeant(book, context, carried);
  const spoken = wholes.length > 0 ? wholes : subjectsOf(book, context, carried, isChange);
  const subjects = reading.kind === 'part-of-whole' ? withShares(spoken) : spoken;
  if (reading.kind === 'points' || isIncrement(reading, context)) {
    return { verdict: NOT_KNOWN, carried };
  }
  const digits = digitsOf(said);
  const foreign = placesAbroad(book, context.own);
  const spokenOf = carried === null ? [] : partners(book, carried.indicator);
  const meant = wholes.length > 0 ? wholes : withoutOthers(book, subjects, context, spokenOf);
  const fitting = meant.filter(
    // The whole is not spoken of with the words of its part.
    ({ indicator, isPartner }) =>
      (isPartner || wholes.length > 0 || hasPlaces(book, indicator, foreign)) &&
      isAverageAsSaid(indicator, context.own),
  );
  const found = (change: boolean, isAside: boolean, among = fitting) =>
    among.flatMap((subject) =>
      comparables(book, subject.indicator, context, reading, said, change).map(
        (one): Match => ({ ...one, subject, isAside }),
      ),
    );
  const isAside = reading.kind === 'percent' && !isChange && digits > 2 && isChangeSpokenOf(context);
  const matches = [...found(isChange, false), ...(isAside ? found(true, true) : [])];
  const agreeing = matches.filter(
    (one) => one.agreement !== 'none' && one.isSameUnit && isRecognised(one, digits),
  );
  const inTime = agreeing.filter(({ period }) => period !== 'other').sort(better);
  const isTold = tellsSubject(context.own) || carried?.isSure === true;
  const surely =
    figure.isDoubtful || !isTold || context.isShared ? null : oursFor(fitting, matches, taken, context);
  // What is surely meant agrees by fewer digits than what could be met by chance.
  const sure = surely?.isSameUnit === true && surely.agreement !== 'none' ? surely : null;
  const agreed = inTime.find(({ isPreferred }) => isPreferred) ?? sure;
  if (agreed !== null) {
    const kind = agreed.agreement === 'same' ? 'agrees' : 'rounded';
    return {
      verdict: { kind, fact: agreed.fact, measure: agreed.measure },
      carried: { indicator: agreed.fact.indicator, isSure: true },
    };
  }
  const ours = surely;
  const [version] = inTime;
  const [elsewhen] = agreeing
    .filter((one) => one.period === 'other' && one.isPreferred && isElsewhen(one, digits))
    .sort(better);
  // Where the message does not say when, no value is that of another time.
  const told = context.against === null ? (ours ?? version ?? elsewhen) : ours;
  if (told === undefined || told === null)
    return { verdict: NOT_KNOWN, carried: nextCarried(context, subjects, carried) };
  const verdict = {
    kind: 'differs',
    fact: ours?.fact ?? null,
    measure: told.measure,
    difference: ours === null || said === null ? null : differenceFrom(said, ours),
    otherPeriod: version === undefined ? (elsewhen?.fact ?? null) : null,
    otherVersion: version?.fact ?? null,
    otherPlace: ours === null ? null : otherPlace(book, ours, { reading, said, isChange }),
    otherSubject:
      ours === null || digits < 2
        ? null
        : saidOther(found(isChange, false, [...besides(book, ours), ...subjects])),
  } as const;
  return { verdict, carried: { indicator: told.fact.indicator, isSure: true } };
}

/** Words that speak of somebody else, though they name no place. */
const SOMEBODY_ELSE =
  /(?<!\p{L})(?:our|my|your|their|his|her|provinc\p{L}+|countr\p{L}+|nation(?:al|wide|'s)?(?![- ](?:day|level))|world\p{L}*|global\p{L}*|company's|compan(?:y|ies)'|firm's|наш\p{L}*|ваш\p{L}*|провинци\p{L}+|стран\p{L}+|миров\p{L}+|в мире)(?!\p{L})|我们|你们|我司|我厂|贵司|本公司|全省|全国|国家(?!级)|世界|全球/iu;

/** Ours for what is surely spoken of: for the period named, or where none is named, the only one that there is. */
function oursFor(
  subjects: readonly NamedSubject[],
  matches: readonly Match[],
  taken: ReadonlySet<Figure>,
  context: FigureContext,
): Match | null {
  // Another figure of the message says that value already: this one says something else.
  const isTaken = ({ measure, fact }: Match) => measure === 'value' && taken.has(fact);
  const inTime = matches.filter(
    (one) => one.period !== 'other' && one.isPreferred && !one.isAside && !isTaken(one),
  );
  const sure = sureSubject(subjects, inTime);
  // What is computed is nobody's published figure: whoever prints another one may count otherwise.
  // Where no place is named, ours is meant by whoever calls a thing by the whole of its name; one word may be of anything.
  const isNamed = sure !== null && isNamedWhole(sure.indicator, context);
  const isHome =
    sure !== null &&
    context.areas.length === 0 &&
    isNamedWhole(sure.indicator, context, 2) &&
    !SOMEBODY_ELSE.test(context.wide);
  const own = inTime.filter(
    ({ subject, isSurePlace, fact }) =>
      subject === sure && (isSurePlace || isHome) && fact.kind === 'observation',
  );
  const [first] = own.toSorted((a, b) => Number(b.isExactPeriod) - Number(a.isExactPeriod));
  if (first === undefined) return null;
  const isOpen =
    first.period === 'open' && own.some(({ fact }) => fact.period.text !== first.fact.period.text);
  // Where neither the time nor most of a name is said, something else may be meant.
  const isVague = first.period === 'open' && first.subject.precision < 0.6 && !isNamed;
  return isOpen || isVague ? null : first;
}

function differenceFrom(said: Said, { fact, measure, isSameUnit }: Match): Quantity | null {
  if (!isSameUnit) return null;
  const isChange = measure === 'change' && fact.kind === 'observation' && fact.change !== null;
  const { digits, multiplier } = isChange ? { digits: fact.change.percent, multiplier: 0 } : fact.quantity;
  const { coefficient, exponent } = sumOf(said.amount, negated(amountOf(digits, multiplier)));
  return {
    digits: printAmount({ coefficient, exponent: exponent - multiplier }),
    multiplier,
    qualifier: null,
  };
}

/** The whole of what is spoken of, and its parts. */
function besides(book: FactBook, { subject }: Match): readonly NamedSubject[] {
  return partners(book, subject.indicator).map((indicator) => ({ ...subject, indicator, isPartner: true }));
}

/** Whose value a message says, of things that its words name only in part. */
function saidOther(matches: readonly Match[]): Figure | null {
  const agreeing = matches.filter(
    (one) => one.agreement === 'same' && one.isSameUnit && one.isPreferred && one.period === 'same',
  );
  return agreeing.sort(better)[0]?.fact ?? null;
}

/** The place of which the message's value is ours for the same indicator and period. */
function otherPlace(
  book: FactBook,
  { fact }: Match,
  { reading, said, isChange }: { reading: Reading; said: Said | null; isChange: boolean },
): Figure | null {
  if (digitsOf(said) < 2) return null;
  return (
    book
      .areasOf(fact.indicator)
      .filter((area) => area !== fact.area)
      .flatMap((area) => book.series(fact.indicator, area))
      .filter(({ period }) => period.text === fact.period.text)
      .find((one) =>
        compared(reading, said, isChange, one).some(
          ({ agreement, isSameUnit }) => isSameUnit && agreement !== 'none',
        ),
      ) ?? null
  );
}

/** Words of its own that are not understood speak of something else: what was spoken of before does not carry on. */
function nextCarried({ own }: FigureContext, subjects: readonly NamedSubject[], carried: Carried): Carried {
  if (!tellsSubject(own)) return carried;
  const [first, second] = subjects;
  if (first === undefined || first.lacking.length > 0) return null;
  return second === undefined || second.fit < 0.95 ? { indicator: first.indicator, isSure: false } : null;
}

/** Among more of them nobody looks for a figure in what is hardly one, as a year is. */
const MANY = 100;

/** Finds the figures of a message and says of each how the book stands to it. */
export function checkFigures(book: FactBook, message: string, today: IsoDate): readonly CheckedFigure[] {
  const all = figuresInMessage(message);
  const figures = all.length > MANY ? all.filter(({ isDoubtful }) => !isDoubtful) : all;
  const contexts = contextsOf(book, divide(book, message, figures), figures, today);
  const first = checkAll(book, figures, contexts, new Set());
  const said = new Set(first.flatMap(({ verdict }) => saidBy(verdict) ?? []));
  // What a later figure says already, an earlier one says not otherwise: it tells of something else.
  const isSaidLater = first.some(({ verdict }) => verdict.kind === 'differs' && isIn(verdict.fact, said));
  return isSaidLater ? checkAll(book, figures, contexts, said) : first;
}

const isIn = (fact: Figure | null, facts: ReadonlySet<Figure>) => fact !== null && facts.has(fact);

/** The fact whose value a figure says. */
function saidBy(verdict: Verdict): Figure | null {
  if (verdict.kind !== 'agrees' && verdict.kind !== 'rounded') return null;
  return verdict.measure === 'value' ? verdict.fact : null;
}

/** Judges each figure; `said` are values that the message is known to say. */
function checkAll(
  book: FactBook,
  figures: readonly SaidFigure[],
  contexts: readonly FigureContext[],
  said: ReadonlySet<Figure>,
): readonly CheckedFigure[] {
  let carried: Carried = null;
  const taken = new Set(said);
  const checked: CheckedFigure[] = [];
  for (const [i, figure] of figures.entries()) {
    const context = contexts[i];
    if (context === undefined) continue;
    const { verdict, carried: next } = judge(
      book,
      figure,
      context,
      figure.isDoubtful ? null : carried,
      taken,
    );
    const told = saidBy(verdict);
    if (figure.isDoubtful && verdict.kind !== 'agrees' && verdict.kind !== 'rounded') continue;
    if (isIdle(figure, context, verdict)) continue;
    carried = next;
    if (told !== null) taken.add(told);
    checked.push({ ...figure, verdict });
  }
  return checked;
}

/** `3 of us are coming`: a small number beside which nothing is told that could be counted. */
function isIdle({ reading }: SaidFigure, { isBare }: FigureContext, verdict: Verdict): boolean {
  if (verdict.kind !== 'not-known' || reading.kind !== 'amount' || reading.currencies !== null) return false;
  return isBare && !reading.said.isScaled && tellingDigits(reading.said) < 3;
}
