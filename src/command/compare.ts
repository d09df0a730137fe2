import { z } from 'zod';
import { suggestAction } from '../card/from-answer.ts';
import { cardFromComparison, cardFromNoComparison } from '../card/from-comparison.ts';
import { answerIndicator, MOST_CHOICES } from '../core/answer/answer.ts';
import { dated } from '../core/ask/dated.ts';
import { type Asked, compareFigures } from '../core/book/comparison.ts';
import type { Area, Indicator } from '../core/fact.ts';
import { inLanguage } from '../core/language.ts';
import type { Period } from '../core/period/period.ts';
import { findPeriod } from '../core/period/period-words.ts';
import { asksToCompare, withoutComparing, withYearsApart } from '../core/words/comparing-words.ts';
import { contentStems, normalise } from '../core/words/words.ts';
import { say, sayInAll } from '../text/say.ts';
import { AS_OF, answeredAsOf } from './as-of.ts';
import type { CommandContext, Reply } from './command.ts';
import { completeIndicator } from './complete-subject.ts';
import { argument, defineCommand } from './define-command.ts';
import { printLine } from './line.ts';
import { cardContext, replyWith, replyWithCard } from './reply.ts';

/** Takes every period and every place out of the words; what is left names the indicators. */
function readAsked(text: string, { book, today }: CommandContext): Asked & { readonly rest: string } {
  const periods: Period[] = [];
  const areas: Area[] = [];
  let rest = withYearsApart(normalise(dated(book, text, today)));
  for (let found = findPeriod(rest); found !== null; found = findPeriod(rest)) {
    if (!periods.includes(found.period)) periods.push(found.period);
    rest = found.rest;
  }
  for (let found = book.search.findArea(rest); found !== null; found = book.search.findArea(rest)) {
    if (!areas.includes(found.area)) areas.push(found.area);
    rest = found.rest;
  }
  return { periods, areas, rest };
}

/** What stands between the names of two indicators, and nowhere in one. */
const SEPARATORS = /[,;，；、]|(?<!\p{L})(?:vs|versus|против)(?!\p{L})/u;

/** What may stand there, or in a single name. */
const CONJUNCTIONS = /(?<!\p{L})(?:and|with|и|с)(?!\p{L})|和|与/u;

function reportedFirst(indicators: readonly Indicator[]): readonly Indicator[] {
  const reported = indicators.filter(({ formula }) => formula === null);
  return reported.length > 0 ? reported : indicators;
}

/** Indicators that are called so, or else whose names have all of these words. */
function indicatorsNamed(words: string, by: 'called' | 'matching', { book }: CommandContext) {
  const subjects = book.search[by](contentStems(words));
  return reportedFirst(subjects.flatMap((one) => (one.kind === 'indicator' ? one.indicator : [])));
}

/** Several names one after the other, each of which means one indicator; none where one of them does not. */
function indicatorsListed(words: string, between: RegExp, context: CommandContext): readonly Indicator[] {
  const names = words.split(between).filter((name) => contentStems(name).length > 0);
  const each = names.map((name) => {
    const called = indicatorsNamed(name, 'called', context);
    return called.length > 0 ? called : indicatorsNamed(name, 'matching', context);
  });
  return names.length > 1 && each.every(({ length }) => length === 1) ? [...new Set(each.flat())] : [];
}

type Read = Asked & {
  /** To be compared with each other. */
  readonly indicators: readonly Indicator[];
  /** Where the words fit several, of which one is meant. */
  readonly among: readonly Indicator[];
  readonly rest: string;
};

