import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRunner } from '../../src/command/run.ts';
import { countAsked, keepAsked } from '../../src/demand/keep-asked.ts';
import { anIndicator, anObservation, day } from '../support/build-pack.ts';
import { townBook } from '../support/discord-harness.ts';
import { aFolder } from '../support/port-folder.ts';
import { recordingLog } from '../support/recording-log.ts';

const now = () => new Date('2026-11-23T09:00:00Z');
const facts = [anObservation(anIndicator('contract-value'), '3.45')];

function keeper(dir: string) {
  const { log, lines } = recordingLog();
  return { ...keepAsked({ dir, now, today: () => day('2026-11-23'), log }), log, lines };
}

const read = (dir: string): unknown => JSON.parse(readFileSync(join(dir, 'asked.json'), 'utf8'));

describe('keepAsked', () => {
  it('writes nothing, and makes no folder, while nothing is asked', async () => {
    const dir = join(aFolder(), 'data');
    const { count, stop } = keeper(dir);
    count([]);
    await stop();
    expect(existsSync(dir)).toBe(false);
  });

  it('counts on after a restart, and leaves nothing but the file', async () => {
    const dir = join(aFolder(), 'made', 'when-needed');
    for (let start = 0; start < 2; start += 1) {
      const { count, stop } = keeper(dir);
      count(facts);
      count(facts);
      await stop();
    }
    expect(read(dir)).toEqual({ since: '2026-11-23', indicators: { 'contract-value': 4 }, statements: {} });
    expect(readdirSync(dir)).toEqual(['asked.json']);
  });

  it('writes again and again without counting anything twice', async () => {
    const dir = aFolder();
    const { count, stop } = keeper(dir);
    for (let times = 0; times < 3; times += 1) {
      count(facts);
      await stop();
    }
    expect(read(dir)).toMatchObject({ indicators: { 'contract-value': 3 } });
  });

  it('writes by itself after a while', async () => {
    const dir = aFolder();
    const { log } = recordingLog();
    const { count, stop } = keepAsked({ dir, now, today: () => day('2026-11-23'), log, writeEveryMs: 1 });
    count(facts);
    while (!existsSync(join(dir, 'asked.json'))) await new Promise((resolve) => setTimeout(resolve, 1));
    await stop();
    expect(read(dir)).toMatchObject({ indicators: { 'contract-value': 1 } });
  });

  it('keeps a copy of a damaged file, says so, and starts anew', async () => {
    const dir = aFolder();
    writeFileSync(join(dir, 'asked.json'), '{"since": "20');
    const { count, stop, lines } = keeper(dir);
    count(facts);
    await stop();
    expect(read(dir)).toMatchObject({ indicators: { 'contract-value': 1 } });
    const aside = 'asked.damaged-2026-11-23T09-00-00-000Z.json';
    expect(readFileSync(join(dir, aside), 'utf8')).toBe('{"since": "20');
    expect(lines).toEqual([
      expect.objectContaining({ level: 'warn', message: expect.stringContaining(aside) }),
    ]);
  });

  it('says once with the remedy that it cannot write, and answers go on', async () => {
    const dir = aFolder();
    mkdirSync(join(dir, 'asked.json'));
    const { count, stop, lines, log } = keeper(dir);
    const plain = createRunner({ book: () => townBook, now, log });
    const runner = countAsked(plain, { count });
    expect((await runner.runLine('trade', { locale: null })).outcome).toBe('found');
    await stop();
    count(facts);
    await stop();
    expect(lines).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/could not be written .*DATA_DIR to another one\.$/),
      }),
    ]);
  });

  it('keeps ids and numbers alone, never what was typed or by whom', async () => {
    const dir = aFolder();
    const { count, stop, log } = keeper(dir);
    const runner = countAsked(createRunner({ book: () => townBook, now, log }), { count });
    await runner.runLine('find contract value', { locale: 'ru-RU' });
    await runner.run({ command: 'trade', args: {} }, { locale: 'en' });
    await runner.runLine('my secret question', { locale: 'en' });
    await stop();
    expect(read(dir)).toEqual({
      since: '2026-11-23',
      indicators: { 'contract-value': 2, 'executed-value': 1 },
      statements: {},
    });
  });
});
