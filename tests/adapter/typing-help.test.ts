import { Locale } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startDiscord } from '../../src/adapter/discord/start.ts';
import { searchOptions } from '../../src/adapter/slack/search-options.ts';
import { optionViolations } from '../../src/adapter/slack/view-limits.ts';
import { createRunner } from '../../src/command/run.ts';
import { openBook } from '../../src/open-book.ts';
import { startLoopbackDiscord } from '../support/loopback-discord.ts';
import { recordingLog } from '../support/recording-log.ts';
import { type SlackHarness, startSlackHarness } from '../support/slack-harness.ts';
import { unescaped } from '../support/slack-text.ts';
import { suggest } from '../support/slack-window.ts';

const book = openBook('data');
const now = () => new Date('2026-06-01T12:00:00Z');
const runner = createRunner({ book: () => book, now, log: recordingLog().log });

const Choices = z.object({ choices: z.array(z.object({ name: z.string(), value: z.string() })) });

const READERS = [
  ['ann', Locale.EnglishUS],
  ['boris', Locale.Russian],
  ['wang', Locale.ChineseCN],
] as const;

/** Nothing, names, a few letters, typing errors, questions, other scripts, and what fits nothing. */
const TYPED = [
  '',
  'outsourcing',
  'contr',
  'outsorcing value',
  'how many e-commerce parks',
  'GDP 2021',
  'аутсорсинг',
  'сколько парков',
  '外包合同额',
  '电商园区',
  'qwertz uiop',
  '<!channel> & “x”',
  'x'.repeat(200),
];

describe('what is offered while typing', () => {
  let slack: SlackHarness;
  let discord: Awaited<ReturnType<typeof startLoopbackDiscord>>;
  let adapter: Awaited<ReturnType<typeof startDiscord>>;
  beforeAll(async () => {
    slack = await startSlackHarness({ runner });
    discord = await startLoopbackDiscord({ root: book.info.command });
    const { token, url: apiUrl } = discord;
    adapter = await startDiscord({ token, guildId: null, apiUrl, runner, log: recordingLog().log });
  });
  afterAll(async () => {
    await adapter.stop();
    await discord.close();
    await slack.stop();
  });

  it.each(READERS)('is the same on Discord and on Slack, in the same order, for %s', async (user, locale) => {
    for (const text of TYPED) {
      const response = await discord.complete('find', 'question', text, { locale }).response();
      const { choices } = Choices.parse('data' in response ? response.data : {});
      // The words themselves stand first on Slack: Discord takes any text as it is.
      const options = (await suggest(slack, text, user)).filter(({ value }) => !value.startsWith('?'));
      expect(
        options.map(({ value }) => value),
        text,
      ).toEqual(choices.map(({ value }) => value));
      expect(options).toHaveLength(choices.length);
      for (const [index, option] of options.entries()) {
        // Discord may cut a label where its details have to stand beside it.
        const label = unescaped(option.text.text).replace(/…$/, '').slice(0, 25).trim();
        expect(choices[index]?.name.startsWith(label), `${text}: ${label}`).toBe(true);
      }
    }
  });

  it('is something for most of these texts, so that equal does not mean empty', async () => {
    const counts = await Promise.all(TYPED.map(async (text) => (await suggest(slack, text)).length));
    expect(counts.filter((count) => count > 1).length).toBeGreaterThan(8);
  });

  it('leads to the same answer as the same choice on Discord', async () => {
    const [, first] = await suggest(slack, 'outsourcing contract value');
    const args = { question: first?.value ?? '' };
    expect((await runner.run({ command: 'find', args }, { locale: 'en-US' })).outcome).toBe('found');
  });
});

describe('an option of Slack’s list', () => {
  const completion = (label: string, value: string, detail: string | null = null) => ({
    label,
    value,
    detail,
  });

  it('is within Slack’s limits, whatever is completed', () => {
    const long = searchOptions(
      'слово '.repeat(50),
      Array.from({ length: 200 }, (_, index) => completion('& '.repeat(100), `id-${index}`, '<'.repeat(200))),
      'ru',
    );
    expect(long).toHaveLength(100);
    expect(optionViolations(long)).toEqual([]);
  });

  it('is left out where its value has no room, since a cut one would mean something else', () => {
    const options = searchOptions(
      'x'.repeat(75),
      [completion('A', 'a'.repeat(76)), completion(' ', 'b')],
      'en',
    );
    expect(options).toEqual([]);
  });

  it('is not what was typed where that is a name already', () => {
    const values = searchOptions('outsourcing', [completion('Outsourcing', 'o')], 'en').map(
      ({ value }) => value,
    );
    expect(values).toEqual(['o']);
  });

  it('shows beside a name what it holds, and never a part of a figure', () => {
    const [short] = searchOptions('', [completion('Parks', 'p', 'topic · 15, 2019, Bureau')], 'en');
    expect(short?.description?.text).toBe('topic · 15, 2019, Bureau');
    const long = `topic · ${'1,234 '.repeat(20)}`;
    const [cut] = searchOptions('', [completion('Parks', 'p', long)], 'en');
    expect(cut?.description?.text).toBe('topic');
    const [none] = searchOptions('', [completion('Parks', 'p', '1,234 '.repeat(20))], 'en');
    expect(none?.description).toBeUndefined();
  });
});
