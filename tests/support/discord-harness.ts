import { type DiscordAdapter, startDiscord } from '../../src/adapter/discord/start.ts';
import type { Adapter } from '../../src/command/adapter.ts';
import type { Briefings } from '../../src/command/briefings.ts';
import type { Runner } from '../../src/command/command.ts';
import type { Log } from '../../src/command/log.ts';
import { createRunner } from '../../src/command/run.ts';
import { createReview } from '../../src/live/tell-review.ts';
import { aFactBook, anIndicator, anObservation, aPack, aStatement, aTopic } from './build-pack.ts';
import { type LoopbackDiscord, startLoopbackDiscord } from './loopback-discord.ts';
import { type LogLine, recordingLog } from './recording-log.ts';
import { createWaiting } from './waiting.ts';

const languages = ['en', 'zh', 'ru'] as const;

/** A small fact book: a topic with two figures, and a statement. */
export const townBook = aFactBook({
  info: { ...aPack({}).info, languages },
  topics: [aTopic('trade'), aTopic('roads')],
  observations: [
    anObservation(anIndicator('contract-value'), '3.45', { multiplier: 9, percent: '89.35' }),
    anObservation(anIndicator('executed-value'), '1.75', { multiplier: 9 }),
  ],
  statements: [
    aStatement('road-opened', 'The road to the harbour was opened.', { topic: aTopic('roads').id }),
  ],
});

export type Bot = {
  readonly adapter: DiscordAdapter;
  readonly lines: readonly LogLine[];
  readonly logged: () => string;
  /** Resolves with the first line of a level, or with words, that is written now or later. */
  readonly said: (levelOrWords: string) => Promise<LogLine>;
};

export type BotOptions = {
  readonly token?: string;
  readonly guildId?: string;
  readonly apiUrl?: string;
  /** Changes the runner for what a test wants to go wrong. */
  readonly runner?: (runner: Runner) => Runner;
  /** The channel that suggestions go to; nobody is told of them when left out. */
  readonly reviewChannel?: string;
  readonly onLeft?: (guild: string) => void;
  /** Standing briefings; the program keeps none when left out. */
  readonly briefings?: () => Briefings | null;
};

/** Starts Discords and bots for tests, and stops and checks them afterwards. */
export function discordHarness() {
  const bots: Bot[] = [];
  const discords: LoopbackDiscord[] = [];
  return {
    discord: async (options: Parameters<typeof startLoopbackDiscord>[0] = {}) => {
      const discord = await startLoopbackDiscord(options);
      discords.push(discord);
      return discord;
    },
    bot: async (discord: LoopbackDiscord, options: BotOptions = {}): Promise<Bot> => {
      const { log: recording, lines, text } = recordingLog();
      const waiting = createWaiting();
      const told =
        (write: Log['info']): Log['info'] =>
        (fields, message) => {
          write(fields, message);
          waiting.changed();
        };
      const { debug, info, warn, error } = recording;
      const log: Log = { debug: told(debug), info: told(info), warn: told(warn), error: told(error) };
      const running: Adapter[] = [];
      const { reviewChannel = null } = options;
      const review = createReview({ discord: reviewChannel, slack: null }, () => running);
      const plain = createRunner({
        book: () => townBook,
        now: () => new Date('2026-06-01T12:00:00Z'),
        log,
        ...(reviewChannel !== null && { review }),
        ...(options.briefings !== undefined && { briefings: options.briefings }),
      });
      const adapter = await startDiscord({
        token: options.token ?? discord.token,
        guildId: options.guildId ?? null,
        apiUrl: options.apiUrl ?? discord.url,
        runner: options.runner?.(plain) ?? plain,
        log,
        ...(options.onLeft !== undefined && { onLeft: options.onLeft }),
      });
      running.push(adapter);
      const said = (words: string) =>
        waiting.until(() => lines.find(({ level, message }) => level === words || message.includes(words)));
      const bot = { adapter, lines, logged: text, said };
      bots.push(bot);
      return bot;
    },
    /** Ends everything; returns what was wrong with any body that was sent. */
    end: async (): Promise<readonly string[]> => {
      await Promise.all(bots.splice(0).map(({ adapter }) => adapter.stop()));
      const ended = discords.splice(0);
      await Promise.all(ended.map((discord) => discord.close()));
      return ended.flatMap(({ faults }) => faults);
    },
  };
}
