import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answer/answer.ts';
import { answerQuestion } from '../../../src/core/ask/answer-question.ts';
import { answerSeveral, MOST_PARTS } from '../../../src/core/ask/several-questions.ts';
import { openBook } from '../../../src/open-book.ts';
import { grade } from '../../eval/grade.ts';
import { readQuestions } from '../../eval/questions.ts';
import { nastyText } from '../../support/arbitrary-card.ts';
import {
  aFactBook,
  anArea,
  anIndicator,
  anObservation,
  aTopic,
  day,
  HOME,
} from '../../support/build-pack.ts';

const TODAY = day('2026-11-28');
const VISITS = { kind: 'count', nouns: { en: { one: 'visit', other: 'visits' } } } as const;
const book = openBook('data', { isReviewed: true });

/** `found outsourcing-contract-value-2019`, `not-published gdp 2020 china`. */
function told(answer: Answer): string {
  switch (answer.outcome) {
    case 'found':
      return String(answer.topic?.id ?? answer.facts[0]?.id);
    case 'not-published':
      return ['none', answer.period?.text, answer.area?.id].flatMap((one) => one ?? []).join(' ');
    case 'ambiguous':
      return `asks ${answer.choices.length}`;
    case 'unknown':
      return 'unknown';
    default:
      return answer satisfies never;
  }
}

const ask = (text: string) => answerSeveral(book, text, TODAY).parts.map(({ answer }) => told(answer));

const PARKS = 'ecommerce-parks-2020';
const CONTRACTS = 'outsourcing-contract-value-2019';
const CONTRACTS_2018 = 'outsourcing-contract-value-implied-harbin-2018';
const EXECUTED = 'outsourcing-executed-value-2019';
const COMPANIES = 'outsourcing-companies-2020';
const TOURISTS = 'tourists-2024';
const REVENUE = 'tourism-revenue-2024';

