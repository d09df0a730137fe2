import { z } from 'zod';
import type { CardPart } from '../card/card.ts';
import { factPart, sourcePart, sourcesOf } from '../card/fact-parts.ts';
import { answerIndicator, MOST_CHOICES } from '../core/answer.ts';
import { type Comparison, compareFigures } from '../core/comparison.ts';
import type { ChangeBetween } from '../core/derive.ts';
import type { Area, Indicator } from '../core/fact.ts';
import { inLanguage } from '../core/language.ts';
import type { Period } from '../core/period.ts';
import { findPeriod } from '../core/period-words.ts';
import { contentStems, normalise } from '../core/words.ts';
import { formatPercentChange, formatPeriod, formatQuantity } from '../text/format.ts';
import { say, sayInAll } from '../text/say.ts';
import { AS_OF, answeredAsOf } from './as-of.ts';
import type { CommandContext, Reply } from './command.ts';
import { completeQuestion } from './complete-subject.ts';
import { argument, defineCommand } from './define-command.ts';
import { printLine } from './line.ts';
import { cardContext, replyWith, replyWithCard } from './reply.ts';

/** What is to be compared, read from the words of all arguments together. */
type Asked = {
  readonly stems: readonly string[];
  readonly periods: readonly Period[];
  readonly areas: readonly Area[];
};

/** Takes every period and every place out of the words; what is left names the indicator. */
function readAsked(text: string, { book }: CommandContext): Asked {
  const periods: Period[] = [];
  const areas: Area[] = [];
  let rest = normalise(text);
  for (let found = findPeriod(rest); found !== null; found = findPeriod(rest)) {
    periods.push(found.period);
    rest = found.rest;
  }
  for (let found = book.search.findArea(rest); found !== null; found = book.search.findArea(rest)) {
    if (!areas.includes(found.area)) areas.push(found.area);
    rest = found.rest;
  }
  return { stems: contentStems(rest), periods, areas };
}

function indicatorsFor(text: string, { stems }: Asked, { book }: CommandContext): readonly Indicator[] {
  const called = book.search.called(stems);
  const byId = called.length > 0 ? null : book.indicator(text.trim().split(/\s+/)[0] ?? '');
  if (byId !== null) return [byId];
  const subjects = called.length > 0 ? called : book.search.matching(stems);
  const indicators = subjects.flatMap((subject) => (subject.kind === 'indicator' ? subject.indicator : []));
  const reported = indicators.filter(({ formula }) => formula === null);
  return reported.length > 0 ? reported : indicators;
}

function changeText({ later, earlier, percent }: ChangeBetween, { language }: CommandContext): string {
  const value = (of: typeof later) => formatQuantity(of.quantity, of.unit, language);
  return say(language, 'compare.change', {
    area: inLanguage(later.area.names, language),
    later: formatPeriod(later.period, language),
    earlier: formatPeriod(earlier.period, language),
    percent: formatPercentChange(percent, language),
    formula: `${value(later)} ÷ ${value(earlier)} − 1`,
  });
}

function cardParts(comparison: Comparison, context: CommandContext): readonly CardPart[] {
  const { language } = context;
  const known = cardContext(context);
  const lacking = comparison.lacking.map(({ area, period }) =>
    [inLanguage(area.names, language), period === null ? [] : formatPeriod(period, language)]
      .flat()
      .join(', '),
  );
  const text = (words: string): CardPart => ({ kind: 'text', text: words });
  return [
    ...comparison.figures.map((figure) => factPart(figure, known, 'glance')),
    ...comparison.changes.map((change) => text(changeText(change, context))),
    ...(lacking.length === 0
      ? []
      : [text(say(language, 'compare.lacking', { list: lacking.join(say(language, 'list.separator')) }))]),
    ...[...sourcesOf(comparison.figures).keys()].map((source) => sourcePart(source, null, language)),
  ];
}

function compareIndicator(indicator: Indicator, { periods, areas }: Asked, context: CommandContext): Reply {
  const { book, language } = context;
  const comparison = compareFigures(book, indicator, { periods, areas });
  const words = [indicator.id, ...periods.map(({ text }) => text), ...areas.map(({ id }) => id)].join(' ');
  const line = printLine({ command: 'compare', args: { indicator: words } }, 'indicator');
  if (comparison.figures.length === 0) {
    const within = { period: periods[0] ?? null, area: areas[0] ?? null };
    return { ...replyWith(answerIndicator(book, indicator, within), line, context), line };
  }
  const title = say(language, 'compare.title', { label: inLanguage(indicator.names, language) });
  const card = { language, title, tone: 'answer', parts: cardParts(comparison, context) } as const;
  return { ...replyWithCard(card, line), facts: comparison.figures };
}

/** Several indicators fit the words: each becomes a button that compares it for the same places and periods. */
function askWhich(
  indicators: readonly Indicator[],
  { periods, areas }: Asked,
  context: CommandContext,
): Reply {
  const { language } = context;
  const words = [...periods.map(({ text }) => text), ...areas.map(({ id }) => id)];
  const choices = indicators.slice(0, MOST_CHOICES).map((indicator) => ({
    label: inLanguage(indicator.names, language),
    line: ['compare', indicator.id, ...words].join(' '),
  }));
  const prompt = say(language, 'answer.ambiguous');
  return {
    card: { language, title: prompt, tone: 'question', parts: [{ kind: 'choices', prompt, choices }] },
    outcome: 'ambiguous',
    facts: [],
    line: 'compare',
  };
}

function compareWords(text: string, context: CommandContext): Reply {
  const { book } = context;
  const asked = readAsked(text, context);
  const indicators = indicatorsFor(text, asked, context);
  const [only, ...others] = indicators;
  if (only === undefined) {
    const near = book.search.near(asked.stems.join(' '), MOST_CHOICES);
    return replyWith({ outcome: 'unknown', question: text, nearest: near }, 'compare', context);
  }
  return others.length === 0 ? compareIndicator(only, asked, context) : askWhich(indicators, asked, context);
}

/** `/<root> compare goods trade Heilongjiang 2021 2022`: values side by side, with the changes between them. */
export const compare = defineCommand({
  name: 'compare',
  names: sayInAll('command.compare.name'),
  summary: sayInAll('command.compare.summary'),
  args: z.object({
    indicator: argument('argument.compare', 200),
    with: argument('argument.compare-with', 200).optional(),
    'as-of': AS_OF,
  }),
  rest: 'indicator',
  complete: {
    indicator: (text, context) => completeQuestion(text, context, ({ kind }) => kind === 'indicator'),
  },
  run: ({ indicator, with: others, 'as-of': day }, context) =>
    answeredAsOf(day, context, (then) => compareWords([indicator, others ?? []].flat().join(' '), then)),
});
