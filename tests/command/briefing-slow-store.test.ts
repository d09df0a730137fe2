import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BriefingStore } from '../../src/briefing/store.ts';
import { cardToPlainText } from '../../src/card/plain-text.ts';
import { createRunner } from '../../src/command/run.ts';
import { aChannel, aPlace, aStoreThat, buttonsIn } from '../support/briefing-desk.ts';
import { aBriefing } from '../support/briefings.ts';
import { townBook } from '../support/discord-harness.ts';
import { recordingLog } from '../support/recording-log.ts';

/** Discord waits three seconds, and an answer has to get there. */
const ANSWERED_WITHIN_MS = 2000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const channel = aChannel();
const standing = { ...aBriefing(), channel };

/** A store of one briefing, each of whose answers takes a while, and which notes what was changed in the end. */
function aSlowStore(ms: number) {
  const changes: string[] = [];
  const after =
    <Result>(result: Result, done?: string) =>
    () =>
      new Promise<Result>((resolve) => {
        setTimeout(() => {
          if (done !== undefined) changes.push(done);
          resolve(result);
        }, ms);
      });
  const store: BriefingStore = {
    ...aStoreThat(() => Promise.reject(new Error('not asked for'))),
    ofChannel: after([standing]),
    managers: after([]),
    change: after({ kind: 'changed', briefing: standing } as const, 'change'),
  };
  return { store, changes };
}

/** What a command answers, and after how long; what goes on behind it comes to its end, too. */
async function answered(line: string, store: BriefingStore) {
  const send = async () => ({ kind: 'delivered', message: '1' }) as const;
  const { log } = recordingLog();
  const now = () => new Date();
  const runner = createRunner({ book: () => townBook, now, log, briefings: () => ({ store, send }) });
  const begun = performance.now();
  const asking = runner
    .runLine(line, { locale: 'en', at: aPlace(channel) })
    .then((reply) => ({ reply, took: performance.now() - begun }));
  await vi.advanceTimersByTimeAsync(20_000);
  return asking;
}

it.each([700, 1000, 5000])('a command is answered in time where each look takes %d ms', async (ms) => {
  const { reply, took } = await answered(`briefing pause ${standing.id}`, aSlowStore(ms).store);
  expect(took).toBeLessThanOrEqual(ANSWERED_WITHIN_MS);
  expect(buttonsIn(reply).get('Try again')).toBe(`briefing pause ${standing.id}`);
});

it('a change that was begun and not confirmed may have been made, and is told so', async () => {
  const { store, changes } = aSlowStore(700);
  const { reply } = await answered(`briefing pause ${standing.id}`, store);
  expect(changes).toEqual(['change']);
  expect(cardToPlainText(reply.card)).toContain('That may have been saved');
  expect([...buttonsIn(reply).values()]).toEqual(['briefing list', `briefing pause ${standing.id}`]);
});

it('a change that was not begun in time is begun no more', async () => {
  const { store, changes } = aSlowStore(1000);
  const { reply } = await answered(`briefing pause ${standing.id}`, store);
  expect(changes).toEqual([]);
  expect(reply.card.title).toBe('Briefings cannot be looked up right now');
});

it('a store that takes its time, and not too long, is waited for', async () => {
  const { reply } = await answered(`briefing pause ${standing.id}`, aSlowStore(500).store);
  expect(reply.card.title).toBe(`Paused: ${standing.id}`);
});
