import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../src/command/log.ts';
import { createRunner } from '../src/command/run.ts';
import { openBook } from '../src/open-book.ts';
import { startLoopbackDiscord } from '../tests/support/loopback-discord.ts';
import { BOT_TOKEN, startSlackApi } from '../tests/support/slack-api.ts';
import { SIGNING_SECRET } from '../tests/support/slack-requests.ts';
import { startBot } from './bots.ts';
import { writeLargePack } from './large-pack.ts';
import { summary, type Times } from './measure.ts';

/** Everything that is asked for while somebody types these, a key at a time, and before the first key. */
const keystrokes = (questions: readonly string[]) =>
  questions.flatMap((question) =>
    Array.from({ length: question.length + 1 }, (_, typed) => question.slice(0, typed)),
  );

const HARBIN = keystrokes([
  'outsourcing contract value 2019',
  'how many companies are there in the outsourcing business',
  'outsorcing contrct',
  'BPO',
  '$3.45 billion',
  '服务外包合同额',
  '34.5亿美元',
  'сколько складов электронной торговли',
  'стоимость контрактов на аутсорсинг',
  'price of bananas in Shenyang',
]);

const LARGE = keystrokes([
  'measured amount number 1234',
  'size of class 77',
  'mesured amont 12',
  '第12号计量金额',
  'измеренная величина номер 4321',
  '345.67 billion',
  'price of bananas',
]);

/** Typing help of one book, in this process: milliseconds for one answer, and answers a second. */
export type TypingRow = Times & { readonly facts: number; readonly perSecond: number };

const OBSERVATIONS = 100_000;
const ROUNDS = 5;

const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

function measure(dir: string, texts: readonly string[]): TypingRow {
  const book = openBook(dir);
  const runner = createRunner({ book: () => book, now: () => new Date(), log: silent });
  const locales = ['en', 'zh-CN', 'ru'];
  const complete = (text: string, turn: number) =>
    runner.complete(
      { command: 'find', argument: 'question', text },
      { locale: locales[turn % locales.length] ?? 'en' },
    );
  for (const [turn, text] of texts.entries()) complete(text, turn);
  const times = Array.from({ length: ROUNDS }, (_, round) =>
    texts.map((text, at) => {
      const started = performance.now();
      complete(text, round + at);
      return performance.now() - started;
    }),
  ).flat();
  const inAll = times.reduce((sum, one) => sum + one, 0);
  return { ...summary(times), facts: book.facts.length, perSecond: (times.length / inAll) * 1000 };
}

function measureLarge(): TypingRow {
  const dir = mkdtempSync(join(tmpdir(), 'large-pack-'));
  try {
    writeLargePack(dir, { observations: OBSERVATIONS, indicators: OBSERVATIONS / 20, topics: 13 });
    return measure(dir, LARGE);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** How many people type at once, each five keys a second, and for how long. */
const PEOPLE = [5, 20];
const KEY_MS = 200;
const FOR_MS = 10_000;
/** Discord takes no suggestions later than this, and neither does the bot send them. */
const GIVEN_UP_MS = 3000;

/** From the keystroke on the gateway to Discord's receipt of the suggestions; what came too late counts as given up. */
export type Loaded = Times & { readonly people: number; readonly perSecond: number };

async function measureLoaded(flags: readonly string[]): Promise<readonly Loaded[]> {
  const slack = await startSlackApi();
  const discord = await startLoopbackDiscord({ root: 'harbin', guilds: 0, isChecking: false });
  const bot = await startBot(
    'src/launch.js',
    {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: slack.url,
    },
    flags,
  );
  const typed = async (at: number) => {
    const started = performance.now();
    const answered = discord.complete('find', 'question', HARBIN[at % HARBIN.length] ?? '').response();
    await Promise.race([answered, delay(GIVEN_UP_MS, undefined, { ref: false })]);
    return performance.now() - started;
  };
  const typeFor = async (ms: number, first: number) => {
    const begun = performance.now();
    const times: number[] = [];
    for (let at = first; performance.now() - begun < ms; at++) {
      const key = delay(KEY_MS);
      times.push(await typed(at));
      await key;
    }
    return times;
  };
  try {
    for (const at of HARBIN.keys()) await typed(at);
    const loaded: Loaded[] = [];
    for (const people of PEOPLE) {
      // Each begins elsewhere, and in another moment.
      const typing = Array.from({ length: people }, async (_, person) => {
        await delay((person * KEY_MS) / people);
        return typeFor(FOR_MS, person * 17);
      });
      const times = (await Promise.all(typing)).flat();
      loaded.push({ ...summary(times), people, perSecond: times.length / (FOR_MS / 1000) });
    }
    return loaded;
  } finally {
    await bot.stop();
    await Promise.all([discord.close(), slack.close()]);
  }
}

export type Typing = { readonly alone: readonly TypingRow[]; readonly loaded: readonly Loaded[] };

/** Typing help: in this process for two books, and of a bot in a process of its own while many people type. */
export async function benchTyping(
  flags: readonly string[],
  progress: (line: string) => void,
): Promise<Typing> {
  progress('typing help of data/');
  const small = measure('data', HARBIN);
  progress(`typing help of ${OBSERVATIONS.toLocaleString('en')} observations`);
  const large = measureLarge();
  progress('typing help on Discord, while many people type');
  return { alone: [small, large], loaded: await measureLoaded(flags) };
}

/** A row for each, for people. */
export function typingRows({ alone, loaded }: Typing): readonly Readonly<Record<string, string>>[] {
  const times = ({ median, p99 }: Times) => ({
    median: `${median.toFixed(2)} ms`,
    '99th percentile': `${p99.toFixed(2)} ms`,
  });
  return [
    ...alone.map((row) => ({
      'typing help': `${row.facts.toLocaleString('en')} facts, in this process`,
      'a second': Math.round(row.perSecond).toLocaleString('en'),
      ...times(row),
    })),
    ...loaded.map((row) => ({
      'typing help': `on Discord, ${row.people} people typing`,
      'a second': row.perSecond.toFixed(0),
      ...times(row),
    })),
  ];
}
