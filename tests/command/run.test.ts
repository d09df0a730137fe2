import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardToPlainText } from '../../src/card/plain-text.ts';
import type { Log } from '../../src/command/log.ts';
import { createRunner } from '../../src/command/run.ts';
import type { FactBook } from '../../src/core/book/fact-book.ts';
import { nastyText } from '../support/arbitrary-card.ts';
import { aFactBook, anIndicator, anObservation, aPack, aTopic } from '../support/build-pack.ts';

type Line = { level: string; fields: Record<string, unknown>; message: string };

function recordingLog() {
  const lines: Line[] = [];
  const write = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) =>
    void lines.push({ level, fields, message });
  const log: Log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
  return { log, lines };
}

const info = { ...aPack({}).info, languages: ['en', 'ru'] as const };
const book = aFactBook({
  info,
  topics: [aTopic('trade')],
  observations: [
    anObservation(anIndicator('contract-value'), '3.45', { multiplier: 9 }),
    anObservation(anIndicator('executed-value'), '1.75', { multiplier: 9 }),
  ],
});

function setUp(current: () => FactBook = () => book) {
  const { log, lines } = recordingLog();
  const runner = createRunner({
    book: current,
    now: () => new Date('2026-06-01T12:00:00Z'),
    log,
  });
  const ask = (line: string, locale: string | null = null) => runner.runLine(line, { locale });
  return { runner, ask, lines };
}

