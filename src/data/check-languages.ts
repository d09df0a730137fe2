import type { Language, Localized } from '../core/language.ts';
import type { PluralForms } from '../core/unit.ts';
import { type Entry, printPath } from './check-shape.ts';
import type { Draft } from './draft.ts';
import { type Fault, faultAt } from './fault.ts';

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', zh: 'Chinese', ru: 'Russian' };

/** A text of an entry and where it stands. */
type TextAt = readonly [text: Localized | undefined, ...path: PropertyKey[]];

/** Every text is there in every language of the pack and in no other; every noun has the plural forms of its language. */
export function checkLanguages(draft: Draft): readonly Fault[] {
  if (draft.info === null) return [];
  const { language: fallback, languages: listed } = draft.info.value;
  // A default language left out of the list is one fault, not one for every text.
  const languages = listed.includes(fallback) ? listed : [...listed, fallback];
  const faults: Fault[] = [];
  const check = (entry: Entry<unknown>, ...texts: readonly TextAt[]) => {
    for (const [text, ...path] of texts) {
      if (text !== undefined) faults.push(...checkText(entry, text, path, languages));
    }
  };

  const { value: info } = draft.info;
  check(draft.info, [info.title, 'title'], [info.summary, 'summary']);
  if (!listed.includes(fallback)) {
    faults.push(
      faultAt(
        draft.info.place('language'),
        `"${fallback}" is not among the languages of the pack`,
        `Write one of: ${listed.join(', ')}, or add it to "languages".`,
      ),
    );
  }
  for (const entry of draft.topics.entries) check(entry, [entry.value.names, 'names']);
  for (const entry of draft.areas.entries) check(entry, [entry.value.names, 'names']);
  for (const entry of draft.indicators.entries) {
    const { names, definition, unit } = entry.value;
    check(entry, [names, 'names'], [definition, 'definition']);
    if (typeof unit === 'object') faults.push(...checkNouns(entry, unit.count, languages));
  }
  for (const entry of draft.observations) check(entry, [entry.value.caveat, 'caveat']);
  for (const entry of draft.statements) {
    const { names, text, caveat, members = [] } = entry.value;
    const named = members.map((member, i) => [member, 'members', i] as const);
    check(entry, [names, 'names'], [text, 'text'], [caveat, 'caveat'], ...named);
  }
  return faults;
}

function checkText(
  entry: Entry<unknown>,
  text: Localized,
  path: readonly PropertyKey[],
  languages: readonly Language[],
): readonly Fault[] {
  const what = printPath(path);
  const missing = languages
    .filter((language) => text[language] === undefined)
    .map((language) =>
      faultAt(
        entry.keyPlace(...path),
        `"${what}" has no text in ${LANGUAGE_NAMES[language]}`,
        `Add "${language}: …": every text is given in ${languages.join(', ')}.`,
      ),
    );
  return [...missing, ...strange(entry, text, path, languages)];
}

function strange(
  entry: Entry<unknown>,
  texts: Readonly<Partial<Record<Language, unknown>>>,
  path: readonly PropertyKey[],
  languages: readonly Language[],
): readonly Fault[] {
  const known: readonly string[] = languages;
  return Object.keys(texts)
    .filter((language) => !known.includes(language))
    .map((language) =>
      faultAt(
        entry.keyPlace(...path, language),
        `"${language}" is not among the languages of the pack`,
        `Remove the text, or add "${language}" to "languages" in pack.yaml.`,
      ),
    );
}

/** By language: making the rules takes longer than checking a noun. */
const categories = new Map<Language, readonly Intl.LDMLPluralRule[]>();

/** The plural categories of a language that numbers of any kind can fall into. */
function categoriesOf(language: Language): readonly Intl.LDMLPluralRule[] {
  const known = categories.get(language);
  if (known !== undefined) return known;
  const own = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  categories.set(language, own);
  return own;
}

function checkNouns(
  entry: Entry<unknown>,
  nouns: Readonly<Partial<Record<Language, PluralForms>>>,
  languages: readonly Language[],
): readonly Fault[] {
  const faults = languages.flatMap((language) => {
    const forms = nouns[language];
    if (forms === undefined) {
      return faultAt(
        entry.keyPlace('unit', 'count'),
        `"unit.count" has no noun in ${LANGUAGE_NAMES[language]}`,
        `Add "${language}: {${categoriesOf(language).join(': …, ')}: …}".`,
      );
    }
    const needed = categoriesOf(language);
    const place = () => entry.keyPlace('unit', 'count', language);
    const remedy = `${LANGUAGE_NAMES[language]} has the forms: ${needed.join(', ')}.`;
    const written: readonly string[] = Object.keys(forms);
    const known: readonly string[] = needed;
    return [
      ...needed
        .filter((form) => !written.includes(form))
        .map((form) => faultAt(place(), `The noun has no form "${form}"`, `Add it: ${remedy}`)),
      ...written
        .filter((form) => !known.includes(form))
        .map((form) =>
          faultAt(
            entry.keyPlace('unit', 'count', language, form),
            `${LANGUAGE_NAMES[language]} has no plural form "${form}"`,
            `Remove it: ${remedy}`,
          ),
        ),
    ];
  });
  return [...faults, ...strange(entry, nouns, ['unit', 'count'], languages)];
}
