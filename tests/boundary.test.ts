import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The files of core that lie in none of its rooms: what all of src speaks of. */
const ROOT = '(core itself)';

/** What each room may import: our other rooms, then packages. Rooms not listed here are composition roots. */
const ROOMS: Readonly<Record<string, { rooms: string[]; packages: RegExp }>> = {
  numbers: { rooms: [], packages: /^$/ },
  core: {
    rooms: ['numbers'],
    packages: /^(@orama\/stemmers\/(english|russian)|stopword|leven|decimal\.js)$/,
  },
  data: { rooms: ['numbers', 'core'], packages: /^(zod|yaml|leven|html-to-text|yocto-spinner|node:.+)$/ },
  text: { rooms: ['core'], packages: /^intl-messageformat$/ },
  card: { rooms: ['core', 'text'], packages: /^$/ },
  live: { rooms: ['core', 'data', 'card', 'command'], packages: /^node:.+$/ },
  demand: { rooms: ['core', 'command'], packages: /^(zod|node:.+)$/ },
  cite: { rooms: ['core', 'text', 'card'], packages: /^@citation-js\/(core|plugin-bibtex)$/ },
  briefing: { rooms: ['core', 'text', 'card'], packages: /^$/ },
  'briefing-file': { rooms: ['core', 'briefing'], packages: /^(zod|yaml)$/ },
  store: {
    rooms: ['core', 'briefing', 'command'],
    packages: /^(kysely|kysely\/migration|@electric-sql\/pglite|pg|pg-boss|zod|node:.+)$/,
  },
  command: {
    rooms: ['core', 'card', 'cite', 'text', 'briefing', 'briefing-file'],
    packages: /^(zod|node:crypto)$/,
  },
  report: { rooms: ['core', 'text'], packages: /^$/ },
  add: { rooms: ['core', 'data'], packages: /^(zod|@clack\/prompts|node:.+)$/ },
  web: {
    rooms: ['card', 'command', 'text', 'core'],
    packages: /^(hono|@hono\/node-server|prom-client|zod|node:.+|hono\/.+|@hono\/.+)$/,
  },
  'adapter/discord': {
    rooms: ['card', 'command', 'text', 'core', 'briefing'],
    packages: /^(discord\.js|discord-api-types\/.+|@discordjs\/.+|node:.+)$/,
  },
  'adapter/slack': {
    rooms: ['card', 'command', 'text', 'core', 'briefing'],
    packages: /^(@slack\/.+|node:.+)$/,
  },
};

const READS = ['words', 'period', ROOT, 'question'];
const KNOWS = [...READS, 'search', 'book'];

/**
 * The rooms within core in their order, and what each may import of them: only what stands above it. A figure that is
 * checked is not answered, so these two branches share the book and know nothing of each other.
 */
const CORE_ROOMS: Readonly<Record<string, readonly string[]>> = {
  words: [],
  period: ['words'],
  [ROOT]: ['words', 'period'],
  question: ['words', 'period', ROOT],
  search: READS,
  book: [...READS, 'search'],
  answer: KNOWS,
  closest: [...KNOWS, 'answer'],
  ask: [...KNOWS, 'answer', 'closest'],
  message: KNOWS,
  check: [...KNOWS, 'message'],
};

/** A package that one file alone may use, so that it can be replaced there. */
const SINGLE_USERS: Readonly<Record<string, string>> = {
  'decimal.js': 'core/book/derive.ts',
};

/** Programs that live in a room, and read their settings like the other roots. */
const PROGRAMS = ['data/check.ts', 'data/check-sources.ts'];

const src = join(import.meta.dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('web/page/'))
  .sort();

const roomOf = (file: string) => Object.keys(ROOMS).find((room) => file.startsWith(`${room}/`));

type Import = { file: string; target: string; isTypeOnly: boolean };

function importsOf(file: string): Import[] {
  const text = readFileSync(join(src, file), 'utf8');
  const found = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^'";]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  return Array.from(found, ([, type, from, bare, dynamic]) => ({
    file,
    target: from ?? bare ?? dynamic ?? '',
    isTypeOnly: type !== undefined,
  }));
}

