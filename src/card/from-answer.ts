import { type Answer, distinct, type Have, type Meaning, MOST_CHOICES } from '../core/answer/answer.ts';
import type { Fact } from '../core/fact.ts';
import { inLanguage } from '../core/language.ts';
import { isWithin } from '../core/period/period.ts';
import { type Subject, thing } from '../core/search/search.ts';
import { formatCurrencyName, formatPeriod } from '../text/format.ts';
import { say } from '../text/say.ts';
import type { Card, CardPart, Choice } from './card.ts';
import { exampleLines } from './examples.ts';
import { factPart, sourcePart, sourcesOf } from './fact-parts.ts';
import { shortened } from './fit.ts';
import { type CardContext, labelOf } from './label.ts';

type Case<Outcome extends Answer['outcome']> = Extract<Answer, { outcome: Outcome }>;

/** A button that asks for a subject: topics by their command, everything else by its id. */
export function choiceOf(subject: Subject, { language }: CardContext): Choice {
  const label = inLanguage(thing(subject).names, language);
  const { id } = thing(subject);
  return { label, line: subject.kind === 'topic' ? id : `find ${id}` };
}

/** A button that keeps to the period and place that were asked for. */
export function choiceOfMeaning({ subject, fact, period, area }: Meaning, context: CardContext): Choice {
  const named = choiceOf(subject, context);
  const isFigure = fact !== null && subject.kind === 'indicator';
  // Whose figure it is, where that is not the place that everybody means.
  const choice = isFigure ? { ...named, label: labelOf(fact, context) } : named;
  if (period === null && area === null) return choice;
  if (fact !== null && subject.kind !== 'topic') return { ...choice, line: `find ${fact.id}` };
  const start =
    subject.kind === 'indicator' ? `${subject.indicator.topic} ${subject.indicator.id}` : choice.line;
  if (subject.kind === 'statement') return choice;
  return {
    ...choice,
    line: [start, period === null ? [] : `period:${period.text}`, area === null ? [] : `area:${area.id}`]
      .flat()
      .join(' '),
  };
}

/** Enough for whoever asked to know it again: a pasted paragraph fills the card else. */
const MOST_ECHOED = 300;

/** With what goes before and behind it, as long as a button of Discord can carry: 100 characters. */
const MOST_IN_BUTTON = 76;

/** The button that offers to add or to correct what was asked for. */
export function suggestAction(question: string, { language }: CardContext): CardPart {
  const label = say(language, 'action.suggest');
  const carried = shortened(question, MOST_IN_BUTTON);
  const line = `suggest ${question}`;
  const choice = carried === question ? { label, line } : { label, line, short: `suggest ${carried}` };
  return { kind: 'actions', actions: [choice] };
}

/** The sources and the cite button of what a card shows. */
function lookCloser(facts: readonly Fact[], topic: string | null, { language }: CardContext): CardPart {
  const [first] = facts;
  const actions: Choice[] = [];
  const sources = topic ?? (first === undefined ? null : first.id);
  if (sources !== null) actions.push({ label: say(language, 'action.sources'), line: `sources ${sources}` });
  if (first !== undefined) actions.push({ label: say(language, 'action.cite'), line: `cite ${first.id}` });
  return { kind: 'actions', actions };
}

function titleOf(answer: Case<'found'>, context: CardContext): string {
  if (answer.topic !== null) return inLanguage(answer.topic.names, context.language);
  const [first] = answer.facts;
  return first === undefined
    ? inLanguage(context.book.info.title, context.language)
    : labelOf(first, context);
}

/** A topic's card is read on a phone; the rest of its facts is one press away. */
const MOST_AT_A_GLANCE = 8;

/** More facts than a message of either platform has places for. */
const MOST_IN_A_MESSAGE = 50;

/** What is lacking of what was asked for: the whole of the period, the currency. */
export function lacking(answer: Case<'found'>, shown: readonly Fact[], context: CardContext) {
  return [...wholeLacking(answer, shown, context), ...currencyLacking(answer, shown, context)];
}

