import { describe, expect, it } from 'vitest';
import { createPace, createPaces } from '../../src/briefing/pace.ts';
import { virtualClock } from '../support/virtual-clock.ts';

/** The spans between what was noted, in milliseconds. */
const gaps = (at: readonly number[]) => at.slice(1).map((ms, before) => Math.round(ms - (at[before] ?? 0)));

describe('a pace', () => {
  it('gives turns evenly, in the order in which they are asked for', async () => {
    const clock = virtualClock();
    const { turn } = createPace(250, { clock });
    const at: number[] = [];
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3, 4].map(async (who) => {
        expect(await turn()).toBe(true);
        order.push(who);
        at.push(clock.now());
      }),
    );
    expect(order).toEqual([1, 2, 3, 4]);
    expect(gaps(at)).toEqual([250, 250, 250]);
  });

  it('waits no longer than for one turn where its clock is put back', async () => {
    const clock = virtualClock();
    const { turn } = createPace(250, { clock });
    await turn();
    clock.put(-3_600_000);
    const from = clock.now();
    await turn();
    expect(clock.now() - from).toBeLessThanOrEqual(250);
  });

  it('gives no turn while it is held up, a minute at most, and says how long it would take', async () => {
    const clock = virtualClock();
    const { turn, holdUp, waitMs } = createPace(250, { clock });
    expect(waitMs()).toBe(0);
    holdUp(30_000);
    expect(waitMs()).toBe(30_000);
    const waiting = [turn(), turn()];
    expect(waitMs()).toBe(30_500);
    await Promise.all(waiting);
    expect(clock.now()).toBe(30_250);
    holdUp(Number.MAX_SAFE_INTEGER);
    await turn();
    expect(clock.now()).toBe(90_250);
  });

  it('has no turn for who does not wait any more, at once and whoever waits before, and takes none for them', async () => {
    const clock = virtualClock();
    const { turn } = createPace(250, { clock });
    const stopping = new AbortController();
    const first = [turn(), turn()];
    const left = Array.from({ length: 100 }, () => turn(stopping.signal));
    const last = turn();
    stopping.abort();
    expect(new Set(await Promise.all(left))).toEqual(new Set([false]));
    expect(clock.now()).toBe(0);
    expect(await turn(stopping.signal)).toBe(false);
    expect(await Promise.all([...first, last])).toEqual([true, true, true]);
    expect(clock.now()).toBe(500);
  });
});

describe('the paces of channels', () => {
  it('keep each channel apart from when the turn of all was given, while many others wait', async () => {
    const clock = virtualClock();
    const all = createPace(200, { clock });
    const { turn } = createPaces(1000, { clock, within: all.turn });
    const at: number[] = [];
    const others = Array.from({ length: 34 }, (_, channel) => turn(`${channel}`));
    const mine = [1, 2, 3, 4].map(async () => {
      await turn('mine');
      at.push(clock.now());
    });
    await Promise.all([...others, ...mine]);
    for (const gap of gaps(at)) expect(gap).toBeGreaterThanOrEqual(1000);
  });

  it('let no channel that has much to say hold up the others', async () => {
    const clock = virtualClock();
    const all = createPace(20, { clock });
    const { turn, holdUp } = createPaces(1100, { clock, within: all.turn });
    const busy = Array.from({ length: 100 }, () => turn('busy'));
    holdUp('held', 60_000);
    const held = turn('held');
    await Promise.all(Array.from({ length: 2000 }, (_, channel) => turn(`${channel}`)));
    expect(clock.now()).toBeLessThan(2050 * 20);
    await Promise.all([...busy, held]);
    expect(clock.now()).toBeLessThan(2050 * 20 + 100 * 1120);
  });

  it('remember a channel for as long as it has to wait', async () => {
    const clock = virtualClock();
    const { turn } = createPaces(1000, { clock });
    const at: number[] = [];
    for (let message = 0; message < 4; message++) {
      await turn('mine');
      at.push(clock.now());
      await clock.sleep(300);
      await turn(`other ${message}`);
    }
    expect(gaps(at)).toEqual([1000, 1000, 1000]);
  });

  it('have no turn for who does not wait any more, wherever they wait', async () => {
    const clock = virtualClock();
    const all = createPace(200, { clock });
    const { turn } = createPaces(1000, { clock, within: all.turn });
    const stopping = new AbortController();
    await turn('mine');
    const waiting = ['mine', 'mine', 'other'].map((channel) => turn(channel, stopping.signal));
    stopping.abort();
    expect(await Promise.all(waiting)).toEqual([false, false, false]);
    expect(clock.now()).toBe(0);
  });
});
