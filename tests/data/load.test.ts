import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Entry, IdAt } from '../../src/data/check-shape.ts';
import { DataError } from '../../src/data/fault.ts';
import { loadPack } from '../../src/data/load.ts';
import { append, edit, faultsOf, PORT_PACK, withCopy } from '../support/broken-pack.ts';

const found = <T>(thing: T | undefined): T => {
  if (thing === undefined) throw new Error('Not in the pack');
  return thing;
};

describe('a sound pack', () => {
  const pack = loadPack(PORT_PACK);
  const observation = (id: string) => found(pack.observations.find((one) => one.id === id));

  it('keeps the digits as the source prints them', () => {
    expect(observation('cargo-2024-01').quantity).toEqual({ digits: '1.20', multiplier: 6, qualifier: null });
    expect(observation('cargo-2024-03-news').quantity).toEqual({
      digits: '1500000',
      multiplier: 0,
      qualifier: 'nearly',
    });
    expect(observation('cargo-2024-03').change).toEqual({
      percent: '-4.1',
      basis: 'year-on-year',
      qualifier: null,
    });
  });

  it('asks for no place, which takes longer than all the rest', () => {
    const asked = [
      vi.spyOn(Entry.prototype, 'place'),
      vi.spyOn(Entry.prototype, 'keyPlace'),
      vi.spyOn(IdAt.prototype, 'place'),
    ];
    loadPack(join(import.meta.dirname, '../../data'));
    for (const place of asked) {
      expect(place).not.toHaveBeenCalled();
      place.mockRestore();
    }
  });

  it('reads a year with and without quotation marks', () => {
    expect(observation('revenue-2022').period.text).toBe('2022');
    expect(observation('revenue-2023').period.text).toBe('2023');
  });

  it('takes the date of the source for the vintage unless one is given', () => {
    expect(observation('cargo-2024-03-first').vintage).toBe('2024-04-20');
    expect(observation('cargo-2024-03').vintage).toBe('2024-05-20');
    expect(observation('tugs-2023').vintage).toBeNull();
  });

  it('joins each fact with its indicator, area and source', () => {
    const fact = observation('revenue-2022');
    expect(fact.indicator).toBe(pack.indicators.find(({ id }) => id === 'cargo-revenue'));
    expect(fact.area).toBe(pack.areas.find(({ id }) => id === 'north-haven'));
    expect(fact.provenance.source).toBe(pack.sources.find(({ id }) => id === 'harbour-almanac'));
    expect(fact.indicator.unit).toEqual({ kind: 'currency', code: 'CNY' });
  });

  it('keeps the order of the lists', () => {
    expect(pack.topics.map(({ id }) => id)).toEqual(['cargo', 'fleet']);
    expect(found(pack.topics[1]).first).toEqual(['tugs', 'fleet-renewal']);
  });

  it('says of what is left out that there is none', () => {
    expect(found(pack.sources[2])).toMatchObject({
      url: null,
      published: null,
      licence: null,
      retrieved: null,
    });
    expect(found(pack.areas[1])).toMatchObject({ parent: null, aliases: {} });
    expect(found(pack.statements[0])).toMatchObject({ topic: 'fleet', caveat: null, tells: 'goal' });
  });

  it('may lack a kind of facts, and hold a README and hidden files', () => {
    const faults = faultsOf(
      (dir) => writeFileSync(join(dir, 'README.md'), 'Notes'),
      (dir) => writeFileSync(join(dir, '.DS_Store'), ''),
      (dir) => mkdirSync(join(dir, 'schema')),
      edit('topics.yaml', ', fleet-renewal', ''),
      (dir) => writeFileSync(join(dir, 'statements/fleet.yaml'), '[]'),
    );
    expect(faults).toEqual([]);
  });
});

describe('several slips', () => {
  it('are all reported at once, in the order of files and lines', () => {
    const faults = faultsOf(
      edit('pack.yaml', 'command: port', 'command: Port'),
      edit('areas.yaml', 'parent: far-coast', 'parent: far-cost'),
      edit('areas.yaml', '- id: far-coast', '- id: far-coast\n  colour: red'),
      edit('observations/fleet.yaml', 'value: 11', 'value: "11"'),
      append('statements/fleet.yaml', '- 7\n'),
    );
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'areas.yaml:5:11:',
      'areas.yaml:8:3:',
      'observations/fleet.yaml:6:10:',
      'pack.yaml:3:10:',
      'statements/fleet.yaml:19:3:',
    ]);
  });

  it('in one file do not hide those in another that is broken as YAML', () => {
    const faults = faultsOf(
      edit('topics.yaml', '[tugs, fleet-renewal]', '[tugs'),
      edit('sources.yaml', 'url: http://copy.example/almanac', 'url: almanac'),
    );
    expect(faults).toHaveLength(2);
  });

  it('of one broken file are not blamed on those that refer to it', () => {
    expect(faultsOf(edit('sources.yaml', '- id: harbour-almanac', '-id: harbour-almanac'))).toHaveLength(1);
  });
});

