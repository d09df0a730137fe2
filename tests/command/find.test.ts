import { describe, expect, it } from 'vitest';
import { cardToPlainText } from '../../src/card/plain-text.ts';
import { createRunner } from '../../src/command/run.ts';
import { openBook } from '../../src/open-book.ts';
import { recordingLog } from '../support/recording-log.ts';

const book = openBook('data');
const runner = createRunner({
  book: () => book,
  now: () => new Date('2026-11-28T04:00:00Z'),
  log: recordingLog().log,
});

const localeOf = (text: string) =>
  /\p{Script=Han}/u.test(text) ? 'zh-CN' : /\p{Script=Cyrillic}/u.test(text) ? 'ru-RU' : 'en-GB';

/** Asks in the language of the words. */
async function ask(line: string) {
  const reply = await runner.runLine(line, { locale: localeOf(line) });
  expect(reply.reference).toBeNull();
  const choices = reply.card.parts.flatMap((part) => (part.kind === 'choices' ? part.choices : []));
  return {
    ...reply,
    text: cardToPlainText(reply.card),
    choices: choices.map(({ line: one }) => one.replace(/ language:\S+/u, '')),
  };
}

describe('a growth that is not published', () => {
  it.each([
    ['tourism revenue growth 2017', 'No growth is published for 2017, Harbin. There is a value for 2017.'],
    ['рост доходов от туризма 2017', 'Прирост не опубликован: 2017, Харбин. Само значение есть: 2017.'],
    ['2017年旅游收入增长', '没有公布2017年（哈尔滨）的增长率。有数值的时期：2017年。'],
  ])('is said to be none, and the value is offered: %s', async (line, said) => {
    const reply = await ask(line);
    expect(reply.outcome).toBe('not-published');
    expect(reply.text).toContain(said);
    expect(reply.choices[0]).toBe('find tourism-revenue-2017');
  });

  it.each(['Harbin exports growth', 'рост экспорта Харбина', '哈尔滨出口增长'])(
    'is no lack of values: %s',
    async (line) => expect((await ask(line)).choices).toContain('find harbin-exports-2021'),
  );

  it('names other growths where there is no value either', async () => {
    const { text } = await ask('GDP growth 2019');
    expect(text).toContain('No growth is published for 2019, Harbin. There is a growth for Q1 2021;');
  });
});

describe('what is no question of facts', () => {
  it.each(['who are you', 'что ты умеешь', '能做什么'])('gets the help: %s', async (line) => {
    expect((await ask(line)).line).toMatch(/^help/);
  });

  it.each([
    ['thanks!', 'All right'],
    ['спасибо', 'Хорошо'],
    ['谢谢', '好的'],
  ])('gets a short answer as a command: %s', async (line, title) => {
    const reply = await ask(line);
    expect(reply.card.title).toBe(title);
    expect(reply.outcome).toBe('found');
    expect(reply.choices.length).toBeGreaterThan(0);
  });
});

describe('a question back', () => {
  it.each(['find value', 'compare value 2019'])('can be left where no choice is meant: %s', async (line) => {
    const { card, outcome } = await ask(line);
    expect(outcome).toBe('ambiguous');
    const actions = card.parts.flatMap((part) => (part.kind === 'actions' ? part.actions : []));
    expect(actions.map((one) => one.line.split(' ')[0])).toContain('suggest');
  });
});

describe('what nothing fits', () => {
  it.each(['квантовая запутанность', '量子纠缠'])(
    'shows examples in the reader’s words: %s',
    async (line) => {
      const { text } = await ask(line);
      const examples = text.split('\n').find((one) => one.includes('/harbin ')) ?? '';
      const lines = examples.split('/harbin ').slice(1);
      expect(lines.length).toBeGreaterThan(2);
      for (const one of lines) {
        const words = one.replace(/[;；.。\s]+$/u, '');
        expect(words).not.toMatch(/^[a-z]/);
        expect([words, (await ask(words)).outcome]).toEqual([words, 'found']);
      }
    },
  );
});
