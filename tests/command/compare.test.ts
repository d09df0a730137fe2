import { describe, expect, it } from 'vitest';
import { renderDiscord } from '../../src/adapter/discord/render.ts';
import { renderSlack } from '../../src/adapter/slack/render.ts';
import { cardToPlainText } from '../../src/card/plain-text.ts';
import { createRunner } from '../../src/command/run.ts';
import { LANGUAGES, type Language } from '../../src/core/language.ts';
import { openBook } from '../../src/open-book.ts';
import { say } from '../../src/text/say.ts';
import { recordingLog } from '../support/recording-log.ts';

const book = openBook('data');
const runner = createRunner({
  book: () => book,
  now: () => new Date('2026-11-23T04:00:00Z'),
  log: recordingLog().log,
});
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', zh: 'zh-CN', ru: 'ru-RU' };

async function compare(words: string, language: Language = 'en') {
  const reply = await runner.runLine(`compare ${words}`, { locale: LOCALES[language] });
  expect(reply.reference).toBeNull();
  return { ...reply, text: cardToPlainText(reply.card) };
}

const shown = async (words: string) =>
  (await compare(words)).facts.map(({ area, period }) => `${area.id} ${period.text}`);

/** All that a platform is sent, without what its markup adds. */
async function onBoth(words: string, language: Language): Promise<readonly string[]> {
  const { card } = await compare(words, language);
  const { accent, command: rootCommand } = book.info;
  const to = { shareLine: null, addressee: null };
  const discord = renderDiscord(card, { ...to, accent, isPrivate: false });
  const slack = renderSlack(card, { ...to, sharedBy: null, rootCommand });
  return [JSON.stringify(discord.embeds).replace(/\\\\([\p{P}\p{S}])/gu, '$1'), JSON.stringify(slack.blocks)];
}

const INDICATORS = book.indicators.map(({ id }) => id);

describe.each(LANGUAGES)('compare in %s, on both platforms', (language) => {
  const LONG = 'outsourcing-executed-value china';

  it('hedges a change between hedged values', async () => {
    const about = { en: 'about +19%', zh: '约+19%', ru: /около \+19\s%/u }[language];
    for (const payload of await onBoth(LONG, language)) expect(payload).toMatch(about);
  });

  it('says that a series breaks, at the value and instead of a percentage', async () => {
    const why = say(language, 'compare.none.break');
    for (const payload of await onBoth(LONG, language)) {
      expect(payload).toContain(say(language, 'fact.break'));
      expect(payload).toContain(why);
      expect(payload).not.toMatch(/7[,.\s]?6\d\d\s?%/u);
    }
  });

  it('names what a place lacks, and what periods are of different kinds', async () => {
    for (const payload of await onBoth('goods-trade heilongjiang 2022-H1 2022', language)) {
      expect(payload).toContain(say(language, 'compare.none.period'));
    }
    for (const payload of await onBoth('tourism-revenue harbin dalian 2024', language)) {
      expect(payload).toContain(say(language, 'compare.lacking', { list: '' }).slice(0, 6));
    }
  });
});