/** That a quarter stands where a year was asked for: which of what is shown is not published for the whole period. */
function wholeLacking(
  { beside }: Case<'found'>,
  shown: readonly Fact[],
  context: CardContext,
): readonly CardPart[] {
  const parts = beside === undefined ? [] : beside.parts.filter((fact) => shown.includes(fact));
  if (beside === undefined || parts.length === 0) return [];
  const { language } = context;
  const list = [...new Set(parts.map((fact) => labelOf(fact, context)))].join(
    say(language, 'list.separator'),
  );
  const period = formatPeriod(beside.period, language);
  // Of several years each is whole by itself.
  const said = beside.period.kind === 'range' ? 'answer.each-time' : 'answer.part-only';
  return [{ kind: 'text', text: say(language, said, { period, list }) }];
}

/** That a sum is not published in the currency that was asked for. */
function currencyLacking(
  { currencyAsked }: Case<'found'>,
  [first]: readonly Fact[],
  { language }: CardContext,
): readonly CardPart[] {
  if (currencyAsked === undefined || first === undefined || first.kind === 'statement') return [];
  if (first.unit.kind !== 'currency') return [];
  const own = formatCurrencyName(first.unit.code, language);
  const asked = formatCurrencyName(currencyAsked, language);
  return [{ kind: 'text', text: say(language, 'answer.other-currency', { own, asked }) }];
}

function found(answer: Case<'found'>, context: CardContext): Card {
  // A topic is read at a glance; what a figure means is said where that figure was asked for.
  const [detail, most] =
    answer.topic === null ? (['whole', MOST_IN_A_MESSAGE] as const) : (['glance', MOST_AT_A_GLANCE] as const);
  const { from = 0 } = context;
  // What is doubted comes last, each with the caveat that says so first.
  const all = [...answer.facts, ...(answer.beside?.doubtful ?? [])];
  const shown = all.slice(from, from + most);
  const facts = shown.map((fact) => factPart(fact, context, detail));
  const sources = [...sourcesOf(shown).keys()].map((source) => sourcePart(source, null, context.language));
  return {
    language: context.language,
    title: titleOf(answer, context),
    tone: 'answer',
    window: { from, beyond: Math.max(0, all.length - from - shown.length) },
    parts: [
      ...lacking(answer, shown, context),
      ...facts,
      ...sources,
      lookCloser(shown, answer.topic?.id ?? null, context),
    ],
  };
}

/** What is asked above the choices: one of several, whether the only one is meant, or what is wanted at all. */
function promptOf({ isOpen, choices }: Case<'ambiguous'>) {
  if (isOpen) return 'answer.open';
  return choices.length === 1 ? 'answer.ambiguous-one' : 'answer.ambiguous';
}

function ambiguous(answer: Case<'ambiguous'>, context: CardContext): Card {
  const { language } = context;
  return {
    language,
    title: say(language, answer.isOpen ? 'answer.open-title' : 'answer.ambiguous-title'),
    tone: 'question',
    parts: [
      {
        kind: 'text',
        text: say(language, 'answer.question', { question: shortened(answer.question, MOST_ECHOED) }),
      },
      {
        kind: 'choices',
        prompt: say(language, promptOf(answer)),
        choices: answer.choices.map((meaning) => choiceOfMeaning(meaning, context)),
      },
      // None of them may be meant.
      suggestAction(answer.question, context),
    ],
  };
}

/** `2019; August 2020 (China)`: what there is instead of what was asked for. */
export function haveText(
  have: readonly Have[],
  isPlaceAsked: boolean,
  { book, language }: CardContext,
): string {
  const texts = have.map(({ area, period }) => {
    const label = formatPeriod(period, language);
    if (area.id === book.info.area && !isPlaceAsked) return label;
    return say(language, 'label.in-area', { label, area: inLanguage(area.names, language) });
  });
  return texts.join(say(language, 'list.separator'));
}

