import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { z } from 'zod';

const Names = z.array(z.strictObject({ literal: z.string().min(1) })).length(1);
const DateParts = z.strictObject({
  'date-parts': z.tuple([
    z
      .tuple([z.int(), z.int().min(1).max(12)])
      .or(z.tuple([z.int(), z.int().min(1).max(12), z.int().min(1).max(31)])),
  ]),
});

/**
 * The part of the CSL data schema that we write, and nothing else: a key or a form that it does not know is a fault.
 * https://resource.citationstyles.org/schema/latest/input/json/csl-data.json
 */
export const CslItems = z
  .array(
    z.strictObject({
      id: z.string().min(1),
      type: z.enum(['webpage', 'document']),
      title: z.string().min(1),
      author: Names,
      issued: DateParts.optional(),
      accessed: DateParts.optional(),
      URL: z.url().optional(),
      language: z.string().min(1),
      note: z.string().min(1),
    }),
  )
  .min(1);

const ReadBack = z.array(
  z.looseObject({
    id: z.string(),
    type: z.string(),
    title: z.string(),
    author: z.array(z.looseObject({ family: z.string() })),
    issued: DateParts.optional(),
    accessed: DateParts.optional(),
    URL: z.string().optional(),
    note: z.string(),
  }),
);

/** BibTeX as a reference manager reads it: the library's own parser, which knows nothing of how it was written. */
export function readBibtex(text: string): z.infer<typeof ReadBack> {
  const entries: unknown = plugins.input.chain(text, {
    generateGraph: false,
    strict: true,
    maxChainLength: 10,
    forceType: '@biblatex/text',
    target: '@csl/list+object',
  });
  return ReadBack.parse(entries);
}
