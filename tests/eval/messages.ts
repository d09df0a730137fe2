import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { LANGUAGES } from '../../src/core/language.ts';
import { type Half, halfOf } from './questions.ts';

const text = z.string().min(1);

/** A message and the figures that it claims, in their order. */
const Message = z.strictObject({
  text,
  language: z.enum(LANGUAGES),
  figures: z.array(
    z.strictObject({
      /** As it stands in the text. */
      says: text,
      verdict: z.enum(['agrees', 'rounded', 'differs', 'other-period', 'not-known']),
      /** The fact that it agrees with or differs from. */
      fact: text.optional(),
    }),
  ),
});

export type EvalMessage = z.infer<typeof Message> & { readonly half: Half };

/** The messages of `tests/eval/check-figures.yaml`. */
export function readMessages(): readonly EvalMessage[] {
  const file = readFileSync(join(import.meta.dirname, 'check-figures.yaml'), 'utf8');
  return z
    .array(Message)
    .parse(parse(file))
    .map((message) => ({ ...message, half: halfOf(message.text) }));
}
