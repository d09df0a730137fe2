import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../src/adapter/discord/escape.ts';
import { discordViolations } from '../../../src/adapter/discord/limits.ts';
import { type RenderOptions, renderDiscord } from '../../../src/adapter/discord/render.ts';
import type { FigurePart, StatementPart } from '../../../src/card/card.ts';
import { provenanceLine } from '../../../src/card/plain-text.ts';
import { languageOf } from '../../../src/core/language.ts';
import { arbitraryCard, nastyText } from '../../support/arbitrary-card.ts';
import { schemaFaults } from '../../support/discord-schemas.ts';

const anyOptions: fc.Arbitrary<RenderOptions> = fc.record({
  accent: fc.constantFrom('#1d6fa5', '#000000', '#ffffff'),
  shareLine: fc.option(nastyText(1, 120), { nil: null }),
  addressee: fc.option(fc.constant('100000000000000002'), { nil: null }),
  isPrivate: fc.boolean(),
  sharedBy: fc.option(fc.constant('100000000000000001'), { nil: null }),
});

/** Shrinking a card of sixty parts may take minutes; what is found in half a minute is small enough. */
const RUNS = { numRuns: 60, interruptAfterTimeLimit: 30_000 };

const SOURCES = { en: 'Sources', zh: '来源', ru: 'Источники' } as const;

/** The words of a text, without escapes and gaps, which depend on where a line begins. */
const bare = (words: string) => cleanText(words).replaceAll(/[\s\\]/gu, '');

/** What must be shown of a fact. */
function told(fact: FigurePart | StatementPart): string[] {
  const own = fact.kind === 'figure' ? [fact.value, fact.change, fact.formula] : [fact.text];
  return [...own, provenanceLine(fact), fact.caveat].flatMap((words) => words ?? []);
}

describe('any card', () => {
  it('is within every limit and fits Discord’s own schemas', () => {
    fc.assert(
      fc.property(arbitraryCard, anyOptions, (any, options) => {
        const message = renderDiscord(any, options);
        expect(discordViolations(message)).toEqual([]);
        // Files travel beside the JSON.
        const { files: _, ...data } = message;
        expect(schemaFaults('POST', '/interactions/1/token/callback', { type: 4, data })).toEqual([]);
      }),
      RUNS,
    );
  }, 60_000);

  it('keeps all of each fact that it shows, but what the indicator means, and shows one at least', () => {
    fc.assert(
      fc.property(arbitraryCard, anyOptions, (any, options) => {
        const facts = any.parts.filter((part) => part.kind === 'figure' || part.kind === 'statement');
        fc.pre(facts.length > 0);
        const fields = renderDiscord(any, options).embeds.flatMap((embed) => embed.fields ?? []);
        const shown = bare(fields.map(({ value }) => value).join(''));
        const whole = facts.filter((fact) => told(fact).every((words) => shown.includes(bare(words))));
        const named = fields.filter(({ name }) => name !== '…' && name !== SOURCES[languageOf(any.language)]);
        expect(named.length).toBeGreaterThan(0);
        expect(whole.length).toBeGreaterThanOrEqual(named.length);
      }),
      RUNS,
    );
  }, 60_000);

  it('is laid out the same each time', () => {
    fc.assert(
      fc.property(arbitraryCard, anyOptions, (any, options) => {
        expect(renderDiscord(any, options)).toEqual(renderDiscord(any, options));
      }),
      { ...RUNS, numRuns: 20 },
    );
  }, 60_000);
});
