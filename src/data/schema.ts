import { z } from 'zod';
import {
  AGGREGATIONS,
  DOUBTS,
  FREQUENCIES,
  RELIABILITIES,
  SCALES,
  STATEMENT_KINDS,
  STATUSES,
} from '../core/fact.ts';
import { LANGUAGES } from '../core/language.ts';
import { QUALIFIERS } from '../core/unit.ts';
import {
  aliases,
  date,
  entry,
  id,
  list,
  localized,
  number,
  oneOf,
  period,
  publicationDate,
  text,
  whole,
} from './fields.ts';

/** Discord's 25 subcommands less the twelve that every pack has or will have. */
export const MOST_TOPICS = 13;

// The bounds below keep every card within the limits of both platforms.

const CURRENCY_REMEDY =
  'Write percent, count with its nouns, or a currency code of ISO 4217 such as USD or CNY.';
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, { error: CURRENCY_REMEDY, abort: true })
  .refine((code) => CURRENCIES.has(code), { error: CURRENCY_REMEDY });

const noun = text(80, 'Write the noun as it follows such a number: 20 centers.').exactOptional();
const nouns = entry(
  { zero: noun, one: noun, two: noun, few: noun, many: noun, other: noun },
  'Write the plural forms of the noun.',
).exactOptional();
const count = entry({ en: nouns, zh: nouns, ru: nouns }, 'Write the nouns by language.');

const unit = z
  .union([z.literal('percent'), currency, entry({ count }, 'Write count with the nouns by language.')], {
    error: 'Write percent, a currency code such as USD, or count with the nouns by language.',
  })
  .describe(
    'What a value counts: percent, a currency code such as USD, or count with the nouns by language.',
  );

const indicatorId = id<'indicator'>('Write the id of an indicator.');
const areaId = id<'area'>('Write the id of an area.');
const FORMULA_REMEDY =
  'Write {kind: share, part: …, whole: …}, {kind: per, amount: …, by: …}, {kind: implied-previous, of: …}, {kind: growth, of: …} or {kind: share-of-area, of: …, whole: an area}.';
const formula = z
  .discriminatedUnion(
    'kind',
    [
      entry({ kind: z.literal('share'), part: indicatorId, whole: indicatorId }, FORMULA_REMEDY),
      entry({ kind: z.literal('per'), amount: indicatorId, by: indicatorId }, FORMULA_REMEDY),
      entry({ kind: z.literal('implied-previous'), of: indicatorId }, FORMULA_REMEDY),
      entry({ kind: z.literal('growth'), of: indicatorId }, FORMULA_REMEDY),
      entry({ kind: z.literal('share-of-area'), of: indicatorId, whole: areaId }, FORMULA_REMEDY),
    ],
    { error: FORMULA_REMEDY },
  )
  .describe('How the indicator is computed from others; left out where sources report it.');

const months = whole(1, 600, 'Write the months from the end of a period until a newer value should be out.');
const BASIS_REMEDY = 'Write year-on-year, or the period it is measured against: 2005.';
const basis = z.union([z.literal('year-on-year'), period], { error: BASIS_REMEDY }).describe(BASIS_REMEDY);
const paragraph = whole(
  0,
  9999,
  'Write the number of the paragraph in the source: 0 for the title block, the body from 1.',
);
const printed = list(
  text(200, 'Write the number strings and names exactly as they stand in the paragraph.'),
  20,
  'Write the number strings and names exactly as they stand in the paragraph.',
).min(1, { error: 'Write at least one number string or name as it stands in the paragraph.' });
const caveat = localized(300, 'Write what a reader must know before using it.').exactOptional();

const place = { source: id<'source'>('Write the id of a source.'), paragraph, printed };

