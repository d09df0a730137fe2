import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/briefing/delivery.ts';
import {
  noticeAfter,
  OUTCOMES,
  parseOutcome,
  pauseAfter,
  stepAfter,
  timelinessOf,
} from '../../src/briefing/outcome.ts';
import { day } from '../support/build-pack.ts';

const slot = { date: day('2026-03-02'), at: new Date('2026-03-02T09:00:00Z') };
const minutesOn = (minutes: number) => new Date(slot.at.getTime() + minutes * 60_000);

describe('how late a run is', () => {
  it.each([
    [-60, 'on-time'],
    [0, 'on-time'],
    [10, 'on-time'],
    [10.1, 'late'],
    [120, 'late'],
    [120.1, 'too-late'],
    [60 * 24 * 365, 'too-late'],
  ])('%s minutes after its time: %s', (minutes, expected) => {
    expect(timelinessOf(slot, minutesOn(minutes), 120)).toBe(expected);
  });

  it('is counted by the grace that its owner gave', () => {
    expect(timelinessOf(slot, minutesOn(5), 3)).toBe('too-late');
    expect(timelinessOf(slot, minutesOn(500), 600)).toBe('late');
  });
});

describe('what a platform said', () => {
  it.each<[Delivery, unknown]>([
    [
      { kind: 'delivered', message: 'm1' },
      { kind: 'over', outcome: { state: 'delivered', reason: 'late' }, message: 'm1' },
    ],
    [
      { kind: 'channel-gone' },
      { kind: 'over', outcome: { state: 'failed', reason: 'channel-gone' }, message: null },
    ],
    [
      { kind: 'access-lost' },
      { kind: 'over', outcome: { state: 'failed', reason: 'access-lost' }, message: null },
    ],
    [{ kind: 'token-revoked' }, { kind: 'again', afterMs: 30_000 }],
    [{ kind: 'refused' }, { kind: 'over', outcome: { state: 'failed', reason: 'refused' }, message: null }],
    [
      { kind: 'rate-limited', retryAfterMs: 1500 },
      { kind: 'again', afterMs: 1500 },
    ],
    [{ kind: 'unreachable' }, { kind: 'again', afterMs: 30_000 }],
    [{ kind: 'uncertain' }, { kind: 'look' }],
  ])('leads on: %j', (delivery, step) => {
    expect(stepAfter(delivery, 'late')).toEqual(step);
  });
});

describe('the end of a run', () => {
  it('is read back as it was kept, and nothing else is', () => {
    for (const outcome of OUTCOMES) expect(parseOutcome(outcome.state, outcome.reason)).toEqual(outcome);
    expect(parseOutcome('delivered', 'refused')).toBeNull();
    expect(parseOutcome('due', 'on-time')).toBeNull();
  });

  it('pauses what cannot succeed again, and tells whatever its owner would miss', () => {
    const told = OUTCOMES.map((outcome) => [outcome.reason, pauseAfter(outcome), noticeAfter(outcome)]);
    expect(told).toEqual([
      ['on-time', null, null],
      ['late', null, null],
      ['found', null, null],
      ['baseline', null, null],
      ['nothing-new', null, null],
      ['nothing-to-say', null, 'empty'],
      ['too-late', null, 'missed'],
      ['paused', null, null],
      ['channel-gone', 'channel-gone', 'paused'],
      ['archived', 'archived', 'paused'],
      ['access-lost', 'access-lost', 'paused'],
      ['token-revoked', 'token-revoked', 'paused'],
      ['refused', 'refused', 'paused'],
      ['unreadable', 'unreadable', 'paused'],
      ['broken', null, 'broken'],
      ['no-answer', null, 'unknown'],
      ['stopped', null, 'unknown'],
    ]);
  });
});
