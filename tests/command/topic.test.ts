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

async function ask(line: string) {
  const reply = await runner.runLine(line, { locale: localeOf(line) });
  expect(reply.reference).toBeNull();
  return { ...reply, text: cardToPlainText(reply.card) };
}

describe('a text that begins with the word of a topic', () => {
  it.each([
    'tourism revenue 2018',
    'туризм доходы 2018',
    '旅游 收入 2018',
    'outsourcing companies 2019',
    'аутсорсинг компании 2019',
    '外包 企业 2019',
    'trade with Russia 2020',
    'trade imports 2023',
    'торговля импорт 2023',
    '外贸 进口 2023',
  ])('has no other value than the one that is named, which is not published: %s', async (line) => {
    const reply = await ask(line);
    expect(reply.outcome).toBe('not-published');
    expect(reply.text).toBe((await ask(`find ${line}`)).text);
  });

  it.each(['tourism visits 2018', 'туризм поездки 2018'])(
    'asks back where what has a value is named far less than what has none: %s',
    async (line) => expect((await ask(line)).outcome).toBe('ambiguous'),
  );

  it.each([
    'city population',
    'город население',
    '城市 房价',
    'finance deposits',
    'tourism employees',
    'trade surplus Heilongjiang 2023',
    'outsourcing in Beijing',
    'аутсорсинг в Пекине',
    'e-commerce employees',
  ])('is no two questions, and is quoted as it was typed: %s', async (line) => {
    const reply = await ask(line);
    expect(reply.outcome).toBe('unknown');
    expect(reply.text).toContain(line);
    const suggested = reply.card.parts.flatMap((part) => (part.kind === 'actions' ? part.actions : []));
    expect(suggested.map(({ line: one }) => one.replace(/ language:.*/, ''))).toContain(`suggest ${line}`);
    expect(reply.card.parts.some(({ kind }) => kind === 'choices')).toBe(true);
  });

  it('quotes the name that a list of commands shows, where nothing was typed', async () => {
    const reply = await runner.run({ command: 'trade', args: { indicator: 'bananas' } }, { locale: 'en' });
    expect(cardToPlainText(reply.card)).toContain('“trade bananas”');
  });

  it('still shows a topic in a time or a place, and an indicator of it by its id', async () => {
    expect((await ask('outsourcing 2019')).outcome).toBe('found');
    expect((await ask('trade 2021 Heilongjiang')).outcome).toBe('found');
    expect((await ask('tourism tourism-revenue period:2017')).outcome).toBe('found');
  });
});
