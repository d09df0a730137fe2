import { describe, expect, it } from 'vitest';
import { parseBriefingId } from '../../src/briefing/briefing.ts';
import { parseLocalTime, parseZone, zones } from '../../src/briefing/local-time.ts';

describe('a time of day', () => {
  it.each([
    ['9:00', '09:00'],
    [' 09:05 ', '09:05'],
    ['23.59', '23:59'],
    ['18：30', '18:30'],
  ])('is read as people type it: %s', (text, time) => {
    expect(parseLocalTime(text)).toBe(time);
  });

  it.each(['24:00', '9', '9:60', '9:5', '', 'noon', '09:00:00', '-1:00'])('is nothing else: %s', (text) => {
    expect(parseLocalTime(text)).toBeNull();
  });
});

describe('a time zone', () => {
  it.each([
    ['Asia/Shanghai', 'Asia/Shanghai'],
    ['asia/shanghai', 'Asia/Shanghai'],
    ['america/new york', 'America/New_York'],
    ['utc', 'UTC'],
    ['Asia/Calcutta', 'Asia/Calcutta'],
  ])('is read in any letter case: %s', (text, name) => {
    expect(parseZone(text)).toBe(name);
  });

  it.each(['+08:00', '', 'Mars/Olympus', 'Asia/', '2020-01-01', 'Z'])('is none: %s', (text) => {
    expect(parseZone(text)).toBeNull();
  });

  it('is in the list that is offered, which holds no offsets', () => {
    expect(zones()).toEqual(expect.arrayContaining(['Asia/Shanghai', 'Europe/Moscow', 'America/New_York']));
    expect(zones().length).toBeGreaterThan(400);
    expect(zones().filter((zone) => parseZone(zone) !== zone)).toEqual([]);
  });
});

describe('the name of a briefing', () => {
  it('is eight letters and digits in any letter case', () => {
    expect(parseBriefingId(' K3m9PQ2x ')).toBe('k3m9pq2x');
    for (const text of ['', 'k3m9pq2', 'k3m9pq2xx', 'k3m9-q2x', "k3m9'q2x"])
      expect(parseBriefingId(text)).toBeNull();
  });
});
