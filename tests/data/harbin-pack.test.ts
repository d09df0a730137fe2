import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/answer/answer.ts';
import { answerQuestion } from '../../src/core/ask/answer-question.ts';
import { createFactBook } from '../../src/core/book/fact-book.ts';
import type { Fact } from '../../src/core/fact.ts';
import { LANGUAGES } from '../../src/core/language.ts';
import { thing } from '../../src/core/search/search.ts';
import { RESERVED_WORDS } from '../../src/data/check-names.ts';
import { loadPack } from '../../src/data/load.ts';
import { numbersIn } from '../../src/numbers/printed-number.ts';
import { en } from '../../src/text/en.ts';
import { ru } from '../../src/text/ru.ts';
import { zh } from '../../src/text/zh.ts';

const pack = loadPack(join(import.meta.dirname, '../../data'));
const book = createFactBook(pack);
const facts = [...pack.observations, ...pack.statements];

describe('the pack in data/', () => {
  it('holds the ten values and eighteen statements of its first source', () => {
    const cited = (kind: string) =>
      facts.filter((fact) => fact.kind === kind && fact.provenance.source.id === 'my399-2020-08-31');
    expect(cited('observation')).toHaveLength(10);
    expect(cited('statement')).toHaveLength(18);
  });

  it.each([
    ['pilot-areas-2020', '28', 0, '2020-08', 'china', null],
    ['pilot-nine-areas', '9', 0, '2018/2020', 'harbin', null],
    ['sci-tech-centers-2020', '20', 0, '2020', 'harbin', null],
    ['sci-tech-centers-russia', '15', 0, '2020', 'harbin', null],
    ['outsourcing-companies-2020', '1000', 0, '2020-08', 'harbin', null],
    ['outsourcing-contract-value-2019', '3.45', 9, '2019', 'harbin', '89.35'],
    ['outsourcing-executed-value-2019', '1.75', 9, '2019', 'harbin', '27.15'],
    ['ecommerce-warehouses-2020', '17', 0, '2020-08', 'harbin', null],
    ['ecommerce-enterprises-2020', '503', 0, '2020-08', 'harbin', null],
    ['ecommerce-parks-2020', '14', 0, '2020-08', 'harbin', null],
  ])('has the value of %s', (id, digits, multiplier, period, area, percent) => {
    const fact = pack.observations.find((one) => one.id === id);
    expect(fact?.quantity).toEqual({ digits, multiplier, qualifier: null });
    expect([fact?.period.text, fact?.area.id, fact?.change?.percent ?? null]).toEqual([
      period,
      area,
      percent,
    ]);
  });

  it.each([
    ['cooperation-centers-russia-share-harbin-2020', '75', 0],
    ['outsourcing-executed-share-harbin-2019', '50.7', 0],
    ['outsourcing-contract-value-implied-harbin-2018', '1.82', 9],
    ['outsourcing-executed-value-implied-harbin-2018', '1.38', 9],
    ['ecommerce-enterprises-per-park-harbin-2020-08', '35.9', 0],
  ])('gives the computed figure %s', (id, digits, multiplier) => {
    expect(book.fact(id)).toMatchObject({ kind: 'derived', quantity: { digits, multiplier } });
  });

  it.each([
    'outsourcing-china-contract-2019-h1',
    'area-adviser',
    'haou-distance-other',
    'heihe-trade-growth-2023-korean',
  ])('computes nothing from %s, which a better source contradicts', (id) => {
    expect(pack.observations.find((one) => one.id === id)).toMatchObject({ doubt: 'contradicted' });
    const computed = book.facts.filter((fact) => fact.kind === 'derived');
    expect(computed.filter(({ inputs }) => inputs.some((input) => input.id === id))).toEqual([]);
  });

  it('sets the plan of the ministry against the legislation of the article, not the number of regions', () => {
    const approval = book.fact('pilot-approval-2020-form');
    const against = approval === null ? [] : book.contradictionsOf(approval);
    expect(against.map(({ id }) => id)).toEqual(['pilot-plan-2020-mofcom']);
  });

  it.each([
    ['harbin-fdi-2012', 'harbin-fdi-2006'],
    ['5g-stations-2021', 'heilongjiang-5g-2022'],
    ['data-centers-2021', 'heilongjiang-data-centers-2022'],
    ['ftz-projects-2020-07', 'ftz-projects-2020-12'],
    ['ftz-investment-2020-07', 'ftz-investment-2020-12'],
  ])('does not mix what %s and %s count', (...ids) => {
    const indicators = pack.observations.flatMap((one) => (ids.includes(one.id) ? one.indicator.id : []));
    expect(new Set(indicators).size).toBe(2);
  });

  it('takes the product of 2012 from the table, and marks its growth as read once', () => {
    const of2012 = pack.observations.filter(({ id }) => id === 'gdp-2012' || id === 'gdp-growth-2012');
    expect(of2012.map((one) => [one.provenance.paragraph, one.isChecked, one.change])).toEqual([
      [1, true, null],
      [4, false, null],
    ]);
  });

  it('tells a misprinted unit as it is printed', () => {
    const fact = book.fact('ftz-area-misprint');
    const text = fact?.kind === 'statement' ? fact.text : {};
    expect(text.en).toMatch('119.85 square metres');
    expect(text.zh).toMatch('119.85平方米');
    expect(text.ru).toMatch('119,85 квадратных метра');
  });

  it('says the same numbers in every language', () => {
    const numbers = (text: string | undefined) =>
      // "Four of the nine" and "three years" are words in English only; months have no digits in two languages.
      // A comma before three digits groups them; read as a point it would be another number.
      [...numbersIn(text ?? '')].filter((one) => one.length > 2 && !/^\d{1,3}\.\d{3}$/.test(one)).sort();
    for (const { text, caveat } of pack.statements) {
      const said = LANGUAGES.map((language) => numbers(text[language]));
      expect(said[1]).toEqual(said[0]);
      expect(said[2]).toEqual(said[0]);
      if (caveat !== null) expect(numbers(caveat.zh)).toEqual(numbers(caveat.en));
    }
  });

  it('shows something under every topic and in every language', () => {
    for (const topic of pack.topics) {
      expect(book.factsOfTopic(topic).length, topic.id).toBeGreaterThan(0);
      expect(Object.keys(topic.names).sort()).toEqual(['en', 'ru', 'zh']);
    }
  });

  /** What an answer gives: facts, also doubtful ones where only those are known, or the choices it asks back with. */
  const given = (answer: Answer, asksBack: boolean): readonly string[] => {
    const subjectOf = (fact: Fact) => (fact.kind === 'statement' ? fact.id : fact.indicator.id);
    switch (answer.outcome) {
      case 'found':
        return [...(answer.topic === null ? [] : [answer.topic.id]), ...answer.facts.map(subjectOf)];
      case 'not-published':
        return answer.doubtful.map(subjectOf);
      case 'ambiguous':
        return asksBack ? answer.choices.map(({ subject }) => thing(subject).id) : [];
      case 'unknown':
        return [];
      default:
        return answer satisfies never;
    }
  };
  const things = [...pack.topics, ...pack.indicators, ...pack.statements];

  it('is asked by any of its names without asking back', () => {
    const astray = things.flatMap(({ id, names }) =>
      Object.values(names).filter((name) => !given(answerQuestion(book, name), false).includes(id)),
    );
    expect(astray).toEqual([]);
  });

  it('is found or offered by each of its other names', () => {
    const astray = things.flatMap(({ id, aliases }) =>
      Object.values(aliases)
        .flat()
        .filter((name) => !given(answerQuestion(book, name), true).includes(id)),
    );
    expect(astray).toEqual([]);
    // Each of tens of thousands is answered.
  }, 120_000);

  it('shows the outsourcing companies among the companies', () => {
    const companies = pack.topics.find(({ id }) => id === 'companies');
    const shown = companies === undefined ? [] : book.factsOfTopic(companies).map(({ id }) => id);
    expect(shown.slice(0, 3)).toEqual([
      'outsourcing-companies-2020',
      'backbone-harbin-electric-international',
      'backbone-hafei-airbus',
    ]);
  });
});

describe('words reserved for commands', () => {
  it('hold every command name of the message catalogue', () => {
    // An action stands behind the word of its family, where no topic can be meant.
    const names = [en, zh, ru].flatMap((catalogue) =>
      Object.entries<string>(catalogue).flatMap(([key, text]) =>
        /^command\.(?!briefing-).+\.name$/.test(key) ? text : [],
      ),
    );
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !RESERVED_WORDS.includes(name))).toEqual([]);
  });
});

describe('what there is instead', () => {
  const periodsOf = (text: string) => {
    const answer = answerQuestion(book, text);
    return answer.outcome === 'not-published' ? answer.have.map(({ period }) => period.text) : null;
  };

  it('is no level where a growth was asked for', () => {
    const have = periodsOf('growth of exports 2021 Harbin');
    expect(have).not.toBeNull();
    const answer = answerQuestion(book, 'growth of exports 2021 Harbin');
    const places = answer.outcome === 'not-published' ? answer.have.map(({ area }) => area.id) : [];
    expect(places).not.toContain('harbin');
  });

  it('is no aim where there are values', () => {
    expect(periodsOf('airport passengers 2020')).not.toContain('2025');
  });
});
