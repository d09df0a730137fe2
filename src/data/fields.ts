import { z } from 'zod';
import { ID_MAX_LENGTH, ID_PATTERN, parseId } from '../core/id.ts';
import { parseIsoDate, parseIsoMonth } from '../core/period/iso-date.ts';
import { parsePeriod } from '../core/period/period.ts';
import { nearestOf } from './nearest.ts';

// The kinds of values that entries are made of. Every `error` is the remedy that a fault ends with; what is wrong is
// said by check-shape.ts, which knows the value. The remedies also describe the fields in the JSON Schemas.

/** One line, no space at either end, nothing invisible that would reorder or break a line. */
const CLEAN = /^(?!.*[\p{Cc}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff])\S(?:.*\S)?$/u;

/** Text on one line. */
export function text(max: number, remedy: string) {
  const error = `${remedy} At most ${max} characters on one line, without spaces at the ends.`;
  return z.string({ error }).max(max, { error }).regex(CLEAN, { error }).describe(remedy);
}

/** A whole number within bounds. */
export function whole(min: number, max: number, remedy: string) {
  return z.int({ error: remedy }).min(min, { error: remedy }).max(max, { error: remedy }).describe(remedy);
}

/** One of some words. */
export function oneOf<const Values extends readonly string[]>(values: Values, remedy: string) {
  return z
    .enum(values, {
      error: (issue) =>
        typeof issue.input === 'string'
          ? nearestOf(issue.input, values, 'The choices are')
          : `The choices are: ${values.join(', ')}.`,
    })
    .describe(remedy);
}

/** A list of at most `max` entries. */
export function list<Item extends z.ZodType>(item: Item, max: number, remedy: string) {
  const error = `${remedy} A list of at most ${max} entries.`;
  return z.array(item, { error }).max(max, { error }).describe(remedy);
}

/** An object that allows no key but its own; its remedies stand one a line, in the order of the unknown keys. */
export function entry<Shape extends z.core.$ZodShape>(shape: Shape, remedy: string) {
  const known = Object.keys(shape);
  return z
    .strictObject(shape, {
      error: (issue) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((key: string) => nearestOf(key, known, 'The keys here are')).join('\n')
          : `${remedy} The keys here are: ${known.join(', ')}.`,
    })
    .describe(remedy);
}

/** An id in its branded form. */
export function id<Kind extends string>(remedy: string) {
  const error = `${remedy} Lower-case letters, digits and single hyphens, at most ${ID_MAX_LENGTH} characters.`;
  return z
    .string({ error })
    .regex(ID_PATTERN, { error, abort: true })
    .max(ID_MAX_LENGTH, { error })
    .describe(remedy)
    .transform((value, context) => {
      const parsed = parseId<Kind>(value);
      if (parsed !== null) return parsed;
      context.addIssue({ code: 'custom', message: error });
      return z.NEVER;
    });
}

const DATE_REMEDY = 'Write a calendar day as year-month-day: 2020-08-31.';
/** A calendar day. */
export const date = z
  .string({ error: DATE_REMEDY })
  .describe(DATE_REMEDY)
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: DATE_REMEDY, abort: true })
  .transform((value, context) => {
    const parsed = parseIsoDate(value);
    if (parsed !== null) return parsed;
    context.addIssue({ code: 'custom', message: DATE_REMEDY });
    return z.NEVER;
  });

const PUBLICATION_REMEDY =
  'Write a calendar day, or the month where only that is known: 2020-08-31 or 2018-07.';
/** A calendar day, or a month. */
export const publicationDate = z
  .string({ error: PUBLICATION_REMEDY })
  .describe(PUBLICATION_REMEDY)
  .regex(/^\d{4}-\d{2}(?:-\d{2})?$/, { error: PUBLICATION_REMEDY, abort: true })
  .transform((value, context) => {
    const parsed = parseIsoDate(value) ?? parseIsoMonth(value);
    if (parsed !== null) return parsed;
    context.addIssue({ code: 'custom', message: PUBLICATION_REMEDY });
    return z.NEVER;
  });

const PERIOD_REMEDY =
  'Write 2019, 2019-H1, 2019-Q3, 2019-09 or 2019-09-30, a range of two of one kind, the earlier first: 2018/2020, or ../2019-05 for a running total.';
/** The time a value describes; a year may be written as a number. */
export const period = z
  .union([z.int(), z.string()], { error: PERIOD_REMEDY })
  .describe(PERIOD_REMEDY)
  .transform((value, context) => {
    const parsed = parsePeriod(String(value));
    if (parsed !== null) return parsed;
    context.addIssue({ code: 'custom', message: PERIOD_REMEDY });
    return z.NEVER;
  });

/** The same text in every language of the pack. */
export function localized(max: number, remedy: string) {
  const one = text(max, remedy).exactOptional();
  return entry({ en: one, zh: one, ru: one }, remedy);
}

const alias = text(100, 'Write one other name.');
const words = list(alias, 60, 'Write other names that people use.').exactOptional();
/** Other names by language. */
export const aliases = entry(
  { en: words, zh: words, ru: words },
  'Write other names by language.',
).exactOptional();

/** A number whose digits the loader reads as they are typed. */
export function number(remedy: string) {
  return z.number({ error: remedy }).describe(remedy);
}
