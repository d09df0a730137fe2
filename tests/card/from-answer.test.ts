import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/card/card.ts';
import { cardFromAnswer } from '../../src/card/from-answer.ts';
import { answerTopic } from '../../src/core/answer/answer.ts';
import { answerQuestion } from '../../src/core/ask/answer-question.ts';
import { withinRange } from '../../src/core/ask/range-answer.ts';
import type { FactBook } from '../../src/core/book/fact-book.ts';
import { aFactBook, anIndicator, anObservation, aSource, aTopic, day } from '../support/build-pack.ts';

const sources = Array.from({ length: 100 }, (_, n) => aSource(`gazette-${n}`));
const book = aFactBook({
  topics: [aTopic('trade')],
  observations: sources.map((source, n) =>
    anObservation(anIndicator(`value-${String(n).padStart(2, '0')}`), `${n + 1}`, {
      id: `fact-${n}`,
      source,
    }),
  ),
});
const topic = book.topic('trade');
if (topic === null) throw new Error('no topic');

const cardAt = (from: number) =>
  cardFromAnswer(answerTopic(book, topic), { book, language: 'en', today: day('2026-06-01'), from });
/** The words of the first choices of an answer to a question. */
const promptOf = (question: string, language: 'en' | 'zh' | 'ru' = 'en') => {
  const card = cardFromAnswer(answerQuestion(book, question), { book, language, today: day('2026-06-01') });
  return card.parts.flatMap((part) => (part.kind === 'choices' ? part.prompt : []))[0];
};

describe('a question back', () => {
  it('never asks which of one', () => {
    const loose = aFactBook({
      observations: [anObservation(anIndicator('long-name-of-some-other-value'), '7')],
    });
    const ask = (language: 'en' | 'zh' | 'ru') => {
      const answer = answerQuestion(loose, 'some name');
      return JSON.stringify(cardFromAnswer(answer, { book: loose, language, today: day('2026-06-01') }));
    };
    expect(ask('en')).toContain('Do you mean this?');
    expect(ask('zh')).toContain('您指的是这一项吗？');
    expect(ask('ru')).toContain('Вы имеете в виду это?');
    expect(promptOf('value')).toBe('Which one do you mean?');
  });

  it('says what there is where a question names a place or a period alone', () => {
    expect(promptOf('2019')).toBe('For this the fact book has:');
    expect(promptOf('2019', 'zh')).toBe('资料库中与此有关的内容：');
    expect(promptOf('2019', 'ru')).toBe('Об этом в базе фактов есть:');
  });

  it('shows examples and topics where a question names nothing', () => {
    const card = cardFromAnswer(answerQuestion(book, 'how many'), {
      book,
      language: 'en',
      today: day('2026-06-01'),
    });
    expect(card.parts).toContainEqual({ kind: 'text', text: 'For example: /town trade.' });
    expect(card.parts.at(-2)).toMatchObject({ kind: 'choices', prompt: 'Topics it knows:' });
  });
});

describe('a quarter that stands where a year was asked for', () => {
  const output = anIndicator('output');
  const quarter = anObservation(output, '7', { period: '2021-Q1', id: 'quarter' });
  const slip = anObservation(output, '8', {
    period: '2021',
    id: 'slip',
    doubt: 'misprint',
    caveat: { en: 'A slip.' },
  });
  const years = aFactBook({ topics: [aTopic('trade')], observations: [quarter, slip] });
  const cardIn = (language: 'en' | 'zh' | 'ru', from = 0) =>
    cardFromAnswer(answerQuestion(years, 'output 2021'), {
      book: years,
      language,
      today: day('2026-06-01'),
      from,
    });

  it('is called one in every language', () => {
    const first = (language: 'en' | 'zh' | 'ru') => cardIn(language).parts[0];
    expect(first('en')).toEqual({
      kind: 'text',
      text: 'Not published for the whole of 2021, only for a part of it: output.',
    });
    expect(first('zh')).toMatchObject({ text: '没有2021年全期的数值，只有其中一部分时间的：output。' });
    expect(first('ru')).toMatchObject({
      text: 'За весь период (2021) не опубликовано, только за его часть: output.',
    });
  });

  it('has the doubtful value of the year beneath, with its caveat, on the same pages', () => {
    expect(factsOn(cardIn('en'))).toEqual(['quarter', 'slip']);
    const caveats = cardIn('en').parts.flatMap((part) => (part.kind === 'figure' ? part.caveat : []));
    expect(caveats[1]).toMatch(/^Not to be relied on: an evident misprint\. A slip\./);
    expect(factsOn(cardIn('en', 1))).toEqual(['slip']);
  });
});

describe('what is asked of several years', () => {
  it('is not called a part of them where each year is whole', () => {
    const output = anIndicator('output');
    const years = aFactBook({
      topics: [aTopic('trade')],
      observations: ['2012', '2013'].map((period, n) =>
        anObservation(output, `${n + 1}`, { period, id: `output-${period}` }),
      ),
    });
    const answer = withinRange(years, answerQuestion(years, 'output from 2012 to 2015'));
    const card = cardFromAnswer(answer, { book: years, language: 'en', today: day('2026-06-01') });
    expect(card.parts[0]).toEqual({ kind: 'text', text: 'Values within 2012 – 2015: output.' });
  });
});

describe('an undated source', () => {
  it.each([
    ['en', 'no publication date shown', ', may be later'],
    ['zh', '未注明发布日期', '，可能晚于该日'],
    ['ru', 'дата публикации не указана', ', возможно, позже'],
  ] as const)('may be later than the day asked for, which is said in %s', (language, undated, later) => {
    const page = aSource('page', null);
    const now = aFactBook({
      topics: [aTopic('trade')],
      observations: [anObservation(anIndicator('output'), '7', { source: page })],
    });
    const published = (of: FactBook) => {
      const context = { book: of, language, today: day('2026-06-01') };
      const { parts } = cardFromAnswer(answerQuestion(of, 'output'), context);
      return parts.flatMap((part) => (part.kind === 'figure' ? part.published : []));
    };
    expect(published(now)).toEqual([undated]);
    expect(published(now.asOf(day('2021-01-01')))).toEqual([`${undated}${later}`]);
  });
});

const factsOn = ({ parts }: Card) => parts.flatMap((part) => (part.kind === 'figure' ? part.fact : []));

describe('the card of a large topic', () => {
  it('makes parts of what is shown and of nothing else', () => {
    const card = cardAt(0);
    expect(factsOn(card)).toHaveLength(8);
    expect(card.parts.filter(({ kind }) => kind === 'source')).toHaveLength(8);
    expect(card.window).toEqual({ from: 0, beyond: 92 });
  });

  it('reaches every fact once, page by page', () => {
    const seen: string[] = [];
    for (let page = cardAt(0); ; page = cardAt(seen.length)) {
      seen.push(...factsOn(page));
      if (page.window?.beyond === 0) break;
    }
    expect(new Set(seen).size).toBe(100);
    expect(seen).toHaveLength(100);
  });
});
