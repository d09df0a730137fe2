import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadPack } from '../../src/data/load.ts';
import { aFolder, aPortFolder } from '../support/port-folder.ts';
import { runProgram } from '../support/run-program.ts';

const add = (folder: string, args: readonly string[]) =>
  runProgram('facts-add.ts', args, { FACTS_DIR: folder }).finished;

/** Every file of a folder, to see that nothing else changed. */
function textsIn(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => /\.[a-z]+$/.test(name) && !name.startsWith('.git'));
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function commit(folder: string): void {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
      stdio: 'ignore',
    });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'facts');
}

const CREW = ['--indicator', 'crew', '--area', 'north-haven', '--period', '2024', '--value', '98'];
const FROM = ['--source', 'coast-news-2024-04', '--paragraph', '7', '--printed', '98 seafarers'];
const CREW_2024 = `
- id: crew-2024
  indicator: crew
  area: north-haven
  period: 2024
  value: 98
  source: coast-news-2024-04
  paragraph: 7
  printed: ["98 seafarers"]
`;

const without = (args: readonly string[], option: string) => {
  const at = args.indexOf(option);
  return args.toSpliced(at, 2);
};

describe('npm run facts:add', () => {
  it('puts a value beside its series, and shows the new lines, both cards, what is next and how to undo it', async () => {
    const { folder } = aPortFolder();
    commit(folder);
    const before = textsIn(folder);
    const { status, stdout, stderr } = await add(folder, [...CREW, ...FROM, '--language', 'en']);
    expect(status).toBe(0);
    // Progress is told there, on a machine that takes long.
    expect(stderr.replace(/^.*Waiting for the checks.*\n?/gm, '')).toBe('');
    const fleet = 'observations/fleet.yaml';
    expect(textsIn(folder)).toEqual({ ...before, [fleet]: `${before[fleet]}${CREW_2024}` });
    expect(stdout).toContain('+- id: crew-2024\n+  indicator: crew\n');
    expect(stdout).toMatch(/^Discord\n(?:│.*\n)*│ 98 seafarers\n/m);
    expect(stdout).toMatch(/^Slack\n(?:│.*\n)*│ 98 seafarers\n/m);
    expect(stdout).toContain(`Written: "crew-2024" at ${join(folder, fleet)}:29`);
    expect(stdout).toContain('npm run -s check:sources -- coast-news-2024-04 <text file or url>');
    const undo = /^ {2}(git .*restore -- .*)$/m.exec(stdout)?.[1] ?? '';
    execFileSync('sh', ['-c', undo]);
    expect(textsIn(folder)).toEqual(before);
  });

  it('adds a source that is not known yet together with the value, to the pack of the project', async () => {
    const folder = join(aFolder(), 'data');
    cpSync(join(import.meta.dirname, '../../data'), folder, { recursive: true });
    const before = textsIn(folder);
    const { status, stdout } = await add(folder, [
      ...['--indicator', 'outsourcing-contract-value', '--area', 'harbin', '--period', '2020'],
      ...['--value', '3.60', '--multiplier', '9', '--change=-4.1', '--source', 'example-2021-05-01'],
      ...['--paragraph', '2', '--printed', '$3.60 billion', '--printed', 'down 4.1 percent'],
      ...[
        '--source-title',
        'Invented: contracts in 2020',
        '--source-publisher',
        'Example',
        '--source-language',
        'en',
      ],
      ...['--source-published', '2021-05-01', '--source-reliability', 'official-media'],
      ...['--caveat-en', 'Invented.', '--caveat-zh', '虚构。', '--caveat-ru', 'Выдумано.'],
    ]);
    expect(stdout).toContain('$3.60 billion');
    expect(status).toBe(0);
    const after = textsIn(folder);
    const changed = Object.keys(after)
      .filter((name) => after[name] !== before[name])
      .sort();
    expect(changed).toEqual(['observations/outsourcing.yaml', 'sources.yaml']);
    const source = [
      '- id: example-2021-05-01',
      '  title: "Invented: contracts in 2020"',
      '  publisher: "Example"',
      '  published: "2021-05-01"',
      '  language: en',
      '  reliability: official-media',
      '',
      '# Other media, ',
    ];
    expect(after['sources.yaml']).toContain(`\n\n${source.join('\n')}`);
    expect(after['sources.yaml']?.replace(`\n${source.slice(0, 6).join('\n')}\n`, '')).toBe(
      before['sources.yaml'],
    );
    const fresh = loadPack(folder).observations.find(({ id }) => id === 'outsourcing-contract-value-2020');
    expect(fresh?.quantity.digits).toBe('3.60');
    expect(fresh?.change?.percent).toBe('-4.1');
  }, 60_000);

  it('adds a statement, and a file for a topic that has none', async () => {
    const { folder } = aPortFolder();
    const { status, stdout } = await add(folder, [
      ...[
        '--statement',
        '--topic',
        'cargo',
        '--tells',
        'status',
        '--area',
        'north-haven',
        '--period',
        '2024',
      ],
      ...['--name-en', 'Ice season', '--name-ru', 'Ледовый сезон', '--aliases-en', 'ice'],
      ...['--text-en', 'The port is open: no ice stops it.', '--text-ru', 'Порт открыт: лёд ему не мешает.'],
      ...['--members', '{ en: Alfa, ru: «Альфа» }', ...FROM.slice(0, 4), '--printed', 'no ice'],
    ]);
    expect(stdout).toContain('│ Порт открыт: лёд ему не мешает.');
    expect(status).toBe(0);
    const text = readFileSync(join(folder, 'statements/cargo.yaml'), 'utf8');
    expect(text.split('\n').slice(0, 3)).toEqual([
      expect.stringMatching(/^# yaml-language-server: .*statements\.schema\.json$/),
      '- id: ice-season',
      '  tells: status',
    ]);
    expect(text).toContain('  text:\n    en: "The port is open: no ice stops it."\n');
    expect(loadPack(folder).statements).toHaveLength(2);
  });

  it('shows what it would write, and prints one object for programs', async () => {
    const { folder } = aPortFolder();
    const before = textsIn(folder);
    const dry = await add(folder, [...CREW, ...FROM, '--dry-run']);
    expect(dry.status).toBe(0);
    expect(dry.stdout).toContain('+- id: crew-2024');
    expect(dry.stdout).toMatch(/^Nothing was written\. "crew-2024" would stand at /m);
    const { stdout } = await add(folder, [...CREW, ...FROM, '--dry-run', '--json']);
    const Printed = z.strictObject({
      id: z.literal('crew-2024'),
      source: z.literal('coast-news-2024-04'),
      written: z.literal(false),
      faults: z.array(z.never()),
      files: z.tuple([
        z.strictObject({
          path: z.string(),
          isNew: z.literal(false),
          line: z.literal(29),
          added: z.array(z.string()),
        }),
      ]),
      cards: z.strictObject({ discord: z.array(z.string()).min(3), slack: z.array(z.string()).min(3) }),
      next: z.array(z.string()),
      undo: z.array(z.never()),
      warnings: z.array(z.string()),
    });
    expect(Printed.parse(JSON.parse(stdout)).files[0].added.join('\n')).toBe(CREW_2024.trimEnd());
    expect(textsIn(folder)).toEqual(before);
  });

  it('says which of the files held changes that git restore would lose', async () => {
    const { folder } = aPortFolder();
    commit(folder);
    appendFileSync(join(folder, 'observations/fleet.yaml'), '\n# my note\n');
    const { stdout } = await add(folder, [...CREW, ...FROM]);
    expect(stdout).toMatch(
      /fleet\.yaml held changes that are not committed, which git restore would lose too/,
    );
    expect(stdout).not.toMatch(/^ {2}git .*restore/m);
    expect(readFileSync(join(folder, 'observations/fleet.yaml'), 'utf8')).toMatch(/\n# my note\n$/);
  });

  it.each([
    [
      [],
      [/^An observation needs more: --indicator --area --period --value --source --paragraph --printed$/m],
    ],
    [['--statement'], [/--tells --name-en --name-ru --text-en --text-ru --area/, /^--topic is missing/m]],
    [without([...CREW, ...FROM], '--value'), [/needs more: --value$/m]],
    [[...CREW, ...FROM, '--caveat-en', 'x'], [/needs more: --caveat-ru$/m]],
    [
      [...CREW, '--source', 'coast-news-2024-05'],
      [/--source-title --source-publisher/, /Write "coast-news-2024-04"\?/],
    ],
    [
      [...without(CREW, '--value'), ...FROM, '--value', '1,860'],
      [/^--value "1,860" does not do\. Write the number/m],
    ],
    [
      [...without(CREW, '--period'), ...FROM, '--period', '2024-13'],
      [/^--period "2024-13" does not do\. Write 2019/m],
    ],
    [
      [...without(CREW, '--indicator'), ...FROM, '--indicator', 'crews'],
      [/Write "crew"\?.*Add an indicator/],
    ],
    [
      [...without(CREW, '--indicator'), ...FROM, '--indicator', 'crew-per-tug'],
      [/It is computed from others/],
    ],
    [[...CREW, ...FROM, '--also', '{source: x, paragrph: 3, printed: [a]}'], [/Write "paragraph"\?/]],
    [[...CREW, ...FROM, '--source-title', 'x'], [/is described already\. Leave out --source-title/]],
    [[...CREW, ...FROM, '--tells', 'goal'], [/--tells is of statements\. Give --statement too\./]],
    [[...CREW, ...FROM, '--value', '98'], [/--value is given 2 times/]],
    [[...CREW, ...FROM, '--valu', '98'], [/--valu/]],
  ])('writes nothing and ends with status 2 and the remedy for %j', async (args, messages) => {
    const { folder } = aPortFolder();
    const before = textsIn(folder);
    const { status, stdout, stderr } = await add(folder, args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    for (const message of messages) expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^Every option: npm run -s facts:add -- --help$/m);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(textsIn(folder)).toEqual(before);
  });

  it('writes nothing where a check of the pack finds a fault, and names it with its place', async () => {
    const { folder } = aPortFolder();
    const before = textsIn(folder);
    const args = [...CREW, ...without(FROM, '--printed'), '--printed', '99 seafarers'];
    const { status, stdout } = await add(folder, args);
    expect(status).toBe(2);
    expect(stdout).toMatch(
      /observations\/fleet\.yaml:33:10: .*\. Nothing was written\.\nTo correct it and run it again:\n {2}npm run facts:add -- /s,
    );
    const json: unknown = JSON.parse((await add(folder, [...args, '--json'])).stdout);
    expect(json).toMatchObject({ written: false, faults: [{ line: 33, column: 10 }] });
    expect(textsIn(folder)).toEqual(before);
  });

  it('refuses what stands already, and says where', async () => {
    const { folder } = aPortFolder();
    const args = [
      '--indicator',
      'crew',
      '--area',
      'north-haven',
      '--period',
      '2023',
      '--value',
      '97',
      '--id',
      'x',
    ];
    const from = ['--source', 'harbour-almanac', '--paragraph', '1', '--printed', '97 seafarers'];
    const { status, stdout } = await add(folder, [...args, ...from]);
    expect(status).toBe(2);
    expect(stdout).toMatch(/fleet\.yaml:20:3: This stands already as "crew-2023"\. Correct it there/);
    const revised = await add(folder, [...args, ...from, '--vintage', '2024-08-01', '--dry-run']);
    expect(revised.status).toBe(0);
  });

  it('asks for the faults of a broken pack to be mended first', async () => {
    const { folder, replace } = aPortFolder();
    replace('areas.yaml', 'id: north-haven', 'id: North');
    const { status, stdout } = await add(folder, [...CREW, ...FROM]);
    expect(status).toBe(2);
    expect(stdout).toMatch(/areas\.yaml:2:7: /);
  });

  it('takes the command of CONTRIBUTING.md as it stands there, and makes the lines that are written by hand there', async () => {
    const root = join(import.meta.dirname, '../..');
    const guide = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
    const command = /^npm run -s facts:add -- --dry-run (?:.*\\\n)*.*$/m.exec(guide)?.[0] ?? '';
    const words: readonly string[] = command.replaceAll('\\\n', ' ').match(/'[^']*'|\S+/g) ?? [];
    const args = words.slice(words.indexOf('--') + 1).map((word) => word.replaceAll("'", ''));
    const { status, stdout } = await add(join(root, 'data'), args);
    expect(status).toBe(0);
    const blocks = Array.from(guide.matchAll(/```yaml\n(.*?) *```/gs), ([, block = '']) => block);
    expect(blocks).toHaveLength(2);
    for (const block of blocks) expect(stdout).toContain(block.replace(/^ {3}/gm, '+'));
  });

  it('explains every option', async () => {
    const { status, stdout } = await add('/nowhere', ['--help']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/\* --indicator +What is measured/);
    expect(stdout).toMatch(/--qualifier +.*more-than, less-than, about, nearly/);
  });

  it('leaves nothing of its own beside the files', async () => {
    const { folder } = aPortFolder();
    await add(folder, [...CREW, ...FROM]);
    expect(readdirSync(join(folder, 'observations'))).toEqual(['cargo.yaml', 'fleet.yaml']);
    expect(existsSync(join(folder, 'statements/cargo.yaml'))).toBe(false);
  });
});
