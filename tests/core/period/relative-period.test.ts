import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/core/ask/answer-question.ts';
import { dated } from '../../../src/core/ask/dated.ts';
import { withDates } from '../../../src/core/period/relative-period.ts';
import { openBook } from '../../../src/open-book.ts';
import { nastyText } from '../../support/arbitrary-card.ts';
import { aFactBook, anIndicator, anObservation, aTopic, day } from '../../support/build-pack.ts';

const TODAY = day('2026-11-28');
const read = (text: string, today = TODAY) => withDates(text, today).replace(/\s+/g, ' ').trim();

describe('withDates', () => {
  it.each([
    ['contract value last year', 'contract value 2025'],
    ["last year's contract value", '2025 contract value'],
    ['contract value the year before last', 'contract value 2024'],
    ['contract value this year', 'contract value 2026'],
    ['the target for next year', 'the target for 2027'],
    ['GDP five years ago', 'GDP 2021'],
    ['GDP over the last 5 years', 'GDP 2021/2025'],
    ['visits last month', 'visits 2026-10'],
    ['visits two months ago', 'visits 2026-09'],
    ['trade last quarter', 'trade 2026-Q3'],
    ['trade this half-year', 'trade 2026-H2'],
    ['visits in May of last year', 'visits in May of 2025'],
    ['trade since last year', 'trade since 2025'],
    ['trade from 2018 to last year', 'trade from 2018 to 2025'],
    ['trade last year and 2019', 'trade 2025 and 2019'],
    ['visits yesterday', 'visits 2026-11-27'],
    ['去年外包合同额', '2025年 外包合同额'],
    ['前年和2019年外包合同额', '2024年 和2019年外包合同额'],
    ['今年上半年旅游收入', '2026年 上半年旅游收入'],
    ['去年5月游客', '2025年 5月游客'],
    ['上个月游客', '2026-10 游客'],
    ['上季度外贸', '2026-Q3 外贸'],
    ['五年前的生产总值', '2021 的生产总值'],
    ['近五年生产总值', '2021年至2025年 生产总值'],
    ['明年目标', '2027年 目标'],
    ['ВВП в прошлом году', 'ВВП в 2025'],
    ['ВВП за позапрошлый год', 'ВВП за 2024'],
    ['ВВП в этом году', 'ВВП в 2026'],
    ['туристы в мае прошлого года', 'туристы в мае 2025'],
    ['туристы в прошлом месяце', 'туристы в 2026-10'],
    ['ВВП пять лет назад', 'ВВП 2021'],
    ['ВВП за последние пять лет', 'ВВП 2021/2025'],
    ['прошлогодний ВВП', '2025 ВВП'],
    ['план на следующий год', 'план на 2027'],
  ])('reads “%s” as “%s”', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['2026-01-31', 'last month', '2025-12'],
    ['2026-01-31', 'last quarter', '2025-Q4'],
    ['2026-01-01', 'yesterday', '2025-12-31'],
    ['2026-03-01', 'six months ago', '2025-09'],
    ['2026-06-30', 'last half-year', '2025-H2'],
  ])('on %s reads “%s” as %s', (today, text, expected) => {
    expect(read(text, day(today))).toBe(expected);
  });

  it.each([
    'the latest GDP',
    'the most recent value of trade',
    'how many companies are there today',
    // A year that is told says it better.
    'gap in services last year (2024)',
    '去年2025春节旅游',
    // What something is measured against.
    'growth of trade compared to last year',
    'trade up from last year',
    '外包合同额比去年增长多少',
    'рост торговли по сравнению с прошлым годом',
    'the same period last year',
    'the last year with data',
    // Other words of the same signs.
    '目前年产值',
    '过去年份',
    '说明年限',
    '2015年前的外包',
    'yearly visits last longer',
  ])('leaves “%s” as it is', (text) => {
    expect(withDates(text, TODAY)).toBe(text);
  });

  it('keeps capital letters, which tell names', () => {
    expect(withDates('visits of Elsewhere last year', TODAY)).toContain('Elsewhere');
  });

  it('counts once, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(nastyText(0, 200), fc.constantFrom('last year and last year', '去年前年', '近两年内')),
        (text) => {
          const once = withDates(text, TODAY);
          expect(withDates(once, TODAY)).toBe(once);
        },
      ),
    );
  });
});

describe('questions for last year', () => {
  const book = openBook('data');
  const ask = (question: string) => answerQuestion(book, question, undefined, undefined, TODAY);

  it.each([
    'outsourcing contract value last year',
    "last year's outsourcing contract value",
    'What was the outsourcing contract value in Harbin last year?',
    '去年外包合同额',
    '去年服务外包合同额是多少？',
    'стоимость контрактов аутсорсинга в прошлом году',
    'Какова была стоимость контрактов аутсорсинга в прошлом году?',
  ])('“%s” has no answer of another year', (question) => {
    expect(ask(question)).toMatchObject({ outcome: 'not-published', period: { text: '2025' } });
  });

  it('answers with the year where it is published', () => {
    const seven = answerQuestion(
      book,
      'outsourcing contract value seven years ago',
      undefined,
      undefined,
      TODAY,
    );
    expect(seven).toMatchObject({ outcome: 'found', facts: [{ id: 'outsourcing-contract-value-2019' }, {}] });
  });

  it('answers no question for last year with the value of another, by whatever name it is called', () => {
    for (const { names, aliases } of book.indicators) {
      for (const name of Object.values(aliases).flat()) {
        if (Object.values(names).includes(name)) continue;
        if (!/^(?:last|previous) year's|^去年|в прошлом году$/u.test(name)) continue;
        const answer = ask(name);
        const [fact] = answer.outcome === 'found' ? answer.facts : [];
        expect(fact?.period.text.slice(0, 4) ?? '2025', name).toBe('2025');
      }
    }
  });

  it('leaves a name alone that has such a word in it', () => {
    const intake = anIndicator('intake', {
      names: { en: 'Last year students', zh: '去年学生', ru: 'Набор прошлого года' },
    });
    const school = aFactBook({
      topics: [aTopic('trade', ['intake'])],
      indicators: [intake],
      observations: [anObservation(intake, '12', { period: '2019' })],
    });
    for (const name of [
      'last year students',
      'Last year students in 2019',
      '去年学生',
      'Набор прошлого года',
    ]) {
      const answer = answerQuestion(school, name, undefined, undefined, TODAY);
      expect(answer, name).toMatchObject({ outcome: 'found', facts: [{ id: 'intake-2019' }] });
    }
  });

  it('leaves the last year of a quoted sentence alone, and not that of a question', () => {
    const quoted = 'Last year contracts of $3.45 billion were signed.';
    expect(dated(book, quoted, TODAY)).toBe(quoted);
    expect(dated(book, 'Was it $3.45 billion last year?', TODAY)).toContain('2025');
  });

  it('is a question like any other where no day is given', () => {
    expect(answerQuestion(book, 'outsourcing contract value last year').outcome).toBe('ambiguous');
  });
});