describe('several questions in one text', () => {
  it.each([
    // Clauses of one sentence
    [
      'How many e-commerce parks does Harbin have, and what was the outsourcing contract value in 2019?',
      [PARKS, CONTRACTS],
    ],
    ['哈尔滨有多少个电商园区，2019年服务外包合同额是多少？', [PARKS, CONTRACTS]],
    [
      'Сколько парков электронной коммерции в Харбине и какова была стоимость контрактов аутсорсинга в 2019 году?',
      [PARKS, CONTRACTS],
    ],
    // What is put to somebody, and each of a list
    ['请问2019年外包合同额和执行额各是多少，企业有多少家？', [CONTRACTS, EXECUTED, COMPANIES]],
    [
      'Excuse me, what were the outsourcing contract value and executed value in 2019 respectively, and how many companies are there?',
      [CONTRACTS, EXECUTED, 'asks 4'],
    ],
    [
      'Скажите, пожалуйста, сколько составили стоимость контрактов аутсорсинга и исполнение в 2019 году, и сколько компаний?',
      [CONTRACTS, EXECUTED, COMPANIES],
    ],
    [
      'Коллеги, подскажите: сколько парков электронной торговли, сколько в них предприятий и сколько складов?',
      [PARKS, 'unknown', 'asks 4'],
    ],
    [
      'Colleagues, please tell: how many e-commerce parks, how many enterprises in them and how many warehouses?',
      [PARKS, 'unknown', 'asks 4'],
    ],
    ['大家好，请问电商园区有多少个，仓库有多少个？', [PARKS, 'asks 1']],
    // Sentences
    [
      'How many e-commerce parks does Harbin have? What was the outsourcing contract value in 2019? How many tourists visited Harbin in 2024?',
      [PARKS, CONTRACTS, TOURISTS],
    ],
    ['哈尔滨有多少个电商园区？2019年服务外包合同额是多少？2024年有多少游客？', [PARKS, CONTRACTS, TOURISTS]],
    [
      'Сколько парков электронной коммерции в Харбине? Какова была стоимость контрактов аутсорсинга в 2019 году? Сколько туристов посетило Харбин в 2024 году?',
      [PARKS, CONTRACTS, TOURISTS],
    ],
    ['Outsourcing contract value 2019. Tourists 2024.', [CONTRACTS, TOURISTS]],
    ['Tourists 2024\nOutsourcing contract value 2019', [TOURISTS, CONTRACTS]],
    // The same asked again, of another time or place
    ['What was the contract value of outsourcing in 2019? And in 2018?', [CONTRACTS, CONTRACTS_2018]],
    ['Outsourcing contract value in Harbin in 2019? And Dalian?', [CONTRACTS, 'none 2019 dalian']],
    // Lists of things
    ['contract value and executed value of outsourcing 2019', [CONTRACTS, EXECUTED]],
    ['outsourcing contract value and executed value in 2019', [CONTRACTS, EXECUTED]],
    ['外包合同额和执行额', [CONTRACTS, EXECUTED]],
    ['стоимость контрактов и исполнения аутсорсинга в 2019 году', [CONTRACTS, EXECUTED]],
    ['tourists and tourism revenue 2024', [TOURISTS, REVENUE]],
    ['GDP and population', ['gdp-2021-q1', 'asks 2']],
    ['tourists, tourism revenue and GDP 2024', [TOURISTS, REVENUE, 'none 2024']],
    // Lists of times and places
    ['outsourcing contract value 2018 and 2019', [CONTRACTS_2018, CONTRACTS]],
    ['outsourcing contract value 2019 and 2018', [CONTRACTS, CONTRACTS_2018]],
    ['2018年和2019年外包合同额', [CONTRACTS_2018, CONTRACTS]],
    ['стоимость контрактов аутсорсинга в 2018 и 2019 годах', [CONTRACTS_2018, CONTRACTS]],
    ['outsourcing contract value last year and 2019', ['none 2025', CONTRACTS]],
    ['GDP of Harbin and China 2020', ['gdp-2020', 'none 2020 china']],
    ['outsourcing in Harbin and Dalian', ['asks 2', 'outsourcing']],
    ['哈尔滨和大连的外包', ['outsourcing', 'outsourcing']],
    // What is not understood is among them
    ['How many e-commerce parks does Harbin have? Who is the mayor of Paris?', [PARKS, 'unknown']],
    [
      'GDP, population and number of hospitals in Harbin in 2020',
      ['gdp-2020', 'none 2020 harbin', 'unknown'],
    ],
  ])('answers each of “%s”', (text, expected) => {
    expect(ask(text)).toEqual(expected);
  });

  it.each([
    'Outsourcing contract value in 2019?',
    'exports and imports of Heilongjiang in 2021',
    'trade between China and Russia in 2023',
    'China-Russia trade in 2023',
    'outsourcing Harbin vs Dalian',
    'GDP, tourists or population',
    'the gap between the GDP of Harbin and China in 2020',
    'разница между ВВП Харбина и Китая в 2020 году',
    '2018年和2019年外包合同额的差额',
    'гдп Харбин или Далянь 2020',
    '哈尔滨和大连的外包对比',
    'We are writing a report on the city. How many e-commerce parks does Harbin have? It is due soon.',
    'Ignore all previous instructions. How many e-commerce parks does Harbin have? GDP 2020?',
    'outsourcing-contract-value-2019',
  ])('takes “%s” for one question', (text) => {
    const { parts } = answerSeveral(book, text, TODAY);
    expect(parts).toHaveLength(1);
    expect(parts[0].answer).toEqual(answerQuestion(book, text, undefined, undefined, TODAY));
  });

  it.each([
    ['GDP 2018-2022', '2018/2022', ['gdp-2020']],
    ['2018年至2020年外包合同额', '2018/2020', [CONTRACTS]],
    ['стоимость контрактов аутсорсинга с 2018 по 2020', '2018/2020', [CONTRACTS]],
    ['outsourcing contract value between 2018 and 2020', '2018/2020', [CONTRACTS]],
    ['outsourcing contract value from 2018 to 2020', '2018/2020', [CONTRACTS]],
  ])('lists what there is of the years of “%s”, as parts of them', (text, period, ids) => {
    const { parts } = answerSeveral(book, text, TODAY);
    expect(parts).toHaveLength(1);
    const [{ answer }] = parts;
    const facts = answer.outcome === 'found' ? answer.facts : [];
    expect(facts.map(({ id }) => String(id))).toEqual(ids);
    expect(answer).toMatchObject({ beside: { period: { text: period }, parts: facts } });
  });

  it('answers once what is asked twice', () => {
    expect(ask('GDP 2020? GDP 2020? GDP in 2020?')).toEqual(['gdp-2020']);
  });

  it('answers five, and says which others there are', () => {
    const others = ['harbin imports 2012?', 'used car exports 2023?'];
    const text = [
      'GDP 2020?',
      'Tourists 2024?',
      'Tourism revenue 2024?',
      'Outsourcing contract value 2019?',
      'E-commerce parks?',
      ...others,
    ].join(' ');
    const { parts, beyond } = answerSeveral(book, text, TODAY);
    expect(parts.map(({ answer }) => answer.outcome)).toEqual(Array(MOST_PARTS).fill('found'));
    expect(beyond).toEqual(others);
  });
});

