/*
 * Payloads come as their platform defines them, and the page reads only what it shows. These readers take what has the
 * right form and leave the rest alone, so that a payload with more in it than the page knows is still shown.
 */

export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is an object with fields. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects in a list; none where there is no list. */
export function fieldsIn(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}

/** A text, or `null` where there is none or an empty one. */
export function textIn(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** An address that a link may lead to. */
export function webAddressIn(value: unknown): string | null {
  const text = textIn(value);
  return text !== null && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null;
}