/** What observations and statements share. */
const provenance = {
  ...place,
  also: list(
    entry(place, 'Write where else the same is told: {source: …, paragraph: …, printed: […]}.'),
    5,
    'Write where else the same is told.',
  ).exactOptional(),
  contradicts: list(
    id<'fact'>('Write the id of a fact.'),
    8,
    'Write the facts of another indicator, period or kind that are hard to reconcile with it.',
  ).exactOptional(),
  doubt: oneOf(DOUBTS, 'Why it is kept but not relied on; the caveat says more.').exactOptional(),
  unchecked: z
    .literal(true, { error: 'Write true, or leave the key out.' })
    .describe('That no second reader found it in the source.')
    .exactOptional(),
  /** The day it was published; the source's own date unless given. */
  vintage: date.exactOptional(),
  caveat,
};

const timeZone = text(60, 'Write an IANA time zone such as Asia/Shanghai.').refine(isTimeZone, {
  error: 'Write an IANA time zone such as Asia/Shanghai.',
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Z]/.test(name); // Intl takes offsets such as +08:00 too, which no calendar rule belongs to
  } catch {
    return false;
  }
}

const URL_REMEDY = 'Write the whole address with http:// or https://, or leave the key out.';
const address = z
  .url({ protocol: /^https?$/, hostname: /./, error: URL_REMEDY })
  .max(512, { error: `${URL_REMEDY} At most 512 characters.` })
  .regex(/^[^\s<>|"\\^`{}]+$/, {
    error: `${URL_REMEDY} Without spaces, quotation marks and brackets < > { }.`,
  })
  .refine((value) => !/^https?:\/\/[^/]*@/.test(value), { error: `${URL_REMEDY} Without a user name.` })
  .describe('The address where the source can be read.');

const LANGUAGE_TAG_REMEDY = 'Write the language it is written in: en, zh, ru, zh-Hant.';
const languageTag = z
  .string({ error: LANGUAGE_TAG_REMEDY })
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, { error: LANGUAGE_TAG_REMEDY })
  .describe(LANGUAGE_TAG_REMEDY);

