import type { Language } from '../core/language.ts';
import type { Draft } from '../data/draft.ts';
import { nearestOf } from '../data/nearest.ts';
import { contentOf, makeEntry } from './make-entry.ts';
import { type EntryKind, type Given, PARTS, type Part, SCHEMAS } from './parts.ts';

/** Why the parts that are given do not make an entry yet. */
export type Problem =
  | { readonly kind: 'missing'; readonly part: Part }
  | { readonly kind: 'bad'; readonly part: Part; readonly text: string; readonly remedy: string };

const startsWith = (path: readonly PropertyKey[], start: readonly PropertyKey[]) =>
  start.every((step, i) => path[i] === step);

/** What is required, and the other languages of a text that is given in one. Other names may be in one alone. */
function isWanted(part: Part, kind: EntryKind, given: Given, languages: readonly Language[]): boolean {
  if (part.language !== null && !languages.includes(part.language)) return false;
  if (part.isRequired) return true;
  const [key] = part.path;
  if (part.language !== null && part.form === 'text') {
    return PARTS[kind].some(({ option, path }) => path[0] === key && given.has(option));
  }
  return part.option === 'change' && (given.has('basis') || given.has('change-qualifier'));
}

/** What the schema says of the parts given, with the text it says it of. */
function badParts(kind: EntryKind, given: Given): readonly Problem[] {
  const parsed = SCHEMAS[kind].safeParse(contentOf(makeEntry(kind, given)));
  if (parsed.success) return [];
  return PARTS[kind].flatMap((part): readonly Problem[] => {
    const texts = given.get(part.option);
    const issues = parsed.error.issues.filter(({ path }) => startsWith(path, part.path));
    const [issue] = issues;
    if (texts === undefined || issue === undefined) return [];
    const at = issue.path[part.path.length];
    const text = (typeof at === 'number' ? texts[at] : undefined) ?? texts.join(', ');
    const remedies = new Set(issues.map(({ message }) => message.replaceAll('\n', ' ')));
    return [{ kind: 'bad', part, text, remedy: [...remedies].join(' ') }];
  });
}

/** Everything that keeps the given parts from making an entry of the right form, in the order of the parts. */
export function problemsOf(
  kind: EntryKind,
  given: Given,
  languages: readonly Language[],
): readonly Problem[] {
  const missing = PARTS[kind]
    .filter((part) => part.option !== 'id' && !given.has(part.option))
    .filter((part) => isWanted(part, kind, given, languages))
    .map((part): Problem => ({ kind: 'missing', part }));
  return [...missing, ...badParts(kind, given)];
}

/** What would be right for one part, `null` where the text does. */
export function remedyFor(kind: EntryKind, part: Part, texts: readonly string[]): string | null {
  const [bad] = badParts(kind, new Map([[part.option, texts]]));
  return bad?.kind === 'bad' ? bad.remedy : null;
}

/** How an indicator is added: its wording takes more thought than a command can ask for. */
export const INDICATOR_BY_HAND =
  'A new indicator is written by hand first: see "Add an indicator" in data/README.md.';

/** What would be right for a part that names something which is not there; `null` where it is. */
export function unknownReference(part: Part, texts: readonly string[], draft: Draft): string | null {
  const notAmong = (entries: readonly { readonly value: { readonly id: string } }[], what: string) => {
    const ids = entries.map(({ value }) => value.id);
    const unknown = texts.find((text) => !ids.includes(text));
    return unknown === undefined ? null : nearestOf(unknown, ids, what);
  };
  switch (part.option) {
    case 'indicator': {
      const remedy = notAmong(draft.indicators.entries, 'The indicators are');
      if (remedy !== null) return `${remedy} ${INDICATOR_BY_HAND}`;
      const isComputed = draft.indicators.entries.some(
        ({ value }) => texts.includes(value.id) && value.formula !== undefined,
      );
      return isComputed ? 'It is computed from others: add a value of what its formula reads.' : null;
    }
    case 'area':
      return notAmong(draft.areas.entries, 'The areas are');
    case 'contradicts':
      return notAmong([...draft.observations, ...draft.statements], 'The facts are');
    default:
      return null;
  }
}
