import type { Locale } from '../core/language.ts';
import { type MessageKey, say } from '../text/say.ts';
import { FIELD_NAMES, type FieldFault, type FieldName, type Form, type Typed } from './form.ts';

/** A suggestion that can be sent: nothing in it is blank but the note. */
export type Suggestion = Typed & {
  /** An address of the web, as browsers write it. */
  readonly source: string;
};

/**
 * The most characters of each field. Together, with every character escaped, they fit into one message of either
 * platform beside the fact that is to be corrected, so that a reviewer sees all of them.
 */
export const MOST_TYPED = { fact: 300, text: 700, source: 500, note: 500 } as const satisfies Record<
  FieldName,
  number
>;

const LABELS = {
  fact: 'suggest.fact',
  text: 'suggest.text',
  source: 'suggest.source',
  note: 'suggest.note',
} as const satisfies Record<FieldName, MessageKey>;

const HINTS = {
  fact: 'suggest.fact-hint',
  text: 'suggest.text-hint',
  source: 'suggest.source-hint',
  note: 'suggest.note-hint',
} as const satisfies Record<FieldName, MessageKey>;

/** Nothing typed yet. */
export const NOTHING_TYPED: Typed = { fact: '', text: '', source: '', note: '' };

/** The form, with what is known or was typed before. */
export function suggestionForm(typed: Typed, language: Locale): Form {
  return {
    language,
    title: say(language, 'suggest.title'),
    submit: say(language, 'suggest.submit'),
    cancel: say(language, 'suggest.cancel'),
    fields: FIELD_NAMES.map((name) => ({
      name,
      label: say(language, LABELS[name]),
      hint: say(language, HINTS[name]),
      most: MOST_TYPED[name],
      isRequired: name !== 'note',
      isLong: name === 'text' || name === 'note',
      // A platform refuses a form whose field holds more than it takes.
      value: typed[name].slice(0, MOST_TYPED[name]).toWellFormed(),
    })),
  };
}

/** Each field under its name, to be copied; what was left empty is left out. */
export function typedText(typed: Typed, language: Locale): string {
  return FIELD_NAMES.filter((name) => typed[name].trim() !== '')
    .map((name) => `${say(language, LABELS[name])}\n${typed[name]}`)
    .join('\n\n');
}

/** Without what cannot be seen, and without room at the ends; lines are kept only where a field has several. */
function cleaned(name: FieldName, text: string): string {
  const seen = text.replace(/\r\n?/gu, '\n').replace(/[[\p{Cc}\p{Cf}]--[\n\u200c\u200d]]/gv, ' ');
  const lines = seen.split('\n').map((line) => line.replace(/\s+/gu, ' ').trim());
  if (name === 'fact' || name === 'source') return lines.join(' ').trim();
  return lines
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

/** `example.org/page`, as people copy addresses out of a browser that hides how they begin. */
const WITHOUT_SCHEME = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?::\d+)?(?:[/?#]|$)/u;

/** The address of a page that others can open; `null` for anything else. */
function readAddress(text: string): string | null {
  const written = WITHOUT_SCHEME.test(text) ? `https://${text}` : text;
  if (/\s/u.test(written) || !URL.canParse(written)) return null;
  const { protocol, hostname, username, password, href } = new URL(written);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  const isNamed = /\.(?:xn--[a-z\d-]+|[a-z]{2,})$/.test(hostname);
  return isWeb && isNamed && username === '' && password === '' ? href : null;
}

function faultOf(name: FieldName, text: string, language: Locale): string | null {
  const argument = say(language, LABELS[name]);
  if (text === '') return name === 'note' ? null : say(language, 'suggest.missing', { argument });
  const max = MOST_TYPED[name];
  if (text.length > max) return say(language, 'bad.too-long', { argument, max });
  if (name !== 'source') return null;
  const address = readAddress(text);
  if (address === null) return say(language, 'suggest.no-link');
  // Letters of other alphabets take up to nine characters each in an address.
  return address.length > max ? say(language, 'suggest.long-link', { max }) : null;
}

/** What was typed as a suggestion, or everything that is wrong with it. */
export function readSuggestion(
  typed: Typed,
  language: Locale,
): { readonly suggestion: Suggestion } | { readonly faults: readonly FieldFault[] } {
  const clean: Record<FieldName, string> = { ...NOTHING_TYPED };
  for (const name of FIELD_NAMES) clean[name] = cleaned(name, typed[name]);
  const faults = FIELD_NAMES.flatMap((field) => {
    const message = faultOf(field, clean[field], language);
    return message === null ? [] : [{ field, message }];
  });
  const source = readAddress(clean.source);
  return faults.length > 0 || source === null ? { faults } : { suggestion: { ...clean, source } };
}
