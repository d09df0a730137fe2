import {
  type Briefing,
  type BriefingId,
  parseBriefingId,
  type Schedule,
} from '../../src/briefing/briefing.ts';
import {
  type LocalTime,
  parseLocalTime,
  parseZone,
  WEEKDAYS,
  type Zone,
} from '../../src/briefing/local-time.ts';
import type { Outcome } from '../../src/briefing/outcome.ts';
import type { Draft, Ending } from '../../src/briefing/store.ts';
import type { Telling } from '../../src/briefing/telling.ts';
import { day, id } from './build-pack.ts';

/** Later than anything that a test does: whoever left then has left everything behind. */
export const THE_END = new Date('2100-01-01T00:00:00Z');

export function time(text: string): LocalTime {
  const parsed = parseLocalTime(text);
  if (parsed === null) throw new Error(`not a time: ${text}`);
  return parsed;
}

export function zone(text: string): Zone {
  const parsed = parseZone(text);
  if (parsed === null) throw new Error(`not a zone: ${text}`);
  return parsed;
}

export function briefingId(text: string): BriefingId {
  const parsed = parseBriefingId(text);
  if (parsed === null) throw new Error(`not a briefing: ${text}`);
  return parsed;
}

/** Every day at nine in UTC, but for what the test says. */
export function aSchedule(more: Partial<Schedule> = {}): Schedule {
  return { weekdays: WEEKDAYS, time: time('09:00'), zone: zone('UTC'), quiet: [], ...more };
}

/** A digest of trade for one Discord channel, but for what the test says. */
export function aBriefing(more: Partial<Briefing> = {}): Briefing {
  return {
    id: briefingId('k3m9pq2x'),
    channel: { platform: 'discord', workspace: '100', channel: '200' },
    topics: [id('trade')],
    mode: 'digest',
    language: 'en',
    schedule: aSchedule(),
    graceMinutes: 120,
    owner: '300',
    backupOwner: null,
    state: { kind: 'active' },
    next: { date: day('2026-03-02'), at: new Date('2026-03-02T09:00:00Z') },
    version: 1,
    createdAt: new Date('2026-03-01T12:00:00Z'),
    ...more,
  };
}

/** What somebody asks for in one channel, every day at nine in UTC. */
export function aDraft(more: Partial<Draft> = {}): Draft {
  const { channel, topics, mode, language, schedule, graceMinutes, owner, backupOwner } = aBriefing();
  return { channel, topics, mode, language, schedule, graceMinutes, owner, backupOwner, ...more };
}

/** An end that keeps nothing. */
export function anEnding(outcome: Outcome, more: Partial<Ending> = {}): Ending {
  return { outcome, message: null, quotes: {}, memory: null, ...more };
}

/** What a message of nothing in particular tells, but for what the test says. */
export function aTelling(more: Partial<Telling> = {}): Telling {
  return {
    language: 'en',
    mode: 'digest',
    zone: zone('UTC'),
    topics: [id('trade')],
    about: [id('trade')],
    lateFor: null,
    lateOn: null,
    counts: null,
    told: [],
    beyond: 0,
    later: 0,
    next: [],
    ...more,
  };
}