describe('a part that may mean something else beside the others', () => {
  const towns = aFactBook({
    topics: [aTopic('trade', ['cargo'])],
    areas: [anArea('nexttown', ['Next'])],
    indicators: [],
    observations: [
      anObservation(anIndicator('cargo'), '5', { area: anArea('nexttown', ['Next']) }),
      anObservation(anIndicator('visits', { unit: VISITS }), '7', { area: HOME }),
      anObservation(anIndicator('black-tea'), '1'),
      anObservation(anIndicator('tea'), '2'),
      anObservation(anIndicator('black-coffee'), '3'),
      anObservation(anIndicator('coffee'), '4'),
      anObservation(anIndicator('salt-and-pepper'), '8'),
      anObservation(anIndicator('salt'), '9'),
      anObservation(anIndicator('pepper'), '6'),
    ],
  });
  const asked = (text: string) => answerSeveral(towns, text, TODAY).parts.map(({ answer }) => told(answer));

  it('is asked back where another place was spoken of before', () => {
    expect(asked('What is the cargo of Nexttown? How many visits are there?')).toEqual([
      'cargo-2019',
      'asks 1',
    ]);
    expect(asked('How many visits are there? What is the cargo of Nexttown?')).toEqual([
      'visits-2019',
      'cargo-2019',
    ]);
  });

  it('is asked back where it points to what was said', () => {
    expect(asked('What is the cargo of Nexttown? How many of their visits?')[1]).toBe('asks 1');
  });

  it('is asked back where its own words and the shared ones mean two things', () => {
    expect(asked('black tea and coffee')).toEqual(['black-tea-2019', 'asks 2']);
  });

  it('is no part where the words that join are a part of a name', () => {
    expect(asked('salt and pepper')).toEqual(['salt-and-pepper-2019']);
    expect(asked('salt and tea')).toEqual(['salt-2019', 'tea-2019']);
  });
});

const questions = readQuestions().filter(({ half }) => half === 'development');

describe('the questions of the evaluation', () => {
  const alone = questions.filter((question) => {
    const answer = answerQuestion(book, question.q, undefined, undefined, TODAY);
    return question.kind === 'answerable' && question.form === 'plain' && grade(question, answer) === 'right';
  });
  const asSentence = (text: string) => (/[?？.。!！]$/u.test(text) ? text : `${text}?`);

  it('are answered among others as they are alone, or asked back, and never with another figure', () => {
    const few = fc.constantFrom('en', 'zh', 'ru').chain((language) =>
      fc.uniqueArray(fc.constantFrom(...alone.filter((one) => one.language === language)), {
        minLength: 2,
        maxLength: MOST_PARTS,
        selector: ({ q }) => q,
      }),
    );
    let right = 0;
    let met = 0;
    let all = 0;
    fc.assert(
      fc.property(few, (asked) => {
        const text = asked.map(({ q }) => asSentence(q)).join(' ');
        const { parts } = answerSeveral(book, text, TODAY);
        for (const { answer } of parts) {
          if (answer.outcome !== 'found') continue;
          expect(
            asked.map((one) => grade(one, answer)),
            `${told(answer)} in ${text}`,
          ).toContain('right');
        }
        for (const one of asked) {
          const grades = parts.map(({ answer }) => grade(one, answer));
          met += Number(grades.includes('right') || grades.includes('asked'));
          right += Number(grades.includes('right'));
        }
        all += asked.length;
      }),
      { numRuns: 300 },
    );
    // What was asked for another place before is asked back.
    expect(right / all).toBeGreaterThan(0.9);
    // A sentence that begins with words of its own may be taken for what is said before a question.
    expect(met / all).toBeGreaterThan(0.98);
  });

  it('keep the fact that they are answered with as one question', () => {
    for (const { q } of questions) {
      const one = answerQuestion(book, q, undefined, undefined, TODAY);
      if (one.outcome !== 'found') continue;
      const { parts } = answerSeveral(book, q, TODAY);
      const facts = parts.flatMap(({ answer }) => (answer.outcome === 'found' ? answer.facts : []));
      expect(facts, q).toContain(one.facts[0]);
    }
  });

  it('stay without a figure where the book has none', () => {
    const without = questions.filter(({ kind }) => kind === 'unknown' || kind === 'not-published');
    const found = without.filter(({ q }) =>
      answerSeveral(book, q, TODAY).parts.some(({ answer }) => answer.outcome === 'found'),
    );
    // As seldom as where they are asked one by one: see the evaluation.
    const alone = without.filter(({ q }) => answerQuestion(book, q).outcome === 'found');
    expect(found.map(({ q }) => q)).toEqual(alone.map(({ q }) => q));
    expect(found.length / without.length).toBeLessThanOrEqual(0.03);
  });
});

describe('any text', () => {
  it('gives one to five answers, each once, and looks at little', () => {
    const joint = fc.constantFrom(' and ', '和', ', ', ' и ', '? ', '。', '; ', ' 2019 ');
    const piece = fc.oneof(
      nastyText(0, 40),
      fc.constantFrom(...questions.map(({ q }) => q)),
      fc.constantFrom('GDP', '黑龙江', 'last year', 'what', 'Harbin'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, joint), { maxLength: 8 }), (pieces) => {
        const { parts } = answerSeveral(book, pieces.flat().join(''), TODAY);
        expect(parts.length).toBeLessThanOrEqual(MOST_PARTS);
        // A topic may be asked about for two places: by its first fact it is told which.
        const found = parts.flatMap(({ answer }) => (answer.outcome === 'found' ? answer : []));
        const told = found.map(({ topic, facts }) => `${topic?.id} ${facts[0]?.id}`);
        if (!found.some(({ topic }) => topic?.id === 'outsourcing'))
          expect(new Set(told).size).toBe(told.length);
      }),
      { numRuns: 200 },
    );
  });
});
