import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SlackMessage, slackViolations } from '../../../src/adapter/slack/limits.ts';
import { type RenderOptions, renderSlack } from '../../../src/adapter/slack/render.ts';
import { searchOptions } from '../../../src/adapter/slack/search-options.ts';
import { readMemory } from '../../../src/adapter/slack/search-view.ts';
import { answeredWindow, emptyWindow } from '../../../src/adapter/slack/search-window.ts';
import { optionViolations, viewViolations } from '../../../src/adapter/slack/view-limits.ts';
import type { Card, FigurePart, StatementPart } from '../../../src/card/card.ts';
import type { Answered } from '../../../src/command/command.ts';
import { createRunner } from '../../../src/command/run.ts';
import { say } from '../../../src/text/say.ts';
import { arbitraryCard, nastyText } from '../../support/arbitrary-card.ts';
import { townBook } from '../../support/discord-harness.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { squeezed, textObjects, unescaped } from '../../support/slack-text.ts';

const OPTIONS: RenderOptions = { shareLine: null, addressee: null, sharedBy: null, rootCommand: 'town' };

/** A card as commands make them: any number of facts, and a few other parts. */
const plausibleCard = arbitraryCard
  .map((card): Card => {
    const count = new Map<string, number>();
    const parts = card.parts.filter(({ kind }) => {
      count.set(kind, (count.get(kind) ?? 0) + 1);
      return kind === 'figure' || kind === 'statement' || (count.get(kind) ?? 0) <= 1;
    });
    return { ...card, parts };
  })
  .filter(({ parts }) => parts.some(({ kind }) => kind === 'figure' || kind === 'statement'));

const arbitraryOptions: fc.Arbitrary<RenderOptions> = fc.record(
  {
    shareLine: fc.option(fc.constant('trade language:en'), { nil: null }),
    addressee: fc.option(fc.oneof(fc.constant('U0123ABC'), nastyText(0, 40)), { nil: null }),
    sharedBy: fc.option(nastyText(1, 80), { nil: null }),
    rootCommand: fc.constant('town'),
    search: nastyText(0, 3000),
    isConversation: fc.boolean(),
    shareBelow: fc.constant('1700000000.000100'),
  },
  { requiredKeys: ['shareLine', 'addressee', 'sharedBy', 'rootCommand'] },
);

const factsOf = (card: Card) =>
  card.parts.filter(
    (part): part is FigurePart | StatementPart => part.kind === 'figure' || part.kind === 'statement',
  );

/** How many facts the message says it does not show. */
function hiddenIn(message: SlackMessage, card: Card): number {
  const shown = squeezed(message);
  const counts = factsOf(card).map((_, index) => index + 1);
  const said = (count: number) => say(card.language, 'answer.more', { count }).replace(/\s/g, '');
  return counts.findLast((count) => shown.includes(said(count))) ?? 0;
}

/** Making such cards smaller takes minutes and tells little more: a failure shows its seed, to be run again. */
const RUNS = { numRuns: 60, endOnFailure: true };

describe('any card in the window that searches', () => {
  const runner = createRunner({ book: () => townBook, now: () => new Date(), log: recordingLog().log });

  it('is within every limit of Slack, whatever is remembered, asked and led back to', () => {
    const memory = fc.record({
      shareUrl: fc.option(fc.webUrl({ size: 'large' }), { nil: null }),
      thread: fc.option(fc.constant('1.1'), { nil: null }),
      line: fc.option(nastyText(0, 4000), { nil: null }),
      channel: fc.option(fc.constant('C0000000001'), { nil: null }),
    });
    fc.assert(
      fc.property(plausibleCard, memory, nastyText(0, 2500), (card, remembered, line) => {
        const answered: Answered = { card, outcome: 'found', facts: [], line, reference: null };
        const reader = { locale: card.language };
        const { view } = answeredWindow(answered, runner, reader, { memory: remembered, back: line });
        expect(viewViolations(view)).toEqual([]);
        expect(viewViolations(emptyWindow(runner, reader, remembered, line))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('has a list of options within Slack’s limits for whatever is typed and completed', () => {
    const offered = fc.array(
      fc.record({ label: nastyText(0, 200), value: nastyText(0, 90), detail: nastyText(0, 200) }),
    );
    fc.assert(
      fc.property(nastyText(0, 500), offered, (text, completions) => {
        const unique = [...new Map(completions.map((one) => [one.value, one])).values()];
        expect(optionViolations(searchOptions(text, unique, 'ru'))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('remembers nothing of what it has not written itself', () => {
    fc.assert(
      fc.property(fc.oneof(nastyText(0, 200), fc.json()), (text) => {
        const { shareUrl, thread, line } = readMemory(text);
        for (const one of [shareUrl, thread, line])
          expect(one === null || typeof one === 'string').toBe(true);
      }),
    );
  });
});

describe('any card as a Slack message', () => {
  it('is within every limit of Slack', () => {
    fc.assert(
      fc.property(plausibleCard, arbitraryOptions, (card, options) => {
        expect(slackViolations(renderSlack(card, options))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('shows value, period, publication, age and source of every fact it does not count as left out', () => {
    fc.assert(
      fc.property(plausibleCard, (card) => {
        const message = renderSlack(card, OPTIONS);
        const facts = factsOf(card);
        const kept = facts.slice(0, facts.length - hiddenIn(message, card));
        expect(kept.length).toBeGreaterThan(0);
        const texts = [squeezed(message), unescaped(message.text).replace(/\s/g, '')];
        for (const fact of kept) {
          const told = [fact.period, fact.published, fact.freshnessText, fact.source, fact.caveat ?? ''];
          const own =
            fact.kind === 'figure' ? [fact.value, fact.change ?? '', fact.formula ?? ''] : [fact.text];
          const missing = [...told, ...own].filter((one) => {
            const squeezedOne = one.replace(/\s/g, '');
            // What is nothing but invisible characters is left out on purpose.
            return /[^\p{Cc}\p{Cf}]/u.test(squeezedOne) && !texts.every((text) => text.includes(squeezedOne));
          });
          expect(missing).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it('has no markup but its own: it can ping nobody but the addressee, and format nothing by accident', () => {
    const ownLink = /<https?:\/\/[^<>|\s]+\|[^<>|*_~`]+>/g;
    fc.assert(
      fc.property(plausibleCard, arbitraryOptions, (card, options) => {
        const isPerson = /^[UW][A-Z0-9]{2,}$/.test(options.addressee ?? '');
        const own = (text: string) => (isPerson ? text.replaceAll(`<@${options.addressee}>`, '') : text);
        const message = renderSlack(card, options);
        expect(own(message.text)).not.toMatch(/[<>]/);
        for (const { type, text } of message.blocks.flatMap(textObjects)) {
          if (type === 'plain_text') expect(text).not.toMatch(/[<>]/);
          else {
            const words = own(text)
              .replace(ownLink, '')
              .replace(/^\*([^*\n]+)\*$/gm, '$1');
            expect(words).not.toMatch(/[<>*_~`@#]|:[^\s:]+:/);
          }
        }
      }),
      RUNS,
    );
  });
});
