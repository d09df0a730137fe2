import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MODES, PAUSE_REASONS, PLATFORMS } from '../../src/briefing/briefing.ts';
import { WEEKDAYS, zones } from '../../src/briefing/local-time.ts';
import type { Saved } from '../../src/briefing/store.ts';
import { readBriefings } from '../../src/briefing-file/read.ts';
import { BETWEEN_PARTS, writeBriefings, writeParts } from '../../src/briefing-file/write.ts';
import { LANGUAGES } from '../../src/core/language.ts';
import { briefingId, time, zone } from '../support/briefings.ts';
import { day, id } from '../support/build-pack.ts';

const word = (signs: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...signs), minLength, maxLength });
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40, size: 'large' })
  .filter((one) => one.length <= 100);
const date = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((one) => day(one.toISOString().slice(0, 10)));
const sortedSet = <Value extends string | number>(
  one: fc.Arbitrary<Value>,
  minLength: number,
  maxLength: number,
) => fc.uniqueArray(one, { minLength, maxLength }).map((all) => all.toSorted((a, b) => (a < b ? -1 : 1)));

const anySaved = (of: { platform: 'discord' | 'slack'; workspace: string }): fc.Arbitrary<Saved> =>
  fc.record({
    id: word('abcdefghjkmnpqrstuvwxyz23456789', 8, 8).map(briefingId),
    channel: text.map((channel) => ({ ...of, channel })),
    topics: fc
      .uniqueArray(
        word('abc-123', 1, 20).filter((one) => /^[a-c1-3]+(?:-[a-c1-3]+)*$/.test(one)),
        { minLength: 1, maxLength: 5 },
      )
      .map((all) => all.map((one) => id<'topic'>(one))),
    mode: fc.constantFrom(...MODES),
    language: fc.constantFrom(...LANGUAGES),
    schedule: fc.record({
      weekdays: sortedSet(fc.constantFrom(...WEEKDAYS), 1, 7),
      time: fc
        .tuple(fc.nat(23), fc.nat(59))
        .map(([hours, minutes]) => time(`${hours}:${String(minutes).padStart(2, '0')}`)),
      zone: fc.constantFrom(...zones()),
      quiet: sortedSet(date, 0, 8),
    }),
    graceMinutes: fc.integer({ min: 1, max: 1440 }),
    owner: text,
    backupOwner: fc.option(text, { nil: null }),
    state: fc.oneof(
      fc.constant({ kind: 'active' } as const),
      fc.constantFrom(...PAUSE_REASONS).map((reason) => ({ kind: 'paused', reason }) as const),
    ),
    createdAt: fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
  });

const anyFile = fc.record({ platform: fc.constantFrom(...PLATFORMS), workspace: text }).chain((of) =>
  fc.record({
    of: fc.constant(of),
    briefings: fc.uniqueArray(anySaved(of), { maxLength: 6, selector: (one) => one.id }),
  }),
);

