import type { z } from 'zod';
import { DOUBTS, RELIABILITIES, STATEMENT_KINDS, STATUSES } from '../core/fact.ts';
import { LANGUAGES, type Language } from '../core/language.ts';
import { QUALIFIERS } from '../core/unit.ts';
import { ObservationEntry, SourceEntry, StatementEntry } from '../data/schema.ts';

/** What can be added. */
export type EntryKind = 'observation' | 'statement' | 'source';
export type FactKind = Exclude<EntryKind, 'source'>;

/**
 * How a part is given and written: characters as they are, words, `true` or nothing, a list of words, or items as the
 * file writes them between brackets.
 */
export type PartForm = 'bare' | 'text' | 'flag' | 'list' | 'items';

/** One value of an entry, an option of the command, and a question. */
export type Part = {
  /** Without its hyphens: `caveat-en`. */
  readonly option: string;
  /** Where it stands in the entry: `caveat`, `en`. */
  readonly path: readonly [string, ...string[]];
  readonly form: PartForm;
  readonly isRequired: boolean;
  /** The question for it, and its line in the help. */
  readonly about: string;
  /** The only values there are; empty where others may be. */
  readonly values: readonly string[];
  /** The language that it is written in, where it is one of several. */
  readonly language: Language | null;
};

type More = Partial<Pick<Part, 'path' | 'form' | 'isRequired' | 'values' | 'language'>>;

function part(option: string, about: string, more: More = {}): Part {
  return {
    option,
    path: [option],
    form: 'bare',
    isRequired: false,
    values: [],
    language: null,
    about,
    ...more,
  };
}

const IS = { isRequired: true } as const;

const LANGUAGE_NAMES = { en: 'English', zh: 'Chinese', ru: 'Russian' } as const satisfies Record<
  Language,
  string
>;

/** One part for each language. */
function inEach(option: string, key: string, about: string, more: More = {}): readonly Part[] {
  return LANGUAGES.map((language) =>
    part(`${option}-${language}`, `${about}, in ${LANGUAGE_NAMES[language]}`, {
      form: 'text',
      path: [key, language],
      language,
      ...more,
    }),
  );
}

const STANDING = [
  part('doubt', 'Why the value is kept but not relied on', { values: DOUBTS }),
  part('contradicts', 'Id of a fact that is hard to reconcile with it', { form: 'list' }),
] as const;

const ORIGIN = [
  part('vintage', 'The day the value was published, where it is not the source’s'),
  part('source', 'Id of the document it stands in', IS),
  part('paragraph', 'Paragraph of the document: 0 for the title block, the body from 1', IS),
  part('printed', 'A number string or name exactly as printed there', { form: 'list', ...IS }),
  part('also', 'Another place that tells the same: {source: …, paragraph: …, printed: […]}', {
    form: 'items',
  }),
  part('unchecked', 'No second reader has found it in the source', { form: 'flag' }),
  ...inEach('caveat', 'caveat', 'What a reader must know before using it'),
];

const OBSERVATION: readonly Part[] = [
  part('id', 'Id of the new fact; proposed unless given'),
  part('indicator', 'What is measured: id of an indicator', IS),
  part('area', 'Where: id of an area', IS),
  part('period', 'When: 2019, 2019-H1, 2019-Q3, 2019-09, 2019-09-30, 2018/2020 or ../2019-05', IS),
  part('value', 'The value with the digits as printed: 3.45', IS),
  part('multiplier', 'Power of ten of the value: 9 for billion, 6 for million, 8 for 亿'),
  part('qualifier', 'How the source hedges the value', { values: QUALIFIERS }),
  part('unit', 'Currency that the source prints, where it is not the indicator’s'),
  part('status', 'Whether it happened, is an estimate, or is aimed at', { values: STATUSES }),
  part('change', 'Change in percent as printed, negative for a fall', { path: ['change', 'percent'] }),
  part('basis', 'What the change is measured against: year-on-year, or a period', {
    path: ['change', 'basis'],
  }),
  part('change-qualifier', 'How the source hedges the change', {
    path: ['change', 'qualifier'],
    values: QUALIFIERS,
  }),
  part('break', 'The series breaks here: not comparable with earlier values', { form: 'flag' }),
  ...STANDING,
  ...ORIGIN,
];

const STATEMENT: readonly Part[] = [
  part('id', 'Id of the new fact; proposed unless given'),
  part('tells', 'What kind of statement it is', { values: STATEMENT_KINDS, ...IS }),
  ...inEach('name', 'names', 'A short name for lists and buttons', IS),
  ...inEach('aliases', 'aliases', 'Another name that people use', { form: 'list' }),
  ...inEach('text', 'text', 'The sentence, in our words', IS),
  part('members', 'Who or what is named: {en: …, zh: …, ru: …}', { form: 'items' }),
  part('area', 'Where: id of an area', IS),
  part('period', 'When: 2019, 2019-H1, 2019-Q3, 2019-09, 2019-09-30, 2018/2020 or ../2019-05', IS),
  part('next-after-months', 'Months until something newer should be out', { path: ['nextAfterMonths'] }),
  ...STANDING,
  ...ORIGIN,
];

const ofSource = (key: string, about: string, more: More = {}) =>
  part(`source-${key}`, about, { form: 'text', path: [key], ...more });

const SOURCE: readonly Part[] = [
  part('source', 'Id of the new source', { path: ['id'], ...IS }),
  ofSource('title', 'Title of the document', IS),
  ofSource('publisher', 'Who published it', IS),
  ofSource('url', 'Address where it can be read; none for a mirror'),
  ofSource('published', 'The day it was published, or the month where it shows no more'),
  ofSource('language', 'Language it is written in: en, zh, ru, zh-Hant', IS),
  ofSource('licence', 'Licence that it states'),
  ofSource('reliability', 'Kind of source, the most reliable first', { values: RELIABILITIES, ...IS }),
  ofSource('retrieved', 'The day you read it'),
  ofSource('excerpt', 'Only a part of it was seen', { form: 'flag' }),
];

/** The parts of an entry in the order in which they are written. */
export const PARTS: Readonly<Record<EntryKind, readonly Part[]>> = {
  observation: OBSERVATION,
  statement: STATEMENT,
  source: SOURCE,
};

/** The form that the loader wants of an entry. */
export const SCHEMAS: Readonly<Record<EntryKind, z.ZodType>> = {
  observation: ObservationEntry,
  statement: StatementEntry,
  source: SourceEntry,
};

/** What was given for each part, by its option: one text, or several for a list. */
export type Given = ReadonlyMap<string, readonly string[]>;

export const one = (given: Given, option: string): string => given.get(option)?.[0] ?? '';
