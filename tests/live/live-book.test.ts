import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/card/card.ts';
import { cardToPlainText } from '../../src/card/plain-text.ts';
import { createRunner } from '../../src/command/run.ts';
import { createFactBook } from '../../src/core/book/fact-book.ts';
import type { Pack } from '../../src/core/pack.ts';
import type { Fault } from '../../src/data/fault.ts';
import { createLiveBook } from '../../src/live/live-book.ts';
import type { Loaded } from '../../src/live/load-apart.ts';
import { anIndicator, anObservation, aPack, aTopic } from '../support/build-pack.ts';
import { recordingLog } from '../support/recording-log.ts';

const value = anIndicator('contract-value');
const packWith = (digits: string, more: Partial<Pack> = {}): Pack =>
  aPack({ observations: [anObservation(value, digits, { multiplier: 9 })], ...more });

const sound = (pack: Pack): Loaded => ({ kind: 'sound', pack });
const fault = (message: string, line = 3): Fault => ({
  file: 'data/observations/trade.yaml',
  line,
  column: 10,
  message,
  remedy: 'Right it.',
});
const faulty = (...faults: readonly Fault[]): Loaded => ({ kind: 'faulty', faults });

/** A live book whose files say, one after the other, what is given. */
function following(...packs: readonly (Loaded | Error)[]) {
  const { log, lines, text } = recordingLog();
  const told: Card[] = [];
  const left = [...packs];
  const adopted: string[] = [];
  const refusing = { message: '' };
  const now = () => new Date('2026-11-23T09:00:00Z');
  const live = createLiveBook({
    book: createFactBook(packWith('3.45')),
    load: async () => {
      const next = left.shift();
      if (next === undefined || next instanceof Error) throw next ?? new Error('nothing left to load');
      return next;
    },
    adapters: () => [
      {
        adopt: ({ commands }) => {
          if (refusing.message !== '') throw new Error(refusing.message);
          return () => void adopted.push(commands.map(({ name }) => name).join(' '));
        },
      },
    ],
    tell: async (card) => void told.push(card),
    now,
    log,
  });
  const runner = createRunner({ book: live.current, now, log });
  return {
    reload: live.reload,
    told: () => told.map(cardToPlainText),
    lines,
    text,
    adopted,
    refusing,
    answer: async (line: string) => cardToPlainText((await runner.runLine(line, { locale: null })).card),
  };
}

describe('a live book', () => {
  it('answers with the changed facts, and tells what has changed', async () => {
    const bot = following(sound(packWith('3.46')));
    expect(await bot.answer('trade')).toContain('$3.45 billion');
    expect(await bot.reload()).toBe('changed');
    expect(await bot.answer('trade')).toContain('$3.46 billion');
    expect(await bot.answer('trade')).not.toContain('$3.45 billion');
    expect(bot.told()).toEqual([expect.stringContaining('$3.45 billion → $3.46 billion')]);
    expect(bot.lines.at(-1)).toMatchObject({ level: 'info', fields: { changed: ['contract-value-2019'] } });
  });

  it('keeps the old facts where there are faults, and logs each with its place', async () => {
    const bot = following(faulty(fault('Wrong'), fault('Also wrong', 7)));
    expect(await bot.reload()).toBe('refused');
    expect(await bot.answer('trade')).toContain('$3.45 billion');
    const errors = bot.lines.filter(({ level }) => level === 'error');
    expect(errors.map(({ message }) => message)).toEqual([
      'data/observations/trade.yaml:3:10: Wrong. Right it.',
      'data/observations/trade.yaml:7:10: Also wrong. Right it.',
    ]);
    expect(errors[1]?.fields).toEqual({ file: 'data/observations/trade.yaml', line: 7, column: 10 });
  });

  it('tells of faults once, of new ones again, and once when they are mended', async () => {
    const bot = following(
      faulty(fault('Wrong')),
      faulty(fault('Wrong', 9)),
      faulty(fault('Wrong'), fault('Also wrong')),
      faulty(fault('Also wrong')),
      sound(packWith('3.46')),
      sound(packWith('3.46')),
      faulty(fault('Wrong')),
      sound(packWith('3.46')),
    );
    const outcomes: string[] = [];
    for (let count = 0; count < 8; count += 1) outcomes.push(await bot.reload());
    expect(outcomes.join(' ')).toBe('refused refused refused refused changed unchanged refused unchanged');
    expect(bot.told().map((text) => text.split('\n', 1)[0])).toEqual([
      'Changed facts are not in use',
      'Changed facts are not in use',
      'The fact pack is sound again',
      'Changed facts are not in use',
      'The fact pack is sound again',
    ]);
  });

  it('tells nobody when the files say what they said before', async () => {
    const bot = following(sound(packWith('3.45')));
    expect(await bot.reload()).toBe('unchanged');
    expect(bot.told()).toEqual([]);
    expect(bot.adopted).toEqual([]);
  });

  it('hands the commands of other topics on, which answer at once; buttons of gone ones answer clearly', async () => {
    const trade = packWith('3.45', { topics: [aTopic('trade'), aTopic('roads')] });
    const bot = following(sound(trade), sound(packWith('3.45')));
    await bot.reload();
    expect(bot.adopted).toEqual([expect.stringMatching(/^trade roads /)]);
    expect(await bot.answer('roads')).not.toMatch(/Not known|went wrong/);
    await bot.reload();
    expect(await bot.answer('sources roads')).toContain('“roads” is no topic. Choose one of: trade.');
    expect(await bot.answer('cite roads-opened')).toMatch(/^Not known/);
  });

  it('keeps the old facts where a platform does not take the commands', async () => {
    const bot = following(sound(packWith('3.46')), sound(packWith('3.46')));
    bot.refusing.message = '/town has 26 subcommands. Join some topics.';
    expect(await bot.reload()).toBe('refused');
    expect(await bot.answer('trade')).toContain('$3.45 billion');
    expect(bot.told()).toEqual([expect.stringContaining('• /town has 26 subcommands. Join some topics.')]);
    bot.refusing.message = '';
    expect(await bot.reload()).toBe('changed');
    expect(bot.told()[1]).toMatch(/^The fact pack is sound again/);
  });

  it('keeps the old facts when reading breaks, and says what to do', async () => {
    const bot = following(new Error('no memory'), sound(packWith('3.46')));
    expect(await bot.reload()).toBe('failed');
    expect(await bot.answer('trade')).toContain('$3.45 billion');
    expect(bot.text()).toMatch(/error the changed fact pack could not be read\. Look at the error/);
    expect(bot.told()).toEqual([]);
    expect(await bot.reload()).toBe('changed');
  });
});
