import type { Comparison, Row } from '../core/book/comparison.ts';
import { type ChangeBetween, type NoChange, REASONS, type Reason } from '../core/book/derive.ts';
import type { Indicator, Observation } from '../core/fact.ts';
import { inLanguage, type Locale } from '../core/language.ts';
import type { Period } from '../core/period/period.ts';
import { formatDifference, formatPeriod, formatQuantity } from '../text/format.ts';
import { say } from '../text/say.ts';
import type { Card, CardPart } from './card.ts';
import { factPart, sourcePart, sourcesOf } from './fact-parts.ts';
import { doubtfulParts, haveText } from './from-answer.ts';
import type { CardContext } from './label.ts';

const listed = (texts: readonly string[], language: Locale) => texts.join(say(language, 'list.separator'));

function changeText({ later, earlier, difference, qualifier }: ChangeBetween, language: Locale): string {
  const change = formatDifference(difference, language);
  const values = {
    later: formatQuantity(later.quantity, later.unit, language),
    earlier: formatQuantity(earlier.quantity, earlier.unit, language),
  };
  return say(language, 'compare.change', {
    what: inLanguage(later.area.names, language),
    later: formatPeriod(later.period, language),
    earlier: formatPeriod(earlier.period, language),
    change: qualifier === null ? change : say(language, `qualifier.${qualifier}`, { value: change }),
    formula: say(
      language,
      difference.kind === 'percent' ? 'fact.formula.growth' : 'compare.formula.difference',
      values,
    ),
  });
}

/** One sentence for each reason why no change is computed. */
function unlikeTexts(unlike: readonly NoChange[], language: Locale): readonly string[] {
  const pair = ({ later, earlier }: NoChange) =>
    say(language, 'compare.pair', {
      what: inLanguage(later.area.names, language),
      later: formatPeriod(later.period, language),
      earlier: formatPeriod(earlier.period, language),
    });
  return REASONS.flatMap((why: Reason) => {
    const pairs = unlike.filter((one) => one.why === why).map(pair);
    if (pairs.length === 0) return [];
    return say(language, 'compare.none', {
      why: say(language, `compare.none.${why}`),
      pairs: listed(pairs, language),
    });
  });
}

/** `Heilongjiang`; with several indicators, `Exports, Heilongjiang`. */
function rowText({ indicator, area }: Row, indicators: readonly Indicator[], language: Locale): string {
  const place = inLanguage(area.names, language);
  if (indicators.length === 1) return place;
  return say(language, 'label.in-area', { label: inLanguage(indicator.names, language), area: place });
}

function lackingText({ lacking }: Comparison, indicators: readonly Indicator[], language: Locale): string {
  const list = lacking.map(({ period, ...row }) =>
    [rowText(row, indicators, language), period === null ? [] : formatPeriod(period, language)]
      .flat()
      .join(', '),
  );
  return say(language, 'compare.lacking', { list: listed(list, language) });
}

/** What was asked for and is not among the figures, each thing by its name. */
function missingTexts(comparison: Comparison, indicators: readonly Indicator[], language: Locale) {
  const { isApart, otherwise, lacking, beyond } = comparison;
  return [
    ...(isApart ? [say(language, 'compare.apart')] : []),
    ...otherwise.map(({ periods, ...row }) =>
      say(language, 'compare.only', {
        what: rowText(row, indicators, language),
        list: listed(
          periods.map((period) => formatPeriod(period, language)),
          language,
        ),
      }),
    ),
    ...(lacking.length === 0 ? [] : [lackingText(comparison, indicators, language)]),
    ...(beyond === 0 ? [] : [say(language, 'answer.more', { count: beyond })]),
  ];
}

const namesOf = (indicators: readonly Indicator[], language: Locale) =>
  listed(
    indicators.map(({ names }) => inLanguage(names, language)),
    language,
  );

/** Values side by side, the changes between them or why there are none, and what was asked for and is missing. */
export function cardFromComparison(
  comparison: Comparison,
  indicators: readonly Indicator[],
  context: CardContext,
): Card {
  const { language } = context;
  const text = (words: string): CardPart => ({ kind: 'text', text: words });
  const notice = (words: string): CardPart => ({ kind: 'notice', text: words });
  return {
    language,
    title: say(language, 'compare.title', { label: namesOf(indicators, language) }),
    tone: 'answer',
    parts: [
      ...comparison.figures.map((figure) => factPart(figure, context, 'glance')),
      ...comparison.changes.map((change) => text(changeText(change, language))),
      ...unlikeTexts(comparison.unlike, language).map(text),
      ...missingTexts(comparison, indicators, language).map(notice),
      ...[...sourcesOf(comparison.figures).keys()].map((source) => sourcePart(source, null, language)),
    ],
  };
}

/** Nothing of what was to be compared is known: each thing that is missing, what there is instead, and what is doubted. */
export function cardFromNoComparison(
  comparison: Comparison,
  indicators: readonly Indicator[],
  context: CardContext,
): Card {
  const { book, language } = context;
  const missing = comparison.lacking;
  const asked = missing.flatMap(({ indicator, area }) => book.series(indicator, area));
  const known =
    asked.length > 0
      ? asked
      : indicators.flatMap((one) => book.areasOf(one).flatMap((area) => book.series(one, area)));
  const have = [...new Map(known.map((one) => [`${one.area.id} ${one.period.text}`, one])).values()];
  const isAsked = (of: Observation, period: Period | null) =>
    period === null || of.period.text === period.text;
  const doubtful = missing.flatMap(({ indicator, area, period }) =>
    book.doubtful(indicator, area).filter((figure) => isAsked(figure, period)),
  );
  const has =
    have.length === 0
      ? say(language, 'answer.not-published-none')
      : say(language, 'answer.not-published-have', { have: haveText(have, true, context) });
  return {
    language,
    title: say(language, 'answer.not-published-title', { label: namesOf(indicators, language) }),
    tone: 'nothing',
    parts: [
      { kind: 'text', text: lackingText(comparison, indicators, language) },
      { kind: 'text', text: has },
      ...doubtfulParts({ doubtful: [...new Set(doubtful)] }, context),
      {
        kind: 'choices',
        prompt: say(language, 'answer.nearest'),
        choices: indicators.map(({ id, names }) => ({
          label: inLanguage(names, language),
          line: `find ${id}`,
        })),
      },
    ],
  };
}
