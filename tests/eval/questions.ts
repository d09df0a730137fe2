import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../../src/core/language.ts';

const FORMS = ['plain', 'paraphrase', 'typo', 'short', 'long', 'figure', 'pasted'] as const;

const text = z.string().min(1);
const base = { q: text, form: z.enum(FORMS) };

/** A question and what a careful person who knows the whole book would do with it. */
const Asked = z.discriminatedUnion('kind', [
  z.strictObject({
    ...base,
    kind: z.literal('answerable'),
    /** Facts that are each a right first answer. */
    expect: z.array(text).min(1).optional(),
    /** Any fact of this indicator is, in this area if one is given. */
    indicator: text.optional(),
    area: text.optional(),
  }),
  /** The book has the indicator, not the period or area. */
  z.strictObject({ ...base, kind: z.literal('not-published'), indicator: text }),
  /** Several indicators or facts fit equally. */
  z.strictObject({ ...base, kind: z.literal('ambiguous'), among: z.array(text).min(2) }),
  /** Nothing in the book answers. */
  z.strictObject({ ...base, kind: z.literal('unknown') }),
]);

export type Kind = z.infer<typeof Asked>['kind'];
export const KINDS = [
  'answerable',
  'not-published',
  'ambiguous',
  'unknown',
] as const satisfies readonly Kind[];

export type Half = 'development' | 'test';
export const HALVES = ['development', 'test'] as const satisfies readonly Half[];

export type EvalQuestion = z.infer<typeof Asked> & { readonly language: Language; readonly half: Half };

/**
 * By the text alone, so that a question stays in its half whatever is added around it. Rules and thresholds are made by
 * looking at the development half; the test half is only counted.
 */
export function halfOf(question: string): Half {
  const [byte = 0] = createHash('sha256').update(question).digest();
  return byte % 2 === 0 ? 'development' : 'test';
}

/** All questions of `tests/eval`. */
export function readQuestions(): readonly EvalQuestion[] {
  return LANGUAGES.flatMap((language) => {
    const file = readFileSync(join(import.meta.dirname, `${language}.yaml`), 'utf8');
    return z
      .array(Asked)
      .parse(parse(file))
      .map((asked) => ({ ...asked, language, half: halfOf(asked.q) }));
  });
}