/** Where and when there is no growth: of all places the one that everybody means, where none was asked for. */
function withoutGrowth(
  { subject, period, area }: Case<'not-published'>,
  { book, language }: CardContext,
): string {
  const home = subject.kind === 'indicator' ? book.areasOf(subject.indicator)[0] : undefined;
  const place = area ?? home;
  const label = period === null ? null : formatPeriod(period, language);
  if (place === undefined) {
    return label === null
      ? say(language, 'answer.no-growth')
      : say(language, 'answer.no-growth-for', { asked: label });
  }
  const named = inLanguage(place.names, language);
  const asked = label === null ? named : say(language, 'label.in-area', { label, area: named });
  return say(language, 'answer.no-growth-for', { asked });
}

/** Values for the place and period of which a growth was asked for, the latest first. */
function valuesInstead(
  { subject, period, area, isGrowth = false }: Case<'not-published'>,
  { book }: CardContext,
): readonly Have[] {
  if (!isGrowth || subject.kind !== 'indicator') return [];
  const place = area ?? book.areasOf(subject.indicator)[0];
  if (place === undefined) return [];
  const series = book.series(subject.indicator, place);
  const fitting = series.filter((one) => period === null || isWithin(one.period, period));
  return distinct(fitting).slice(0, MOST_CHOICES);
}

/** What there is no value for, and what there is. */
export function whyNot(answer: Case<'not-published'>, context: CardContext): string {
  const { period, area, have, isGrowth = false } = answer;
  const { language } = context;
  const together = (texts: readonly string[]) =>
    texts.filter((text) => text !== '').join(language === 'zh' ? '' : ' ');
  if (isGrowth) {
    const values = valuesInstead(answer, context);
    return together([
      withoutGrowth(answer, context),
      values.length === 0
        ? ''
        : say(language, 'answer.value-for', { have: haveText(values, area !== null, context) }),
      have.length === 0
        ? ''
        : say(language, 'answer.growth-for', { have: haveText(have, area !== null, context) }),
    ]);
  }
  const lacking =
    period !== null && area !== null
      ? say(language, 'answer.not-published-both', {
          area: inLanguage(area.names, language),
          period: formatPeriod(period, language),
        })
      : period !== null
        ? say(language, 'answer.not-published-period', { period: formatPeriod(period, language) })
        : area !== null
          ? say(language, 'answer.not-published-area', { area: inLanguage(area.names, language) })
          : '';
  const has =
    have.length === 0
      ? say(language, 'answer.not-published-none')
      : say(language, 'answer.not-published-have', { have: haveText(have, area !== null, context) });
  return together([lacking, has]);
}

/** What is printed and not to be relied on, each with its caveat. */
export function doubtfulParts(
  { doubtful }: Pick<Case<'not-published'>, 'doubtful'>,
  context: CardContext,
): readonly CardPart[] {
  if (doubtful.length === 0) return [];
  return [
    { kind: 'text', text: say(context.language, 'answer.doubtful') },
    ...doubtful.slice(0, MOST_CHOICES).map((fact) => factPart(fact, context)),
  ];
}

/** What answers for a period and place that there is. */
function lineOfHave(subject: Subject, { area, period }: Have, { book }: CardContext): string {
  const { id } = thing(subject);
  if (subject.kind === 'statement') return `find ${id}`;
  if (subject.kind === 'topic') return `${id} period:${period.text} area:${area.id}`;
  const figures = [...book.series(subject.indicator, area), ...book.targets(subject.indicator, area)];
  const fact = figures.find((figure) => figure.period.text === period.text);
  // Its id is shorter than its description, and a button carries little.
  return fact === undefined
    ? `${subject.indicator.topic} ${id} period:${period.text} area:${area.id}`
    : `find ${fact.id}`;
}

const days = (date: string) => Date.parse(date) / 86_400_000;