describe('createRunner', () => {
  it('answers in the language asked for, else the reader’s, else the pack’s', async () => {
    const { ask } = setUp();
    expect((await ask('help', 'ru-RU')).card.language).toBe('ru');
    expect((await ask('help', 'de')).card.language).toBe('en');
    expect((await ask('help', null)).card.language).toBe('en');
    expect((await ask('help language:ru', 'en-US')).card.language).toBe('ru');
    expect((await ask('help language:Russian', 'en-US')).card.language).toBe('ru');
  });

  it('writes dates and lists as the reader’s own English does, and never by that of another language', async () => {
    const { ask } = setUp();
    const text = async (line: string, locale: string) => cardToPlainText((await ask(line, locale)).card);
    expect(await text('trade', 'en-US')).toContain('published Aug 31, 2020');
    expect(await text('trade language:en', 'en-US')).toContain('published Aug 31, 2020');
    expect(await text('trade', 'en-GB')).toContain('published 31 Aug 2020');
    expect(await text('trade language:en', 'zh-CN')).toContain('published 31 Aug 2020');
    expect(await text('trade language:ru', 'en-US')).toContain('31 авг. 2020');
    expect(await text('cite contract-value-2019', 'en-US')).toContain('Publisher of gazette, Aug 31, 2020');
    // The first was remembered for the day; another reader gets it in his own form all the same.
    expect(await text('trade', 'en-US')).toContain('published Aug 31, 2020');
  });

  it('names no region in the line that leads to the same card', async () => {
    expect((await setUp().ask('trade', 'en-US')).line).toBe('trade language:en');
  });

  it('says which languages there are when asked for another', async () => {
    const { ask } = setUp();
    expect(cardToPlainText((await ask('help language:de')).card)).toContain('Choose one of: en, ru.');
  });

  it('gives a line that leads to the same card in the same language', async () => {
    const { ask } = setUp();
    const first = await ask('trade contract value', 'ru');
    const again = await ask(first.line, 'en');
    expect(cardToPlainText(again.card)).toBe(cardToPlainText(first.card));
    expect(again.line).toBe(first.line);
  });

  it('keeps to a chosen language behind the buttons, and leaves it to the reader otherwise', async () => {
    const { ask } = setUp();
    const lines = async (line: string) =>
      (await ask(line)).card.parts.flatMap((part) =>
        part.kind === 'actions' ? part.actions.map((one) => one.line) : [],
      );
    expect(await lines('trade language:ru')).toEqual([
      'sources trade language:ru',
      'cite contract-value-2019 language:ru',
    ]);
    expect(await lines('trade')).toEqual(['sources trade', 'cite contract-value-2019']);
  });

  it.each([
    ['trade period:yesteryear', '“yesteryear” is not a period I can read. Write 2019'],
    ['trade area:Atlantis', '“Atlantis” is no place in the fact book. It knows: Hometown.'],
    ['trade area:"Hometown or Atlantis"', '“Hometown or Atlantis” is no place in the fact book.'],
    ['trade period:"2018 or 2019"', '“2018 or 2019” is not a period I can read.'],
    ['sources bananas', '“bananas” is no topic. Choose one of: trade.'],
    ['help bananas', 'There is no command “bananas”. Type /town help'],
    ['cite', 'Something is missing: fact'],
    [
      'cite contract-value-2019 style:loud',
      '“loud” does not fit style. Choose one of: short, long, both, apa, bibtex, csl-json, all.',
    ],
    [`find ${'x'.repeat(4001)}`, 'question is too long: at most 4,000 characters.'],
    [`find ${'x'.repeat(4000)}`, `Nothing in the fact book fits “${'x'.repeat(299)}…”`],
  ])('answers %j with what would be right', async (line, expected) => {
    const { ask, lines } = setUp();
    const { card, reference } = await ask(line);
    expect(cardToPlainText(card)).toContain(expected);
    expect(reference).toBeNull();
    expect(lines).toEqual([]);
  });

  it('turns a fault of ours into an apology whose reference stands in the log', async () => {
    let broken = false;
    const { ask, lines } = setUp(() =>
      broken
        ? {
            ...book,
            factsOfTopic: () => {
              throw new Error('broken index');
            },
          }
        : book,
    );
    await ask('trade');
    broken = true;
    const { card, reference } = await ask('trade');
    expect(reference).toMatch(/^[A-Z0-9]{8}$/);
    expect(cardToPlainText(card)).toContain(String(reference));
    expect(lines).toMatchObject([
      { level: 'error', fields: { reference, err: { message: 'broken index' } } },
    ]);
  });

  it('notices at once that the book is another one', async () => {
    let current = book;
    const { ask, runner } = setUp(() => current);
    await ask('help');
    current = aFactBook({ info: { ...info, command: 'city' }, topics: [aTopic('roads')] });
    expect(runner.registry().find('roads')).not.toBeNull();
    expect(cardToPlainText((await ask('help')).card)).toContain('/city');
  });

  it('always answers, whatever is typed', async () => {
    const { ask, lines } = setUp();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          '',
          'trade ',
          'cite ',
          'sources ',
          'help ',
          'find ',
          'trade period:',
          'language:',
          'trade from:',
        ),
        nastyText(0, 8000),
        async (start, text) => {
          const { card, reference } = await ask(`${start}${text}`);
          expect(reference).toBeNull();
          expect(card.parts.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 300 },
    );
    expect(lines).toEqual([]);
  });

  it('offers at most 25 completions and never fails', () => {
    const { runner, lines } = setUp();
    const complete = (command: string, argument: string, text: string) =>
      runner.complete({ command, argument, text }, { locale: 'en' });
    expect(complete('trade', 'indicator', 'contr')[0]).toEqual({
      label: 'contract value',
      value: 'contract-value',
      detail: '$3.45 billion, 2019 (Publisher of gazette)',
    });
    expect(complete('cite', 'fact', '')[0]).toEqual({
      label: 'contract value',
      value: 'contract-value-2019',
      detail: '$3.45 billion, 2019 (Publisher of gazette)',
    });
    expect(complete('nothing', 'nothing', 'x')).toEqual([]);
    fc.assert(
      fc.property(nastyText(0, 200), fc.constantFrom('indicator', 'period', 'area'), (text, argument) => {
        expect(complete('trade', argument, text).length).toBeLessThanOrEqual(25);
      }),
    );
    expect(lines).toEqual([]);
  });
});