/** What an editor, a merge or a tired hand leaves behind. */
const SCRAPS = [
  '\t',
  '\n',
  ' ',
  ':',
  '- ',
  '"',
  "'",
  '[',
  '}',
  '&a ',
  '*a',
  '!x ',
  '|\n',
  '\0',
  '\uFEFF',
  '\ud800',
];
const mutation = fc.record({
  file: fc.nat(),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat({ max: 40 }),
  scrap: fc.oneof(
    fc.constantFrom(
      ...SCRAPS,
      '__proto__: 1\n',
      '? ',
      '<<: ',
      '%YAML 1.1\n',
      '\n---\n',
      '.inf',
      '~',
      '1e999',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom('- '.repeat(3000), '? '.repeat(3000), '{'.repeat(3000), 'a:\n '.repeat(50)),
  ),
});

describe('any text in the files', () => {
  const files = readdirSync(PORT_PACK, { recursive: true, encoding: 'utf8' }).filter((f) =>
    f.endsWith('.yaml'),
  );

  it('gives a pack or faults with places inside the files, and nothing else', () => {
    let broken = 0;
    withCopy((dir) => {
      const sound = new Map(files.map((file) => [file, readFileSync(join(dir, file), 'utf8')]));
      const check = fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        const texts = new Map(sound);
        for (const { file, at, cut, scrap } of mutations) {
          const name = found(files[file % files.length]);
          const text = found(texts.get(name));
          const start = Math.floor(at * text.length);
          texts.set(name, `${text.slice(0, start)}${scrap}${text.slice(start + cut)}`);
        }
        for (const [name, text] of texts) writeFileSync(join(dir, name), text);
        try {
          loadPack(dir);
        } catch (error) {
          if (!(error instanceof DataError)) throw error;
          broken += 1;
          for (const { file, line, column, message, remedy } of error.faults) {
            const text = readFileSync(file, 'utf8').split('\n');
            expect(line).toBeLessThanOrEqual(text.length);
            expect(column).toBeLessThanOrEqual(found(text[line - 1]).length + 1);
            expect(message).not.toBe('');
            expect(remedy).toMatch(/[.?]$/);
          }
        }
      });
      fc.assert(check, { numRuns: 250 });
    });
    expect(broken).toBeGreaterThan(100);
  });

  it('reads a text that is given instead of the file, and a file that is not there yet', () => {
    withCopy((dir) => {
      const fleet = join(dir, 'observations/fleet.yaml');
      const text = readFileSync(fleet, 'utf8').replace('value: 96', 'value: 97').replace('"96 s', '"97 s');
      const fresh = readFileSync(join(dir, 'statements/fleet.yaml'), 'utf8')
        .replace('fleet-renewal', 'calm')
        .replace('Обновление флота, en: Fleet renewal', 'Тишина, en: Calm')
        .replace('[new tugs]', '[quiet]');
      const instead = new Map([
        [fleet, text],
        [join(dir, 'statements/cargo.yaml'), fresh],
      ]);
      const { observations, statements } = loadPack(`${dir}/`, { instead });
      expect(observations.find(({ id }) => id === 'crew-2023')?.quantity.digits).toBe('97');
      expect(statements.map(({ id, topic }) => `${topic} ${id}`)).toEqual([
        'cargo calm',
        'fleet fleet-renewal',
      ]);
      expect(loadPack(dir).statements).toHaveLength(1);
    });
  });

  it('finds the faults of a text that is given at their places there', () => {
    withCopy((dir) => {
      const fleet = join(dir, 'observations/fleet.yaml');
      const instead = new Map([
        [fleet, `\n${readFileSync(fleet, 'utf8').replace('value: 96', 'value: \ufffd')}`],
      ]);
      expect(() => loadPack(dir, { instead })).toThrow(/fleet\.yaml:25:10: .*Save the file as UTF-8\.$/m);
    });
  });

  it('keeps any decimal digit by digit', () => {
    const digits = fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.stringMatching(/^\d{0,9}$/))
      .map(([whole, rest]) => (rest === '' ? `${whole}` : `${whole}.${rest}`));
    withCopy((dir) => {
      const path = join(dir, 'observations/fleet.yaml');
      const text = readFileSync(path, 'utf8');
      fc.assert(
        fc.property(digits, (value) => {
          const printed = `["${value} seafarers"]`;
          writeFileSync(
            path,
            text.replace('value: 96', `value: ${value}`).replace('["96 seafarers"]', printed),
          );
          const crew = loadPack(dir).observations.find(({ id }) => id === 'crew-2023');
          expect(crew?.quantity.digits).toBe(value);
        }),
        { numRuns: 100 },
      );
    });
  });
});
