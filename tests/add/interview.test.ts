import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type AddOptions, addFact, Refused } from '../../src/add/add-fact.ts';
import { Cancelled } from '../../src/add/interview.ts';
import { readOptions } from '../../src/add/options.ts';
import { DataError } from '../../src/data/fault.ts';
import { loadPack } from '../../src/data/load.ts';
import { aPortFolder } from '../support/port-folder.ts';

const ENTER = '\r';
const DOWN = '\u001b[B';
const CANCEL = '\u0003';

/** A terminal in which somebody waits for each question and then types. */
function aTerminal(answers: readonly (readonly [question: RegExp, keys: string])[]) {
  const input = new PassThrough();
  const output = new PassThrough();
  const left = [...answers];
  let shown = '';
  let all = '';
  output.on('data', (chunk: Buffer) => {
    const text = stripVTControlCharacters(chunk.toString());
    shown += text;
    all += text;
    const [next] = left;
    if (next === undefined || !next[0].test(shown)) return;
    left.shift();
    shown = '';
    setImmediate(() => input.write(next[1]));
  });
  return { input, output, left, shown: () => all };
}

function optionsFor(folder: string, terminal: AddOptions['terminal']): AddOptions {
  return {
    dir: folder,
    isOwnPack: false,
    terminal,
    paint: (_, text) => text,
    check: async (instead) => {
      try {
        return { kind: 'sound', pack: loadPack(folder, { instead }) };
      } catch (error) {
        if (error instanceof DataError) return { kind: 'faulty', faults: error.faults };
        throw error;
      }
    },
    cards: async (_, id) => ({ discord: [id], slack: [id] }),
  };
}