/** No word is dropped: what names no period, place or indicator makes the whole unknown. */
function readComparison(text: string, context: CommandContext): Read {
  const asked = readAsked(text, context);
  const read = (found: readonly Indicator[]): Read => {
    const [, second] = found;
    return second === undefined
      ? { ...asked, indicators: found, among: [] }
      : { ...asked, indicators: [], among: found };
  };
  const separated = indicatorsListed(asked.rest, SEPARATORS, context);
  if (separated.length > 0) return { ...asked, indicators: separated, among: [] };
  // A name may have such a word in it.
  const asNamed = indicatorsNamed(asked.rest, 'called', context);
  const named = asNamed.length > 0 ? asked.rest : withoutComparing(asked.rest);
  const called = asNamed.length > 0 ? asNamed : indicatorsNamed(named, 'called', context);
  // Ids come out before places do, since the name of a place may be a part of one.
  const words = text.split(/[\s,;，；、]+/);
  const ids = words.flatMap((word) => context.book.indicator(word.toLowerCase()) ?? []);
  const others = words.filter((word) => context.book.indicator(word.toLowerCase()) === null).join(' ');
  const beside = readAsked(others, context);
  if (called.length === 0 && ids.length > 0 && contentStems(beside.rest).length === 0) {
    return { ...beside, indicators: [...new Set(ids)], among: [] };
  }
  const found = called.length > 0 ? called : indicatorsNamed(named, 'matching', context);
  const isReported = found.some(({ formula }) => formula === null);
  // Two names together may be that of their ratio, which is not what is asked for.
  const joined = isReported ? [] : indicatorsListed(asked.rest, CONJUNCTIONS, context);
  return joined.length > 0 ? { ...asked, indicators: joined, among: [] } : read(found);
}

function compareIndicators({ indicators, periods, areas }: Read, context: CommandContext): Reply {
  const { book } = context;
  const comparison = compareFigures(book, indicators, { periods, areas });
  const words = [...indicators, ...areas].map(({ id }) => String(id));
  const asked = [...words, ...periods.map(({ text }) => text)].join(' ');
  const line = printLine({ command: 'compare', args: { indicator: asked } }, 'indicator');
  const known = cardContext(context);
  if (comparison.figures.length > 0) {
    const card = cardFromComparison(comparison, indicators, known);
    return { ...replyWithCard(card, line), facts: comparison.figures };
  }
  const [indicator, ...others] = indicators;
  if (indicator !== undefined && others.length === 0 && periods.length < 2 && areas.length < 2) {
    const within = { period: periods[0] ?? null, area: areas[0] ?? null };
    return replyWith(answerIndicator(book, indicator, within), line, context);
  }
  const card = cardFromNoComparison(comparison, indicators, known);
  return { card, outcome: 'not-published', facts: [], line };
}

/** Several indicators fit the words: each becomes a button that compares it for the same places and periods. */
function askWhich({ among, periods, areas }: Read, text: string, context: CommandContext): Reply {
  const { language } = context;
  const words = [...areas.map(({ id }) => String(id)), ...periods.map(({ text }) => text)];
  const choices = among.slice(0, MOST_CHOICES).map((indicator) => ({
    label: inLanguage(indicator.names, language),
    line: ['compare', indicator.id, ...words].join(' '),
  }));
  const prompt = say(language, 'answer.ambiguous');
  return {
    card: {
      language,
      title: prompt,
      tone: 'question',
      parts: [{ kind: 'choices', prompt, choices }, suggestAction(text, cardContext(context))],
    },
    outcome: 'ambiguous',
    facts: [],
    line: 'compare',
  };
}

function compareWords(text: string, context: CommandContext): Reply {
  const read = readComparison(text, context);
  if (read.among.length > 0) return askWhich(read, text, context);
  if (read.indicators.length > 0) return compareIndicators(read, context);
  const near = context.book.search.near(contentStems(read.rest).join(' '), MOST_CHOICES);
  return replyWith({ outcome: 'unknown', question: text, nearest: near }, 'compare', context);
}

/**
 * A free question that asks to compare, answered as the command does; `null` where it asks for something else, or where
 * a word of it names neither a time nor a place nor what is compared.
 */
export function answerComparing(text: string, context: CommandContext): Reply | null {
  if (!asksToCompare(text)) return null;
  const read = readComparison(text, context);
  const { indicators, among, periods, areas } = read;
  if (indicators.length < 2 && periods.length < 2 && areas.length < 2) return null;
  if (indicators.length === 0) return among.length === 0 ? null : askWhich(read, text, context);
  const reply = compareIndicators(read, context);
  return reply.outcome === 'unknown' ? null : reply;
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
  complete: { indicator: completeIndicator },
  run: ({ indicator, with: others, 'as-of': day }, context) =>
    answeredAsOf(day, context, (then) => compareWords([indicator, others ?? []].flat().join(' '), then)),
});