describe('compare', () => {
  it.each([
    ['outsourcing-executed-value china 2006 2016'],
    ['fdi'],
    ['outsourcing-model-cities china 2009 2016'],
    ['ice-snow-world-visits'],
  ])('gives no percentage across definitions that are unlike: %s', async (words) => {
    const { text } = await compare(words);
    expect(text).not.toMatch(/derived:/);
    expect(text).toContain('A break in the series: not comparable with earlier values.');
  });

  it.each([
    ['tourism-revenue harbin heilongjiang', ['heilongjiang 2018', 'harbin 2024']],
    ['gdp harbin songbei', ['songbei 2023', 'harbin 2020']],
    ['outsourcing-contract-value harbin china', ['harbin 2019', 'china 2023']],
  ])('sets whole years beside whole years, and says that they differ: %s', async (words, expected) => {
    expect(await shown(words)).toEqual(expected);
    expect((await compare(words)).text).toContain('They have no period in common');
  });

  it.each([
    ['ftz-enterprises 2020-07 2022-06', ['../2020-07', '../2022-06']],
    ['ftz-enterprises ../2020-07 ../2022-06', ['../2020-07', '../2022-06']],
    ['air-russia-flights-total 2017-06 2021-12', ['../2017-06', '../2021-12']],
  ])('shows the running totals up to the dates that are asked for: %s', async (words, periods) => {
    const { facts, card } = await compare(words);
    expect(facts.map(({ period }) => period.text)).toEqual(periods);
    expect(card.title).toMatch(/^Compared: /);
  });

  it('names every period that it lacks, with what there is and what is doubted', async () => {
    const { outcome, text } = await compare('outsourcing-contract-value china 2018 2019');
    expect(outcome).toBe('not-published');
    expect(text).toContain('No value for: China, 2018; China, 2019.');
    expect(text).toContain('first half of 2019, China');
    expect(text).toMatch(/CNY 13\.2334 trillion.*\n.*\n.*an evident misprint/);
  });

  it.each([
    ['outsourcing-contract-value outsourcing-executed-value 2019'],
    ['outsourcing-executed-value, outsourcing-contract-value'],
    ['contract value vs executed value'],
    ['contract value and executed value 2019'],
  ])('sets two indicators beside each other: %s', async (words) => {
    const { facts, text } = await compare(words);
    expect(facts.map(({ id }) => String(id)).sort()).toEqual([
      'outsourcing-contract-value-2019',
      'outsourcing-executed-value-2019',
    ]);
    expect(text).not.toMatch(/derived:/);
  });

  it('takes a list for a list, and the name of a sum for the sum', async () => {
    const indicators = async (words: string) => [
      ...new Set((await compare(words)).facts.map((fact) => fact.kind !== 'statement' && fact.indicator.id)),
    ];
    expect(await indicators('exports, imports')).toEqual(['exports', 'imports']);
    expect(await indicators('imports and exports')).toEqual(['goods-trade']);
  });

  it.each([['outsourcing-contract-value bananas'], ['outsourcing-contract-value, bananas 2019']])(
    'drops no word: %s',
    async (words) => {
      expect((await compare(words)).outcome).toBe('unknown');
    },
  );

  it('takes every indicator by its id, also where a place is a part of it', async () => {
    for (const id of INDICATORS) {
      const { facts, outcome } = await compare(id);
      if (outcome === 'found') expect(facts.length, id).toBeGreaterThan(0);
      for (const fact of facts) expect(fact.kind === 'statement' ? '' : fact.indicator.id).toBe(id);
    }
  });

  it.each([
    ['outsourcing-executed-value china'],
    ['tourism-revenue harbin heilongjiang'],
    ['ftz-enterprises ../2020-07 ../2022-06'],
    ['outsourcing-contract-value, outsourcing-executed-value'],
    ['outsourcing-contract-value china 2018 2019'],
  ])('gives a line that leads to the same card: %s', async (words) => {
    const first = await compare(words);
    const again = await runner.runLine(first.line, { locale: 'en-US' });
    // The line keeps the language it was answered in, and so do the lines behind its buttons.
    expect(cardToPlainText(again.card).replaceAll(' language:en', '')).toBe(first.text);
  });
});

describe('a free question that asks to compare', () => {
  const facts = async (words: string) => {
    const reply = await runner.runLine(words, { locale: 'en' });
    return { line: reply.line, ids: reply.facts.map(({ id }) => String(id)) };
  };

  it.each([
    'GDP 2020 vs 2015',
    'how much more was GDP in 2020 than in 2015',
    'compare GDP in 2020 with 2015',
    'сравни ВВП 2020 и 2015',
    'на сколько ВВП в 2020 больше, чем в 2015',
    'ВВП 2020 против 2015',
    '2020年GDP比2015年多多少',
    '2020年和2015年的GDP相比差多少',
  ])('leads to the comparison: %s', async (words) => {
    expect((await facts(words)).ids).toEqual(['gdp-2020', 'gdp-2015']);
  });

  it.each([
    'Heilongjiang exports 2022 vs 2023',
    'compare Heilongjiang exports 2022 vs 2023',
    '比较黑龙江出口2022和2023',
    'разница между экспортом 2022 и 2023 Хэйлунцзян',
  ])('keeps to the place that is named: %s', async (words) => {
    const { ids, line } = await facts(words);
    expect(ids).toEqual(['heilongjiang-exports-2022', 'heilongjiang-exports-2023']);
    expect(line).toContain('compare exports heilongjiang 2022 2023');
  });

  it('shows what there is of two years, and says what is lacking', async () => {
    const reply = await runner.runLine('сравни ВВП 2019 и 2020', { locale: 'ru' });
    expect(reply.facts.map(({ id }) => String(id))).toEqual(['gdp-2020']);
    expect(cardToPlainText(reply.card)).toContain('2019');
  });

  it('is no comparison where a word of it is not known', async () => {
    expect((await runner.runLine('GDP 2020 vs bananas', { locale: 'en' })).outcome).toBe('unknown');
  });
});
