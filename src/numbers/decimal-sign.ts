import type { DecimalSign } from './printed-number.ts';

function count(text: string, script: RegExp): number {
  return text.match(script)?.length ?? 0;
}

/** What the digits of a language's numbers are divided with; a point where the language is not known to `Intl`. */
export function signOfLanguage(tag: string): DecimalSign {
  try {
    const parts = new Intl.NumberFormat(tag).formatToParts(1.5);
    return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.';
  } catch {
    return '.'; // no well-formed tag
  }
}

/**
 * Which sign divides whole from fraction in a text. Its letters decide where they can: a comma among Cyrillic ones, a
 * point among Chinese ones. Latin letters do not tell the language, so the one given counts, if it is written in them.
 */
export function decimalSignOf(text: string, language: string): DecimalSign {
  const latin = count(text, /\p{Script=Latin}/gu);
  const cyrillic = count(text, /\p{Script=Cyrillic}/gu);
  // A Chinese sign says about as much as three letters.
  const chinese = 3 * count(text, /\p{Script=Han}/gu);
  if (cyrillic > latin && cyrillic > chinese) return ',';
  if (chinese > latin && chinese > cyrillic) return '.';
  if (latin > 0 && /^(?:ru|uk|be|bg|kk|ky|mn|sr|mk)\b/.test(language)) return '.';
  return signOfLanguage(language);
}