describe('a file of briefings', () => {
  it('is read back as it was written, and written again letter by letter the same', () => {
    const property = fc.property(anyFile, ({ of, briefings }) => {
      const written = writeBriefings(of, briefings);
      const read = readBriefings(written);
      if (read.kind === 'faulty') throw new Error(JSON.stringify(read.faults) + written);
      expect(read.of).toEqual(of);
      expect(read.briefings).toEqual(briefings.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
      expect(writeBriefings(read.of, read.briefings.toReversed())).toBe(written);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('can be read by people', () => {
    const saved: Saved = {
      id: briefingId('k3m9pq2x'),
      channel: { platform: 'discord', workspace: '100', channel: '12345678901234567890' },
      topics: [id('trade'), id('roads')],
      mode: 'changes',
      language: 'ru',
      schedule: {
        weekdays: [1, 4],
        time: time('09:00'),
        zone: zone('Asia/Shanghai'),
        quiet: ['2026-10-01', '2026-10-02', '2026-10-03', '2026-12-31'].map(day),
      },
      graceMinutes: 120,
      owner: '300',
      backupOwner: null,
      state: { kind: 'paused', reason: 'asked' },
      createdAt: new Date('2026-11-27T12:00:00Z'),
    };
    expect(writeBriefings(saved.channel, [saved])).toBe(`version: 1
platform: discord
workspace: 100
briefings:
  - id: k3m9pq2x
    channel: 12345678901234567890
    topics: [trade, roads]
    days: [mon, thu]
    time: 09:00
    zone: Asia/Shanghai
    mode: changes
    language: ru
    late: 120
    quiet: [2026-10-01..2026-10-03, 2026-12-31]
    owner: 300
    state: paused-asked
    created: 2026-11-27T12:00:00.000Z
`);
    expect(writeBriefings(saved.channel, [])).toBe(
      'version: 1\nplatform: discord\nworkspace: 100\nbriefings: []\n',
    );
  });

  it.each([
    ['briefings: [', { kind: 'syntax', line: 1 }],
    ['hello', { kind: 'version' }],
    ['version: 2\nplatform: slack\nworkspace: T\nbriefings: []', { kind: 'version', text: '2' }],
    ['version: 1\nplatform: irc\nworkspace: T\nbriefings: []', { kind: 'field', at: 'platform', line: 2 }],
    [
      'version: 1\nplatform: slack\nworkspace: T\nbriefings:\n  - id: k3m9pq2x\n    time: 25:00',
      { kind: 'field', at: 'briefings.0.time', line: 6 },
    ],
    [
      'version: 1\nplatform: slack\nworkspace: T\nbriefings: []\nmore: 1',
      { kind: 'unknown', at: 'more', line: 5 },
    ],
    ['version: 1\nplatform: slack\nworkspace: T\nversion: 1\nbriefings: []', { kind: 'syntax', line: 4 }],
    [
      'version: 1\nplatform: slack\nworkspace: T\nbriefings:\n  - id: k3m9pq2x\n    topics: [trade, trade]',
      { kind: 'twice', at: 'briefings.0.topics', line: 6 },
    ],
    [
      'version: 1\nplatform: slack\nworkspace: T\nbriefings: []\n---\nversion: 1\nplatform: slack\nworkspace: U\nbriefings: []',
      { kind: 'field', at: 'workspace', line: 8 },
    ],
    ['a: &x [1]\nb: [*x, *x, *x]\nversion: 1', { kind: 'syntax' }],
  ])('says what is wrong in %j', (written, fault) => {
    const read = readBriefings(written);
    if (read.kind === 'read') throw new Error('it was read');
    expect(read.faults).toContainEqual(expect.objectContaining(fault));
  });

  it('is divided into parts that are read together as the whole', () => {
    const saved = fc
      .sample(anyFile, { numRuns: 40, seed: 5 })
      .find(({ briefings }) => briefings.length === 6);
    if (saved === undefined) throw new Error('no file of six');
    const parts = writeParts(saved.of, saved.briefings, 900);
    expect(parts.length).toBeGreaterThan(1);
    const read = readBriefings(`---\n${parts.join(BETWEEN_PARTS)}---\n`);
    expect(read).toMatchObject({ kind: 'read', of: saved.of });
    expect(read.kind === 'read' && writeBriefings(read.of, read.briefings)).toBe(
      writeBriefings(saved.of, saved.briefings),
    );
  });

  it.each([
    ['short names', Array.from({ length: 14_000 }, (_, at) => `${at.toString(36)}: 1`).join('\n')],
    [
      'days',
      `version: 1\nplatform: slack\nworkspace: T\nbriefings:\n  - quiet: [${'2000-01-01..2003-12-31, '.repeat(4000)}]`,
    ],
  ])('is refused at once where it is a long list of %s', (_, written) => {
    const begun = performance.now();
    expect(readBriefings(written).kind).toBe('faulty');
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  it('is refused with a reason, and never with an error, whatever stands in it', () => {
    const sound = writeBriefings({ platform: 'slack', workspace: 'T1' }, []);
    expect(readBriefings('['.repeat(50_000)).kind).toBe('faulty');
    const mangled = fc
      .tuple(
        anyFile,
        fc.nat(2000),
        fc.constantFrom('', '[', '{', '*a', '\t', ': ', '\u0000', '"', '!!x', '&a '),
      )
      .map(([{ of, briefings }, at, sign]) => {
        const written = writeBriefings(of, briefings);
        const place = at % written.length;
        return written.slice(0, place) + sign + written.slice(place + 1);
      });
    fc.assert(
      fc.property(fc.oneof(mangled, fc.string({ size: 'large' })), (written) => {
        const read = readBriefings(written);
        expect(read.kind === 'read' || read.faults.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(readBriefings(sound).kind).toBe('read');
  });
});