/** `pack.yaml` */
export const PackFile = entry(
  {
    command: z
      .string({ error: 'Write the slash command without its slash.' })
      .regex(/^[a-z][a-z0-9-]{0,31}$/, {
        error: 'Write the slash command without its slash: up to 32 lower-case letters, digits and hyphens.',
      })
      .describe('The root slash command, without the slash.'),
    title: localized(100, 'Write the name of the bot.'),
    summary: localized(100, 'Write what the command does.'),
    accent: z
      .string({ error: 'Write a colour in quotation marks: "#1d6fa5".' })
      .regex(/^#[0-9a-fA-F]{6}$/, { error: 'Write a colour as six hexadecimal digits: "#1d6fa5".' })
      .describe('The colour beside a reply: "#1d6fa5".'),
    language: oneOf(LANGUAGES, 'The language for readers of none of the languages.'),
    languages: list(
      oneOf(LANGUAGES, 'A language.'),
      LANGUAGES.length,
      'Write the languages of all texts.',
    ).min(1, { error: `Write at least one of: ${LANGUAGES.join(', ')}.` }),
    timeZone,
    area: id<'area'>('Write the id of the home area.'),
    examples: list(
      text(100, 'Write a line as typed after the root command.'),
      20,
      'Write lines that work as typed after the root command.',
    ).min(1, { error: 'Write at least one line that works as typed after the root command.' }),
  },
  'Write who this bot is.',
);

/** An entry of `topics.yaml` */
export const TopicEntry = entry(
  {
    id: id<'topic'>('Write a short id: it is the subcommand.').refine((value) => value.length <= 32, {
      error: 'Write a shorter id: it is a subcommand, at most 32 characters.',
    }),
    names: localized(32, 'Write the name of the topic.'),
    aliases,
    first: list(
      id<'indicator' | 'fact'>('Write the id of an indicator or a statement.'),
      25,
      'Write the indicators and statements that are shown first.',
    ),
  },
  'Write a topic.',
);

/** An entry of `areas.yaml` */
export const AreaEntry = entry(
  {
    id: id<'area'>('Write an id for the area.'),
    names: localized(100, 'Write the name of the area.'),
    aliases,
    parent: id<'area'>('Write the id of the area it lies in, or leave the key out.').exactOptional(),
  },
  'Write an area.',
);

/** An entry of `indicators.yaml` */
export const IndicatorEntry = entry(
  {
    id: indicatorId,
    topic: id<'topic'>('Write the id of a topic.'),
    names: localized(100, 'Write the name of the indicator.'),
    aliases,
    definition: localized(300, 'Write what is counted, in your own words.'),
    unit,
    scale: oneOf(
      SCALES,
      'Whether zero means none (ratio, as when left out) or is a mark like any other (interval: degrees Celsius).',
    ).exactOptional(),
    frequency: oneOf(FREQUENCIES, 'How often a value is published; once for an event or an ended series.'),
    aggregation: oneOf(
      AGGREGATIONS,
      'How periods combine: a flow is a sum, a stock its last value, a rate none.',
    ),
    nextAfterMonths: months.exactOptional(),
    formula: formula.exactOptional(),
  },
  'Write an indicator.',
);

/** An entry of `sources.yaml` */
export const SourceEntry = entry(
  {
    id: id<'source'>('Write an id for the source.'),
    title: text(250, 'Write the title of the document.'),
    publisher: text(120, 'Write who published it.'),
    url: address.exactOptional(),
    published: publicationDate.exactOptional(),
    language: languageTag,
    licence: text(120, 'Write the licence that the source states.').exactOptional(),
    reliability: oneOf(
      RELIABILITIES,
      'The kind of source, the most reliable first; a mirror is never linked.',
    ),
    retrieved: date.exactOptional(),
    excerpt: z
      .literal(true, { error: 'Write true, or leave the key out.' })
      .describe('That only a part of the document was seen.')
      .exactOptional(),
  },
  'Write a source.',
);

/** An entry of `observations/<topic>.yaml` */
export const ObservationEntry = entry(
  {
    id: id<'fact'>('Write an id for the fact.'),
    indicator: indicatorId,
    area: id<'area'>('Write the id of an area.'),
    period,
    value: number(
      'Write the number with the digits of the source, without grouping and quotation marks: 3.45.',
    ),
    multiplier: whole(
      0,
      15,
      'Write the power of ten: 9 for billion, 6 for million, 8 for 亿.',
    ).exactOptional(),
    qualifier: oneOf(QUALIFIERS, 'How the source hedges the value.').exactOptional(),
    unit: currency
      .describe('The currency that the source prints, where it is not that of the indicator.')
      .exactOptional(),
    status: oneOf(STATUSES, 'Whether it happened, is an estimate, or is aimed at.').exactOptional(),
    change: entry(
      {
        percent: number('Write the percentage as printed, negative for a fall: 89.35.'),
        basis,
        qualifier: oneOf(QUALIFIERS, 'How the source hedges the percentage.').exactOptional(),
      },
      'Write the change that the source prints.',
    ).exactOptional(),
    break: z
      .literal(true, { error: 'Write true, or leave the key out.' })
      .describe(
        'That the series breaks here: no change is computed from an earlier value. The caveat says why.',
      )
      .exactOptional(),
    ...provenance,
  },
  'Write an observation.',
);

/** An entry of `statements/<topic>.yaml` */
export const StatementEntry = entry(
  {
    id: id<'fact'>('Write an id for the fact.'),
    tells: oneOf(STATEMENT_KINDS, 'What kind of statement it is.'),
    names: localized(100, 'Write a short name for lists and buttons.'),
    aliases,
    text: localized(600, 'Write one sentence in your own words.'),
    members: list(
      localized(120, 'Write who or what is named.'),
      40,
      'Write who or what it names.',
    ).exactOptional(),
    area: id<'area'>('Write the id of an area.'),
    period,
    nextAfterMonths: months.exactOptional(),
    ...provenance,
  },
  'Write a statement.',
);

export type PackFile = z.infer<typeof PackFile>;
export type TopicEntry = z.infer<typeof TopicEntry>;
export type AreaEntry = z.infer<typeof AreaEntry>;
export type IndicatorEntry = z.infer<typeof IndicatorEntry>;
export type SourceEntry = z.infer<typeof SourceEntry>;
export type ObservationEntry = z.infer<typeof ObservationEntry>;
export type StatementEntry = z.infer<typeof StatementEntry>;
