import type { Language, Localized } from '../core/language.ts';
import type { Entry } from './check-shape.ts';
import type { Draft } from './draft.ts';
import { type Fault, faultAt } from './fault.ts';
import type { ObservationEntry, StatementEntry } from './schema.ts';
import { type TextNumbers, textNumbersOf } from './text-numbers.ts';

/** The numbers of a statement are the same in every language, and its source prints them. */
export function checkTexts(draft: Draft): readonly Fault[] {
  if (draft.info === null) return [];
  const { language } = draft.info.value;
  const paragraphs = printedByParagraph([...draft.observations, ...draft.statements]);
  return draft.statements.flatMap((entry) => {
    const apart = [...checkLanguages(entry, 'names', language), ...checkLanguages(entry, 'text', language)];
    return apart.length > 0 ? apart : checkSaid(entry, language, paragraphs.get(paragraphOf(entry)) ?? []);
  });
}

const listed = (numbers: ReadonlySet<string | number>) =>
  numbers.size === 0 ? 'none' : [...numbers].join(', ');

function isSame<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): boolean {
  return one.symmetricDifference(other).size === 0;
}

function numbersByLanguage(text: Localized, first: Language): readonly (readonly [Language, TextNumbers])[] {
  const others = (['en', 'zh', 'ru'] satisfies readonly Language[]).filter((language) => language !== first);
  return [first, ...others].flatMap((language) => {
    const words = text[language];
    return words === undefined ? [] : [[language, textNumbersOf(words, language)] as const];
  });
}

function checkLanguages(
  entry: Entry<StatementEntry>,
  key: 'names' | 'text',
  first: Language,
): readonly Fault[] {
  const [reference, ...others] = numbersByLanguage(entry.value[key], first);
  if (reference === undefined) return [];
  const [base, expected] = reference;
  return others.flatMap(([language, found]) => {
    const differs = (what: string, here: ReadonlySet<string | number>, there: ReadonlySet<string | number>) =>
      faultAt(
        entry.place(key, language),
        `"${key}" has other ${what} in "${language}" (${listed(here)}) than in "${base}" (${listed(there)})`,
        'Write the same figures in every language, in digits from ten on.',
      );
    return [
      ...(isSame(found.numbers, expected.numbers)
        ? []
        : [differs('numbers', found.numbers, expected.numbers)]),
      ...(isSame(found.months, expected.months) ? [] : [differs('months', found.months, expected.months)]),
    ];
  });
}

type Cited = Entry<ObservationEntry> | Entry<StatementEntry>;

const paragraphOf = ({ value: { source, paragraph } }: Cited) => `${source} ${paragraph}`;

/** What facts cite of one paragraph: a statement may repeat the figure of an observation. */
function printedByParagraph(facts: readonly Cited[]): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>();
  for (const fact of facts) {
    const key = paragraphOf(fact);
    all.set(key, [...(all.get(key) ?? []), ...fact.value.printed]);
  }
  return all;
}

function checkSaid(
  entry: Entry<StatementEntry>,
  language: Language,
  printed: readonly string[],
): readonly Fault[] {
  const [said] = numbersByLanguage(entry.value.text, language);
  if (said === undefined) return [];
  const { period } = entry.value;
  const cited = printed.map((text) => textNumbersOf(text, null));
  const known = new Set(cited.flatMap(({ numbers }) => [...numbers]));
  const months = new Set(cited.flatMap((text) => [...text.months]));
  const strange = [...said[1].numbers].filter((number) => !known.has(number) && !isOfPeriod(number, period));
  const strangeMonths = [...said[1].months].filter((month) => !months.has(month) && !hasMonth(period, month));
  const fault = (what: string) =>
    faultAt(
      entry.place('text', language),
      `The text says ${what}, which is neither in the printed strings nor in the period ${period.text}`,
      'Add the string that prints it, or correct the text.',
    );
  return [...strange.map(fault), ...strangeMonths.map((month) => fault(`month ${month}`))];
}

type Period = StatementEntry['period'];

function isOfPeriod(number: string, { start, end, kind, text }: Period): boolean {
  if (/^\d{4}$/.test(number) && number >= start.slice(0, 4) && number <= end.slice(0, 4)) return true;
  const daily = kind === 'day' || (kind === 'range' && text.length > 17);
  return daily && [start, end].some((date) => date.endsWith(`-${number}`));
}

function hasMonth({ start, end }: Period, month: number): boolean {
  const monthsUntil = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  const after = (((month - monthsUntil(start)) % 12) + 12) % 12;
  return monthsUntil(start) + after <= monthsUntil(end);
}
