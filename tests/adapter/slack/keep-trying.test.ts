import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepTrying } from '../../../src/adapter/slack/keep-trying.ts';
import { recordingLog } from '../../support/recording-log.ts';

const explain = () => ({ message: 'no', isPermanent: false, retryAfterMs: null });

describe('keepTrying', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function trying(attempt: () => Promise<void> = async () => {}) {
    const { log, lines } = recordingLog();
    const kept = keepTrying({ attempt, explain, log, now: Date.now });
    /** Loses what works, after a time, and returns how long it is until the next attempt is through. */
    const lose = async (afterMs: number): Promise<number> => {
      await vi.advanceTimersByTimeAsync(afterMs);
      const lostAt = Date.now();
      kept.again();
      await vi.advanceTimersToNextTimerAsync();
      return Date.now() - lostAt;
    };
    return { kept, lines, lose };
  }

  it('tries again at once, however often, what has lasted', async () => {
    const { kept, lines, lose } = trying();
    await kept.start();
    for (let times = 0; times < 20; times++) expect(await lose(10_000)).toBeLessThan(5);
    expect(lines).toEqual([]);
  });

  it('tries again ever more slowly what is lost as soon as it works', async () => {
    const { kept, lines, lose } = trying();
    await kept.start();
    const waits: number[] = [];
    for (let times = 0; times < 7; times++) waits.push(await lose(100));
    const expected = [0, 1000, 2000, 5000, 10_000, 30_000, 30_000];
    for (const [at, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual((expected[at] ?? 0) * 0.9 - 5);
      expect(wait).toBeLessThanOrEqual((expected[at] ?? 0) * 1.1 + 5);
    }
    expect(lines.map(({ level }) => level)).toEqual(Array.from({ length: 6 }, () => 'warn'));
  });

  it('forgets short lives after a long one', async () => {
    const { kept, lose } = trying();
    await kept.start();
    for (let times = 0; times < 5; times++) await lose(0);
    expect(await lose(60_000)).toBeLessThan(5);
    expect(await lose(0)).toBeLessThan(5);
    expect(await lose(0)).toBeGreaterThan(800);
  });

  it('does not try again after it was stopped', async () => {
    const attempt = vi.fn(async () => {});
    const { kept } = trying(attempt);
    await kept.start();
    kept.stop();
    kept.again();
    expect(vi.getTimerCount()).toBe(0);
    expect(attempt).toHaveBeenCalledTimes(1);
  });
});
