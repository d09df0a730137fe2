import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { append, copyPack, PORT_PACK } from '../support/broken-pack.ts';
import { listenOnLoopback } from '../support/http-server.ts';
import { runProgram } from '../support/run-program.ts';

const checkSources = (...args: string[]) =>
  runProgram('data/check-sources.ts', args, { FACTS_DIR: PORT_PACK }).finished;

/** What the invented almanac says, by paragraph: tugs and crew in the first, the dues in the twelfth. */
const ALMANAC = [
  'Harbour almanac',
  'There are eleven tugs with 96 seafarers.',
  ...Array.from({ length: 10 }, (_, i) => `Filler ${i + 2}.`),
  'The dues were 2.10亿元 in all.',
].join('\n\n');

describe('npm run check:sources', () => {
  const dir = mkdtempSync(join(tmpdir(), 'check-sources-'));
  const file = (text: string) => {
    const path = join(dir, 'source.txt');
    writeFileSync(path, text);
    return path;
  };

  afterAll(() => rmSync(dir, { recursive: true }));

  it('verifies each fact that cites the source', async () => {
    const { status, stdout } = await checkSources('harbour-almanac', file(ALMANAC));
    expect(status).toBe(0);
    expect(stdout).toMatch(/^verified {2}revenue-2022 +paragraph 12$/m);
    expect(stdout).toMatch(/3 facts of harbour-almanac: 3 verified, 0 moved, 0 missing\n$/);
  });

  it('is content with what has moved, and says where to', async () => {
    const moved = ALMANAC.replace('Filler 2.\n\n', '');
    const { status, stdout } = await checkSources('harbour-almanac', file(moved));
    expect(status).toBe(0);
    expect(stdout).toMatch(/^moved {5}revenue-2022 +paragraph 12; "2\.10亿元" stands in paragraph 11$/m);
  });

  it('ends with 1 when a printed string is nowhere', async () => {
    const { status, stdout } = await checkSources('harbour-almanac', file(ALMANAC.replace('96', '69')));
    expect(status).toBe(1);
    expect(stdout).toMatch(/^missing {3}crew-2023 +paragraph 1; not found: "96 seafarers"$/m);
  });

  it('gives programs one object with every string', async () => {
    const { stdout } = await checkSources('almanac-copy', file('T\n\nThere are 12 tugs.'), '--json');
    expect(JSON.parse(stdout)).toEqual({
      source: 'almanac-copy',
      text: join(dir, 'source.txt'),
      facts: [
        {
          id: 'tugs-2023-copy',
          paragraph: 1,
          verdict: 'verified',
          printed: [{ text: '12 tugs', verdict: 'verified', found: [1], as: null }],
          means: null,
        },
      ],
      counts: { verified: 1, otherForm: 0, moved: 0, missing: 0, differs: 0 },
      error: null,
    });
  });

  it('reads a page, and says what it waits for when that takes long', async () => {
    let answer = () => {};
    const server = await listenOnLoopback((_, response) => {
      answer = () =>
        response.setHeader('content-type', 'text/html').end('<h1>T</h1><p>There are 12 tugs.</p>');
    });
    const program = runProgram('data/check-sources.ts', ['almanac-copy', server.url], {
      FACTS_DIR: PORT_PACK,
    });
    await new Promise<void>((resolve) => {
      program.child.stderr?.on('data', () => resolve());
    });
    answer();
    const { status, stdout, stderr } = await program.finished;
    await server.close();
    expect(stderr).toContain(`Waiting for ${server.url} (at most 15 s)`);
    expect(stdout).toContain('1 fact of almanac-copy: 1 verified');
    expect(status).toBe(0);
  });

  it('says how the text prints a figure that it has in another form, and counts it as verified', async () => {
    const { status, stdout } = await checkSources(
      'harbour-almanac',
      file(ALMANAC.replace('eleven tugs', '11 tugs')),
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^same figure, other form {2}tugs-2023 +paragraph 1; "eleven tugs" is printed as "11"$/m,
    );
    expect(stdout).toMatch(
      /3 facts of harbour-almanac: 3 verified \(1 in another form\), 0 moved, 0 missing\n$/,
    );
  });

  it('checks a second source that a fact names beside its own, and a value in words', async () => {
    const pack = copyPack();
    append(
      'observations/fleet.yaml',
      '\n- id: tugs-2022\n  indicator: tugs\n  area: north-haven\n  period: 2022\n  value: 10\n' +
        '  source: harbour-almanac\n  paragraph: 2\n  printed: ["10 tugs"]\n' +
        '  also:\n    - { source: almanac-copy, paragraph: 2, printed: ["nine tugs"] }\n',
    )(pack);
    const { status, stdout } = await runProgram(
      'data/check-sources.ts',
      ['almanac-copy', file('T\n\nThere are 12 tugs.\n\nOnce there were nine tugs.')],
      { FACTS_DIR: pack },
    ).finished;
    rmSync(pack, { recursive: true });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^verified {2}tugs-2023-copy /m);
    expect(stdout).toMatch(/^differs {3}tugs-2022 +paragraph 2; printed is 9, but the value is 10$/m);
    expect(stdout).toContain('2 facts of almanac-copy: 1 verified, 0 moved, 0 missing, 1 differs');
  });

  it('checks every source that has a text in a folder, and says which have none', async () => {
    const texts = mkdtempSync(join(tmpdir(), 'texts-'));
    writeFileSync(join(texts, 'harbour-almanac.txt'), ALMANAC);
    writeFileSync(join(texts, 'harbour-almanac.html'), 'A page that is not read.');
    writeFileSync(join(texts, 'almanac-copy.html'), '<h1>T</h1><p>There are 13 tugs.</p>');
    writeFileSync(join(texts, 'old-almanac.txt'), 'x');
    const people = await checkSources('--all', texts);
    const programs = await checkSources('--all', texts, '--json');
    writeFileSync(join(texts, 'almanac-copy.html'), '');
    const unread = await checkSources('--all', texts);
    rmSync(texts, { recursive: true });
    expect(people.status).toBe(1);
    expect(people.stdout).toContain('3 facts of harbour-almanac: 3 verified, 0 moved, 0 missing\n');
    expect(people.stdout).toContain('1 fact of almanac-copy: 0 verified, 0 moved, 1 missing\n');
    expect(people.stdout).toMatch(
      /^Sources checked: 2 of 4\.\nWithout a text: port-bulletin-2024-05, coast-news-2024-04\.\nTexts of no source: old-almanac\.$/m,
    );
    expect(JSON.parse(programs.stdout)).toMatchObject({
      sources: [{ source: 'harbour-almanac' }, { source: 'almanac-copy', counts: { missing: 1 } }],
      without: ['port-bulletin-2024-05', 'coast-news-2024-04'],
      unknown: ['old-almanac'],
    });
    expect(unread.status).toBe(2);
    expect(unread.stdout).toMatch(/almanac-copy\.html has no text before/);
    expect(unread.stdout).toContain('3 facts of harbour-almanac: 3 verified');
  });

  it('tells programs in one object why a page cannot be had', async () => {
    const server = await listenOnLoopback((_, response) => response.writeHead(403).end());
    const { status, stdout, stderr } = await checkSources('almanac-copy', server.url, '--json');
    await server.close();
    expect([status, stderr]).toEqual([2, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      source: 'almanac-copy',
      counts: null,
      error: { problem: 'refused', message: expect.stringContaining('(status 403)') },
    });
  });

  it.each([
    ['no arguments', [], /^Usage:/],
    ['a source beside a folder', ['almanac-copy', '--all', 'x'], /^Usage:/],
    ['a folder that is not there', ['--all', 'none'], /none does not exist\. Give a folder/],
    ['a folder without texts', ['--all', 'src'], /src has no text of any source\. Name the files/],
    ['a server that is not there', ['almanac-copy', 'http://127.0.0.1:1/'], /refuses the connection \(/],
    ['a mistyped source', ['harbor-almanac', 'x'], /no source "harbor-almanac"\. Write "harbour-almanac"\?/],
    ['a file that is not there', ['harbour-almanac', 'none.txt'], /none\.txt does not exist\. Give/],
    ['an unknown option', ['--what'], /Unknown option '--what'/],
  ])('ends with 2 and a remedy for %s', async (_, args, message) => {
    const { status, stdout, stderr } = await checkSources(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  it('ends with 2 and the faults when the pack itself is broken', async () => {
    const { status, stderr } = await runProgram('data/check-sources.ts', ['a', 'b'], { FACTS_DIR: dir })
      .finished;
    expect(status).toBe(2);
    expect(stderr).toContain('pack.yaml:1:1:');
  });
});