describe('what is missing', () => {
  it('is asked for, each answer being checked at once, and written when somebody agrees', async () => {
    const { folder } = aPortFolder();
    const terminal = aTerminal([
      [/What is added\?/, ENTER],
      [/What is measured/, `seafarers crew${ENTER}`],
      [/No matches/, `${'\u007f'.repeat('seafarers crew'.length)}crew of${ENTER}`],
      [/Where\?/, ENTER],
      [/When: /, `2024-13${ENTER}`],
      [/Write 2019, 2019-H1/, `${'\u007f'.repeat(7)}2024${ENTER}`],
      [/The value with the digits/, `1,000${ENTER}`],
      [/Write the number with the digits of the source/, `${'\u007f'.repeat(5)}98${ENTER}`],
      [/Power of ten/, ENTER],
      [/How the source hedges the value/, `${DOWN}${ENTER}`],
      [/Whether it happened/, ENTER],
      [/Change in percent/, `-2.5${ENTER}`],
      [/What the change is measured against/, ENTER],
      [/How the source hedges the change/, `${DOWN}${ENTER}`],
      [/Which document does it stand in/, ENTER],
      [/Title of the document/, `Invented report${ENTER}`],
      [/Who published it/, `Port Press${ENTER}`],
      [/Address where it can be read/, `port-press.example/a${ENTER}`],
      [/Write the whole address/, `${'\u007f'.repeat(20)}https://port-press.example/a${ENTER}`],
      [/The day it was published/, `2025-02-01${ENTER}`],
      [/Language it is written in/, `en${ENTER}`],
      [/Licence that it states/, ENTER],
      [/Kind of source/, ENTER],
      [/The day you read it/, ENTER],
      [/Only a part of it was seen/, ENTER],
      [/Id of the new source/, ENTER],
      [/Paragraph of the document/, `4${ENTER}`],
      [/A number string or name/, `more than 98 seafarers${ENTER}`],
      [/one more/, `down 2.5 percent${ENTER}`],
      [/one more/, ENTER],
      [/Is there more to tell\?/, ENTER],
      [/Id of the new fact/, ENTER],
      [/Write this\?/, ENTER],
    ]);
    const said: string[] = [];
    const outcome = await addFact(readOptions(['--language', 'en']), optionsFor(folder, terminal), (text) =>
      said.push(text),
    );
    expect(terminal.left).toEqual([]);
    expect(outcome).toMatchObject({ id: 'crew-2024', source: 'port-press-2025-02-01', isWritten: true });
    expect(said.join('')).toContain('+  qualifier: more-than\n');
    expect(readFileSync(join(folder, 'observations/fleet.yaml'), 'utf8')).toMatch(
      /- id: crew-2024\n {2}indicator: crew\n {2}area: north-haven\n {2}period: 2024\n {2}value: 98\n {2}qualifier: more-than\n {2}change: \{ percent: -2\.5, basis: year-on-year, qualifier: more-than \}\n {2}source: port-press-2025-02-01\n/,
    );
    expect(loadPack(folder).sources.at(-1)).toMatchObject({
      id: 'port-press-2025-02-01',
      published: '2025-02-01',
    });
  });

  it('is all that is asked for, and a fact that stands already is refused before it is typed to the end', async () => {
    const { folder } = aPortFolder();
    const terminal = aTerminal([
      [/How the source hedges/, ENTER],
      [/Power of ten|Whether it happened/, ENTER],
      [/Change in percent/, ENTER],
      [/Which document does it stand in/, `harbour${ENTER}`],
      [/This\s+stands\s+already\s+as\s+"crew-2023"/, CANCEL],
    ]);
    const args = [
      '--indicator',
      'crew',
      '--area',
      'north-haven',
      '--period',
      '2023',
      '--value',
      '98',
      '--multiplier',
      '0',
    ];
    await expect(addFact(readOptions(args), optionsFor(folder, terminal), () => {})).rejects.toThrow(
      Cancelled,
    );
    expect(terminal.shown()).not.toMatch(/What is measured|Where\?|When: /);
    expect(terminal.left).toEqual([]);
  });

  it('is not lost where a check finds a fault: the answers are printed as a command', async () => {
    const { folder } = aPortFolder();
    const terminal = aTerminal([
      [/How the source hedges/, ENTER],
      [/Whether it happened/, ENTER],
      [/Change in percent/, ENTER],
      [/A number string or name/, `the tug's 99${ENTER}`],
      [/one more/, ENTER],
      [/Is there more to tell\?/, ENTER],
      [/Id of the new fact/, ENTER],
    ]);
    const args =
      '--indicator crew --area north-haven --period 2024 --value 98 --multiplier 0 --paragraph 1'.split(' ');
    const asked = readOptions([...args, '--source', 'harbour-almanac']);
    const error: unknown = await addFact(asked, optionsFor(folder, terminal), () => {}).catch((one) => one);
    if (!(error instanceof Refused)) throw error;
    expect(error.message).toMatch(/fleet\.yaml:\d+:\d+: /);
    expect(error.again).toBe(
      `npm run facts:add -- --id crew-2024 ${args.slice(0, -2).join(' ')} --source harbour-almanac --paragraph 1 --printed 'the tug'\\''s 99'`,
    );
  });

  it('of a statement is its wording in every language of the pack', async () => {
    const { folder } = aPortFolder();
    const terminal = aTerminal([
      [/What is added\?/, `${DOWN}${ENTER}`],
      [/Which topic is it of/, `fleet${ENTER}`],
      [/What kind of statement/, ENTER],
      [/A short name .* in English/, `Ice season${ENTER}`],
      [/A short name .* in Russian/, `Ледовый сезон${ENTER}`],
      [/The sentence.* in English/, `Ice comes late.${ENTER}`],
      [/The sentence.* in Russian/, `Лёд приходит поздно.${ENTER}`],
      [/Where\?/, ENTER],
      [/When: /, `2024${ENTER}`],
      [/Months until/, ENTER],
      [/Which document/, `almanac harbour${ENTER}`],
      [/Paragraph/, `3${ENTER}`],
      [/A number string or name/, `late ice${ENTER}`],
      [/one more/, ENTER],
      [/Is there more to tell\?/, ENTER],
      [/Id of the new fact/, ENTER],
      [/Write this\?/, `${DOWN}${ENTER}`],
    ]);
    const before = readFileSync(join(folder, 'statements/fleet.yaml'), 'utf8');
    const outcome = await addFact(readOptions([]), optionsFor(folder, terminal), () => {});
    expect(terminal.left).toEqual([]);
    expect(outcome).toMatchObject({ id: 'ice-season', isWritten: false });
    expect(outcome.changes[0]?.added).toContain('    ru: Лёд приходит поздно.');
    expect(readFileSync(join(folder, 'statements/fleet.yaml'), 'utf8')).toBe(before);
  });
});
