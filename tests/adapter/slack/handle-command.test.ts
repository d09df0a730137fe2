import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slackViolations } from '../../../src/adapter/slack/limits.ts';
import { cardFromError } from '../../../src/card/from-error.ts';
import type { Runner } from '../../../src/command/command.ts';
import { createRunner } from '../../../src/command/run.ts';
import { openBook } from '../../../src/open-book.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { type SlackHarness, startSlackHarness } from '../../support/slack-harness.ts';
import { commandRequest } from '../../support/slack-requests.ts';
import { asSlackMessage, readable } from '../../support/slack-text.ts';

const book = openBook('data');
const NOW = () => new Date('2026-06-01T12:00:00Z');

function realRunner(): Runner {
  return createRunner({ book: () => book, now: NOW, log: recordingLog().log });
}

describe.each(['http', 'socket'] as const)('a slash command over %s', (mode) => {
  let slack: SlackHarness;
  beforeAll(async () => {
    slack = await startSlackHarness({ runner: realRunner(), mode });
  });
  afterAll(() => slack.stop());

  it('is answered to the asker alone, in the acknowledgement, with a button to share it', async () => {
    const { reply, acknowledgedInMs } = await slack.command('outsourcing');
    expect(reply.response_type).toBe('ephemeral');
    expect(readable(reply)).toContain('$3.45 billion +89.35% year on year');
    expect(readable(reply)).toContain('2019 · published Aug 31, 2020');
    expect(reply.text).toContain('$3.45 billion (+89.35% year on year)');
    expect(JSON.stringify(reply.blocks)).toContain('"action_id":"share:0"');
    expect(acknowledgedInMs).toBeLessThan(1500);
  });

  it('is answered to the channel when its last word is share', async () => {
    const { reply } = await slack.command('outsourcing share');
    expect(reply.response_type).toBe('in_channel');
    expect(readable(reply)).toContain('Shared by Ann Lee');
    expect(JSON.stringify(reply)).not.toContain('share:');
  });

  it('is addressed to one colleague, who alone is pinged', async () => {
    const { reply } = await slack.command('outsourcing for:<@U0COLLEAGUE|bo> <!here>');
    expect(reply.response_type).toBe('ephemeral');
    const { reply: addressed } = await slack.command('outsourcing for:<@U0COLLEAGUE|bo>');
    expect(addressed.response_type).toBe('in_channel');
    expect(JSON.stringify(addressed).match(/<[@!#][^>]*>/g)).toEqual(['<@U0COLLEAGUE>', '<@U0COLLEAGUE>']);
  });

  it('says how to address somebody when for: names no one person', async () => {
    const { reply } = await slack.command('outsourcing for:@somebody');
    expect(reply.response_type).toBe('ephemeral');
    expect(readable(reply)).toContain('pick the name from the list');
  });

  it('is answered in the language that the person has chosen in Slack', async () => {
    expect(readable((await slack.command('outsourcing', 'boris')).reply)).toContain('к предыдущему году');
    expect(readable((await slack.command('outsourcing', 'wang')).reply)).toContain('同比');
    expect(readable((await slack.command('outsourcing language:en', 'wang')).reply)).toContain(
      'year on year',
    );
  });

  it.each(['help', ' HELP '])('gets the help for %j, as Slack asks of every app', async (text) => {
    const { reply } = await slack.command(text);
    expect(reply.response_type).toBe('ephemeral');
    expect(readable(reply)).toContain('Type /harbin and a topic or a question');
  });

  it('keeps questions back and unknown things to the asker, even when they were to be shared', async () => {
    const { reply } = await slack.command('quantum entanglement share');
    expect(reply.response_type).toBe('ephemeral');
    expect(readable(reply)).toContain('Not known');
    expect(JSON.stringify(reply)).not.toContain('share:');
  });

  it('offers what may have been meant as buttons', async () => {
    const { reply } = await slack.command('value');
    expect(reply.response_type).toBe('ephemeral');
    expect(JSON.stringify(reply.blocks)).toContain('"action_id":"run:0"');
  });

  it.each([
    ['8,000 characters', 'x'.repeat(8000)],
    ['8,000 characters of words', 'outsourcing '.repeat(667).slice(0, 8000)],
    ['emoji', '👩‍👩‍👧‍👦 🎉 :tada:'],
    ['right-to-left text', 'שלום \u202eabc مرحبا'],
    ['zero-width characters', 'out\u200bsour\u200dcing\ufeff'],
    ['control characters', 'a\u0000b\u0007c\u001b[31m'],
    ['a broadcast', '&lt;!channel&gt; &lt;!here|here&gt; @here @everyone'],
    ['markup', '*bold* _it_ ~s~ `code` ```block``` &gt; quote'],
    ['entities', '&amp;lt;script&amp;gt;'],
  ])('gets a helpful reply for %s', async (_, text) => {
    const { reply } = await slack.command(text);
    expect(reply.response_type).toBe('ephemeral');
    expect(readable(reply).length).toBeGreaterThan(20);
    // What a button carries is never shown, and comes back as it went.
    const shown = JSON.stringify(reply, (key, value) => (key === 'value' ? undefined : value));
    expect(shown).not.toMatch(/<[!@#]/);
    expect(slackViolations(asSlackMessage(reply))).toEqual([]);
  });

  it('is answered from every topic and every example of the pack within Slack’s limits', async () => {
    const lines = [
      ...book.topics.map(({ id }) => id),
      ...book.info.examples,
      'sources',
      'about',
      'help find',
    ];
    for (const user of ['ann', 'boris', 'wang']) {
      for (const line of lines) {
        const { reply } = await slack.command(line, user);
        expect(slackViolations(asSlackMessage(reply)), line).toEqual([]);
      }
    }
  });

  it('never shows a token, a secret or what people type in the log', () => {
    expect(slack.logText()).not.toMatch(/xox|xapp|a-signing-secret|ticket=a|quantum/);
  });
});

describe('a fault of ours', () => {
  const broken = (answer: () => Promise<never>): Runner => ({ ...realRunner(), runLine: answer });

  it.each(['http', 'socket'] as const)(
    'becomes one private apology with the reference of the log over %s',
    async (mode) => {
      const { log, lines } = recordingLog();
      const runner = createRunner({ book: () => book, now: NOW, log });
      const slack = await startSlackHarness({
        runner: {
          ...runner,
          runLine: async () => {
            const reference = runner.report(new Error('torn page'), 'answering outsourcing');
            const card = cardFromError(reference, 'en');
            return { card, outcome: 'unknown', facts: [], line: 'help', reference };
          },
        },
        mode,
      });
      const { reply } = await slack.command('outsourcing share');
      await slack.stop();
      expect(reply.response_type).toBe('ephemeral');
      const reference = String(lines[0]?.fields.reference);
      expect(reference).toMatch(/^[A-Z0-9]{8}$/);
      expect(readable(reply)).toContain(reference);
      expect(JSON.stringify(reply)).not.toContain('torn page');
    },
  );

  it('is apologised for when the card is too big for Slack', async () => {
    const runner = realRunner();
    const text = 'x'.repeat(50_000);
    const figure = {
      kind: 'figure',
      fact: 'f',
      label: text,
      value: 'v',
      change: null,
      period: 'p',
      source: 's',
      published: 'd',
      freshness: 'due',
      freshnessText: 'due',
      caveat: null,
      formula: null,
      definition: null,
    } as const;
    const card = { language: 'en', title: 'T', tone: 'answer', parts: [figure] } as const;
    const slack = await startSlackHarness({
      runner: {
        ...runner,
        runLine: async () => ({ card, outcome: 'found', facts: [], line: 'x', reference: null }),
      },
    });
    const { reply } = await slack.command('x');
    await slack.stop();
    expect(readable(reply)).toContain('The fault is ours');
  });

  it('follows its acknowledgement when answering takes longer than Slack waits', async () => {
    const runner = realRunner();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const slack = await startSlackHarness({
      runner: {
        ...runner,
        runLine: async (line, reader) => {
          await released;
          return runner.runLine(line, reader);
        },
      },
    });
    const responseUrl = slack.urls.create();
    const started = performance.now();
    const answer = await slack.request(commandRequest({ text: 'outsourcing', responseUrl }));
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(performance.now() - started).toBeLessThan(2900);
    release();
    const [reply] = await slack.urls.replies(responseUrl, 1);
    await slack.stop();
    expect(reply?.text).toContain('$3.45 billion');
  });

  it('never reaches Bolt as a rejection', async () => {
    const slack = await startSlackHarness({ runner: broken(() => Promise.reject(undefined)) });
    const { reply } = await slack.command('outsourcing');
    await slack.stop();
    expect(readable(reply)).toContain('The fault is ours');
  });
});
