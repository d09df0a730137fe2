import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/core/ask/answer-question.ts';
import { suggest } from '../../../src/core/ask/suggest.ts';
import type { Language } from '../../../src/core/language.ts';
import { thing } from '../../../src/core/search/search.ts';
import { openBook } from '../../../src/open-book.ts';

const book = openBook('data');
const suggested = (text: string, language: Language = 'en', most = 25) =>
  suggest(book, text, { language, most });
const ids = (text: string, language?: Language) =>
  suggested(text, language).map(({ subject, fact }) => fact?.id ?? thing(subject).id);

describe('suggest', () => {
  it('offers the topics first before anything is typed, then their first figures in turn', () => {
    const topics = book.topics.map(({ id }) => String(id));
    const first = book.topics.map((topic) => {
      const [fact] = book.factsOfTopic(topic);
      return String(fact?.kind === 'statement' ? fact.id : fact?.indicator.id);
    });
    expect(ids('')).toEqual([...topics, ...first].slice(0, 25));
  });

  it.each([
    ['en', 'o'],
    ['en', 'outs'],
    ['en', 'OUTSOURCING '],
    ['zh', '外包'],
    ['zh', '服务外'],
    ['ru', 'аутс'],
    ['ru', 'Аутсорсинг усл'],
  ] as const)('knows the beginning of a name: in %s %s', (language, text) => {
    expect(ids(text, language)[0]).toBe('outsourcing');
    expect(suggested(text, language)[0]?.reason).toEqual({ kind: 'name' });
  });

  it('says which other name was met', () => {
    expect(suggested('bp')[0]).toMatchObject({
      subject: { topic: { id: 'outsourcing' } },
      reason: { kind: 'alias', name: 'BPO' },
    });
    expect(suggested('外包', 'en')[0]?.reason).toMatchObject({ kind: 'alias' });
  });

  it.each([
    ['en', '3.45'],
    ['en', '3.4'],
    ['en', '$3.45 billion'],
    ['en', 'outsourcing 3.45'],
    ['zh', '34.5亿'],
    ['ru', '3,45 млрд'],
    ['ru', '3 450 000 000'],
  ] as const)('finds a figure by its value as it is written in %s: %s', (language, text) => {
    const [first] = suggested(text, language);
    expect(first).toMatchObject({
      fact: { id: 'outsourcing-contract-value-2019' },
      reason: { kind: 'figure', of: 'value' },
    });
  });

  it('finds a figure by its change, and takes a currency at its word', () => {
    expect(suggested('89.35%')[0]).toMatchObject({
      fact: { id: 'outsourcing-contract-value-2019' },
      reason: { kind: 'figure', of: 'change' },
    });
    expect(suggested('€3.45 billion').filter(({ reason }) => reason.kind === 'figure')).toEqual([]);
  });

  it('takes a year for no figure', () => {
    expect(suggested('2019').map(({ reason }) => reason.kind)).not.toContain('figure');
  });

  it('never names a figure that is doubted by its value', () => {
    const doubted = book.facts.filter((fact) => fact.kind === 'observation' && fact.doubt !== null);
    expect(doubted.length).toBeGreaterThan(0);
    for (const fact of doubted) {
      const text = fact.kind === 'observation' ? fact.quantity.digits : '';
      expect(ids(text)).not.toContain(fact.id);
    }
  });

  it('shows the words of a text that holds what no name does', () => {
    const texts = suggested('wholesale markets of Russia in the first months').map(({ reason }) => reason);
    expect(texts.some(({ kind }) => kind === 'text')).toBe(true);
  });

  it.each([
    ['en', 'how many companies are there in the outsourcing business'],
    ['en', 'outsorcing contrct'],
    ['en', 'outsourcing contract value 2019'],
    ['zh', '外包 合同额'],
    ['ru', 'сколько складов электронной торговли'],
    ['en', 'GDP 2019'],
    ['en', 'executed value of outsourcing'],
  ] as const)('offers first what the question is answered with: in %s %s', (language, text) => {
    const answer = answerQuestion(book, text);
    const [first] = suggested(text, language);
    if (answer.outcome === 'found') {
      const [fact] = answer.facts;
      const subject = fact?.kind === 'statement' ? fact.id : fact?.indicator.id;
      expect(first === undefined ? null : thing(first.subject).id).toBe(subject);
    } else {
      expect(answer.outcome).toBe('ambiguous');
      const choices = answer.outcome === 'ambiguous' ? answer.choices : [];
      const [best] = choices;
      expect(first?.subject).toEqual(best?.subject);
    }
  });

  it('finishes the name of a place', () => {
    expect(ids('offshore outsourcing earnings dali')[0]).toBe('outsourcing-offshore-earnings');
  });

  it('keeps a period that was named, by the fact or beside the topic', () => {
    expect(suggested('outsourcing 2019')[0]).toMatchObject({
      subject: { kind: 'topic' },
      period: { text: '2019' },
    });
    const facts = suggested('airport passengers 2019').flatMap(({ fact }) => fact ?? []);
    expect(facts.map(({ period }) => period.text)).toContain('2019');
  });

  it.each([
    ['en', 'tour 2024', 'tourism-revenue-2024'],
    ['en', 'gd 2020', 'gdp-2020'],
    ['en', 'gdp 2020', 'gdp-growth-2020'],
    ['en', 'airport 2019', 'airport-passengers-2019'],
    ['en', 'contr 2019', 'outsourcing-contract-value-2019'],
    ['ru', 'пассаж 2019', 'airport-passengers-2019'],
    ['ru', 'тури 2024', 'tourists-2024'],
    ['zh', '旅 2024', 'tourists-2024'],
    ['zh', '机场 2019', 'airport-passengers-2019'],
  ] as const)(
    'finishes a word before a year, and keeps to the year: in %s %s',
    (language, text, expected) => {
      expect(ids(text, language).slice(0, 5)).toContain(expected);
    },
  );

  it('says of what has no value for the year that it has none, behind what has', () => {
    const all = suggested('gdp 2019').filter(({ subject }) => subject.kind === 'indicator');
    const at = all.findIndex(({ fact }) => fact === null);
    expect(at).toBeGreaterThan(0);
    expect(all.slice(at).every(({ fact, period }) => fact === null && period?.text === '2019')).toBe(true);
  });

  it('takes no unfinished word for a mistyped one', () => {
    expect(ids('outsourcing cont').slice(0, 4)).toContain('outsourcing-contract-value');
  });

  it('offers each thing once, at most as many as asked for, whatever is typed', () => {
    const words = fc.constantFrom(
      'outsourcing',
      'contract',
      '2019',
      '外包',
      'ск',
      '3.45',
      '%',
      'the',
      '$',
      ' ',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary', size: 'large' }),
      fc.array(words).map((some) => some.join(' ')),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom('en', 'zh', 'ru'), fc.nat(30), (text, language, most) => {
        const offered = suggested(text, language, most).map(
          ({ subject, fact }) => fact?.id ?? thing(subject).id,
        );
        expect(offered.length).toBeLessThanOrEqual(most);
        expect(new Set(offered).size).toBe(offered.length);
      }),
      { numRuns: 60 },
    );
  });
});
