import { describe, expect, it } from 'vitest';
import { cardToPlainText } from '../../src/card/plain-text.ts';
import { createRunner } from '../../src/command/run.ts';
import { openBook } from '../../src/open-book.ts';
import { recordingLog } from '../support/recording-log.ts';

const book = openBook('tests/fixtures/port-pack');
const runner = createRunner({
  book: () => book,
  now: () => new Date('2026-11-23T04:00:00Z'),
  log: recordingLog().log,
});
const ask = async (line: string) => (await runner.runLine(line, { locale: 'en-GB' })).card;
const [first, second] = book.topics.map(({ id }) => id);

describe('sources', () => {
  it('tell of several topics at once what they tell of each, every source once', async () => {
    const titles = async (line: string) =>
      (await ask(line)).parts.flatMap((part) => (part.kind === 'source' ? part.title : []));
    const both = await titles(`sources ${first},${second}`);
    const each = [...(await titles(`sources ${first}`)), ...(await titles(`sources ${second}`))];
    expect(new Set(both)).toEqual(new Set(each));
    expect(new Set(both).size).toBe(both.length);
    const card = await ask(`sources ${first}, ${second}`);
    for (const id of [first, second]) expect(JSON.stringify(card)).toContain(`"line":"${id}"`);
  });

  it('do not take a list for topics of which one is none', async () => {
    expect(cardToPlainText(await ask(`sources ${first},bananas`))).toContain('bananas');
  });
});