function fault({ file, target, isTypeOnly }: Import): string | null {
  const room = roomOf(file);
  const allowed = room === undefined ? undefined : ROOMS[room];
  if (room === undefined || allowed === undefined) return null;
  if (!target.startsWith('.')) {
    const single = SINGLE_USERS[target];
    if (single !== undefined)
      return single === file ? null : `${file} imports ${target}, which is for ${single}`;
    return allowed.packages.test(target) ? null : `${file} imports the package ${target}`;
  }
  const path = normalize(join(dirname(file), target));
  const other = roomOf(path);
  if (other === room || (path === 'config.ts' && PROGRAMS.includes(file))) return null;
  if (other === undefined) return `${file} imports ${path}, which lies in no room`;
  // Adapters and the page speak of core's things through cards; they may name its types and languages.
  if (other === 'core' && (room.startsWith('adapter/') || room === 'web')) {
    return isTypeOnly || path === 'core/language.ts' ? null : `${file} imports values of ${path}`;
  }
  return allowed.rooms.includes(other) ? null : `${file} imports ${path}`;
}

const coreRoomOf = (path: string) => /^core\/([^/]+)\//.exec(path)?.[1] ?? ROOT;

function faultInCore({ file, target }: Import): string | null {
  const path = normalize(join(dirname(file), target));
  if (!file.startsWith('core/') || !target.startsWith('.') || !path.startsWith('core/')) return null;
  const [room, other] = [coreRoomOf(file), coreRoomOf(path)];
  return room === other || CORE_ROOMS[room]?.includes(other) ? null : `${file} imports ${path}`;
}

describe('the rooms of src', () => {
  it('import only what the table allows', () => {
    expect(files.length).toBeGreaterThan(30);
    expect(files.flatMap(importsOf).flatMap((one) => fault(one) ?? [])).toEqual([]);
  });

  it('would notice an import that the table forbids', () => {
    const bad = (file: string, target: string) => fault({ file, target, isTypeOnly: false });
    expect(bad('core/answer/answer.ts', '../../card/card.ts')).not.toBeNull();
    expect(bad('core/answer/answer.ts', 'minisearch')).not.toBeNull();
    expect(bad('adapter/slack/render.ts', '../discord/render.ts')).not.toBeNull();
    expect(bad('adapter/slack/render.ts', 'discord.js')).not.toBeNull();
    expect(bad('adapter/discord/render.ts', '../../core/answer/answer.ts')).not.toBeNull();
  });

  it('know no fact pack: the word that names one stands nowhere', () => {
    const named = files.filter((file) => /harbin/i.test(readFileSync(join(src, file), 'utf8')));
    expect(named).toEqual([]);
  });

  it('read the environment in one file alone', () => {
    const readers = files.filter((file) => readFileSync(join(src, file), 'utf8').includes('process.env'));
    expect(readers.filter((file) => !['config.ts', 'main.ts'].includes(file))).toEqual([]);
  });
});

describe('the rooms of core', () => {
  it('import only rooms that stand above them', () => {
    expect(files.flatMap(importsOf).flatMap((one) => faultInCore(one) ?? [])).toEqual([]);
  });

  it('stand in an order, so that none imports another in a circle', () => {
    const order = Object.keys(CORE_ROOMS);
    const isAbove = (other: string, room: string) =>
      order.includes(other) && order.indexOf(other) < order.indexOf(room);
    const forward = Object.entries(CORE_ROOMS).flatMap(([room, others]) =>
      others.filter((other) => !isAbove(other, room)).map((other) => `${room} imports ${other}`),
    );
    expect(forward).toEqual([]);
  });

  it('are all in the table, and the table names no other', () => {
    const there = new Set(files.filter((file) => file.startsWith('core/')).map(coreRoomOf));
    expect([...there].sort()).toEqual(Object.keys(CORE_ROOMS).sort());
  });

  it('would notice an import that the order forbids', () => {
    const bad = (file: string, target: string) => faultInCore({ file, target, isTypeOnly: true });
    expect(bad('core/words/terms.ts', '../fact.ts')).not.toBeNull();
    expect(bad('core/fact.ts', './book/fact-book.ts')).not.toBeNull();
    expect(bad('core/check/verdict.ts', '../answer/answer.ts')).not.toBeNull();
    expect(bad('core/ask/suggest.ts', '../answer/answer.ts')).toBeNull();
  });
});

describe('test names', () => {
  it('are used once in a file and its describe block', () => {
    const tests = join(import.meta.dirname);
    const twice = readdirSync(tests, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts'))
      .flatMap((file) => {
        const names = Array.from(
          readFileSync(join(tests, file), 'utf8').matchAll(
            /\b(?:it|test)(?:\.each\([\s\S]*?\))?\(\s*(['"`])(.*?)\1/g,
          ),
          ([, , name]) => name,
        );
        return names
          .filter((name, index) => names.indexOf(name) !== index)
          .map((name) => `${relative('.', file)}: ${name}`);
      });
    expect(twice).toEqual([]);
  });
});