/** The few that are nearest to what was asked for, in the order in which they are named: of its place, then by time. */
function nearestOf({ have, area, period }: Case<'not-published'>, { book }: CardContext): readonly Have[] {
  const place = area?.id ?? book.info.area;
  const apart = (one: Have) => (period === null ? 0 : Math.abs(days(one.period.end) - days(period.end)));
  const isElsewhere = (one: Have) => Number(one.area.id !== place);
  const nearest = have.toSorted((a, b) => isElsewhere(a) - isElsewhere(b) || apart(a) - apart(b));
  const few = new Set(nearest.slice(0, MOST_CHOICES));
  return have.filter((one) => few.has(one));
}

/** What there is instead: each period where they are few, else those nearest to the one asked for. */
export function haveChoices(answer: Case<'not-published'>, context: CardContext): readonly Choice[] {
  const { subject, have, area } = answer;
  // A value of what did not grow is nearer than the growth of another year.
  const all = distinct([...valuesInstead(answer, context), ...nearestOf(answer, context)]);
  if (all.length === 0) return [];
  // A topic of many periods is led to as a whole: its card has the latest of each series.
  const isWhole = subject.kind === 'topic' && have.length > MOST_CHOICES;
  if (isWhole || subject.kind === 'statement') return [choiceOf(subject, context)];
  return all.slice(0, MOST_CHOICES).map((one) => ({
    label: haveText([one], area !== null, context),
    line: lineOfHave(subject, one, context),
  }));
}

/** What was asked for, in words that whoever looks after the facts understands. */
export function lackingText(
  { subject, period, area }: Case<'not-published'>,
  { language }: CardContext,
): string {
  const place = area === null ? [] : [inLanguage(area.names, language)];
  const time = period === null ? [] : [formatPeriod(period, language)];
  return [inLanguage(thing(subject).names, language), ...place, ...time].join(', ');
}

function notPublished(answer: Case<'not-published'>, context: CardContext): Card {
  const { language } = context;
  const label = inLanguage(thing(answer.subject).names, language);
  const choices = haveChoices(answer, context);
  return {
    language,
    title: say(language, 'answer.not-published-title', { label }),
    tone: 'nothing',
    parts: [
      { kind: 'text', text: whyNot(answer, context) },
      ...doubtfulParts(answer, context),
      ...(choices.length === 0
        ? [topicChoices(context)]
        : [{ kind: 'choices', prompt: say(language, 'answer.nearest'), choices } as const]),
      suggestAction(lackingText(answer, context), context),
    ],
  };
}

/** The first topics of the pack, as buttons: no answer ends without a next step. */
export function topicChoices(context: CardContext): CardPart {
  const { book, language } = context;
  const choices = book.topics.slice(0, 5).map((topic) => choiceOf({ kind: 'topic', topic }, context));
  return { kind: 'choices', prompt: say(language, 'answer.topics'), choices };
}

/** Lines that work, for a reader who cannot be helped with what is near. */
function examples({ book, language }: CardContext): CardPart {
  const list = exampleLines(book, language).map((line) => `/${book.info.command} ${line}`);
  const text = say(language, 'answer.examples', { list: list.join(say(language, 'list.separator')) });
  return { kind: 'text', text };
}

function unknown(answer: Case<'unknown'>, context: CardContext): Card {
  const { language } = context;
  const nearest = answer.nearest.map((subject) => choiceOf(subject, context));
  return {
    language,
    title: say(language, 'answer.unknown-title'),
    tone: 'nothing',
    parts: [
      {
        kind: 'text',
        text: say(language, 'answer.unknown', { question: shortened(answer.question, MOST_ECHOED) }),
      },
      ...(nearest.length === 0
        ? [examples(context), topicChoices(context)]
        : [{ kind: 'choices', prompt: say(language, 'answer.nearest'), choices: nearest } as const]),
      suggestAction(answer.question, context),
    ],
  };
}

/** The card of an answer, in the reader's language. */
export function cardFromAnswer(answer: Answer, context: CardContext): Card {
  switch (answer.outcome) {
    case 'found':
      return found(answer, context);
    case 'ambiguous':
      return ambiguous(answer, context);
    case 'not-published':
      return notPublished(answer, context);
    case 'unknown':
      return unknown(answer, context);
    default:
      return answer satisfies never;
  }
}
