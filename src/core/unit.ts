import type { Language } from './language.ts';

/** Plural forms of a noun by CLDR category: English has `one` and `other`, Russian four, Chinese only `other`. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

/** What a value counts or measures. The power of ten belongs to the value: see `Quantity.multiplier`. */
export type Unit =
  /** ISO 4217 code: `USD`, `CNY`. */
  | { readonly kind: 'currency'; readonly code: string }
  | { readonly kind: 'percent' }
  /** Anything that has a noun: centers, warehouses, tonnes, enterprises per park. */
  | { readonly kind: 'count'; readonly nouns: Readonly<Partial<Record<Language, PluralForms>>> };

/** How a source hedges a value; shown with it always. */
export const QUALIFIERS = ['more-than', 'less-than', 'about', 'nearly'] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

/** One value as its source prints it. `$3.45 billion` is digits `3.45`, multiplier 9. */
export type Quantity = {
  /** A decimal without grouping; trailing zeros are kept, because they state the precision. */
  readonly digits: string;
  /** The power of ten that the digits are to be multiplied with. */
  readonly multiplier: number;
  readonly qualifier: Qualifier | null;
};
