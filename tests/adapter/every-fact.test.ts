import { describe, expect, it } from 'vitest';
import { renderDiscord } from '../../src/adapter/discord/render.ts';
import { renderSlack } from '../../src/adapter/slack/render.ts';
import { createRunner } from '../../src/command/run.ts';
import { answerQuestion } from '../../src/core/ask/answer-question.ts';
import type { Derived, Fact, Observation } from '../../src/core/fact.ts';
import { inLanguage, LANGUAGES, type Language, type Locale, languageOf } from '../../src/core/language.ts';
import { type Period, parsePeriod } from '../../src/core/period/period.ts';
import { findPeriod } from '../../src/core/period/period-words.ts';
import { normalise } from '../../src/core/words/words.ts';
import { amountOf, sameAmount } from '../../src/numbers/amount.ts';
import { foldText } from '../../src/numbers/fold-text.ts';
import { textFiguresIn } from '../../src/numbers/text-figures.ts';
import { openBook } from '../../src/open-book.ts';
import { formatPeriod } from '../../src/text/format.ts';
import { say } from '../../src/text/say.ts';
import { recordingLog } from '../support/recording-log.ts';

// Every fact of the pack, asked for in every language and read back from what each platform is sent: its value with
// its unit, its period, its source and the day it was published come back equal to what is stored.

const book = openBook('data');
const { log } = recordingLog();
const runner = createRunner({ book: () => book, now: () => new Date('2026-11-23T04:00:00Z'), log });
const LOCALES: Readonly<Record<Locale, string>> = {
  en: 'en-GB',
  'en-US': 'en-US',
  zh: 'zh-CN',
  ru: 'ru-RU',
};
/** Currencies that statistics call by another name than Intl does. */
const OWN_NAMES: Readonly<Record<string, Readonly<Partial<Record<string, readonly string[]>>>>> = {
  zh: { CNY: ['元'], RUB: ['卢布'] },
  ru: { CNY: ['юань', 'юаня', 'юаней'], RUB: ['рубль', 'рубля', 'рублей'] },
};

/** What stands where the fact is shown: the value in bold or the sentence, and the line of where it comes from. */
type Shown = { readonly value: string; readonly provenance: string; readonly all: string };

/** `2019 · published 31 Aug 2020 · overdue · e.my399.com`: of four parts at least. */
const provenanceIn = (lines: readonly string[]) => lines.find((line) => line.split(' · ').length >= 4) ?? '';

/** The field of a Discord embed that shows a fact: its value in bold first, then the line of where it comes from. */
function onDiscord(payload: ReturnType<typeof renderDiscord>): Shown {
  const fields = payload.embeds.flatMap((embed) => embed.fields ?? []);
  // A long caveat goes on in a field that has no name of its own, and sources stand last.
  const all = fields
    .slice(0, -1)
    .map(({ value }) => value.replace(/\\([\p{P}\p{S}])/gu, '$1'))
    .join('\n');
  const lines = all.split('\n');
  return { value: lines[0] ?? '', provenance: provenanceIn(lines), all };
}

const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The blocks of a Slack message that show a fact: a figure has two fields, a sentence a section and a context. */
function onSlack(payload: ReturnType<typeof renderSlack>): Shown {
  const texts = payload.blocks.flatMap((block): string[] => {
    if (block.type === 'section') {
      return (block.fields ?? [block.text]).map((one) => unescaped(one?.text ?? ''));
    }
    if (block.type !== 'context') return [];
    return block.elements.flatMap((one) => ('text' in one ? unescaped(one.text) : []));
  });
  const [left = '', right = ''] = texts;
  const lines = right.split('\n');
  const [first = '', second = ''] = lines;
  const provenance = provenanceIn([first, `${first} · ${second}`]);
  return { value: left.split('\n').slice(1).join('\n'), provenance, all: texts.join('\n') };
}

/** Code, sign or the name in each grammatical number, as the language has them. */
function currencyNames(currency: string, language: Language): readonly string[] {
  const own = OWN_NAMES[language]?.[currency];
  if (own !== undefined) return own;
  const format = (currencyDisplay: 'name' | 'narrowSymbol') =>
    new Intl.NumberFormat(LOCALES[language], {
      style: 'currency',
      currency,
      currencyDisplay,
      maximumFractionDigits: 0,
    });
  const names = [1, 2, 5].flatMap((number) => format('name').formatToParts(number));
  const parts = language === 'en' && currency === 'USD' ? format('narrowSymbol').formatToParts(1) : names;
  return [currency, ...parts.flatMap(({ type, value }) => (type === 'currency' ? value : []))];
}

/** What a person reads of a value: number, scale, unit. */
function expectValue(fact: Observation | Derived, shown: string, language: Language): void {
  const sign = language === 'ru' ? ',' : '.';
  const { digits, multiplier, qualifier } = fact.quantity;
  const stored = amountOf(digits, multiplier);
  const figures = textFiguresIn(foldText(shown), sign);
  const figure = figures.find(({ amount }) => sameAmount(amount, stored));
  expect(figure, `${fact.id}: ${digits}e${multiplier} is not read from ${shown}`).toBeDefined();
  if (fact.unit.kind === 'percent') expect(figure?.percent, `${fact.id}: ${shown}`).toBe(true);
  if (fact.unit.kind === 'currency') {
    const names = currencyNames(fact.unit.code, language);
    expect(
      names.some((name) => shown.includes(name)),
      `${fact.id}: ${shown}`,
    ).toBe(true);
  }
  if (fact.unit.kind === 'count') {
    const nouns = Object.values(fact.unit.nouns[language] ?? {});
    expect(
      nouns.some((noun) => shown.includes(noun)),
      `${fact.id}: ${shown}`,
    ).toBe(true);
  }
  const hedge = {
    en: /more than|less than|about|nearly/,
    zh: /超过|多于|低于|不到|约|近/,
    ru: /более|менее|около|почти/,
  };
  expect(hedge[language].test(shown), `${fact.id}: ${shown}`).toBe(qualifier !== null);
}

/** A period is read by the same words that questions are read by; a range by its ends. */
function expectPeriod(period: Period, shown: string, language: Locale): void {
  if (period.kind === 'cumulative' || period.kind === 'range') {
    const ends = period.text.split('/').flatMap((end) => parsePeriod(end) ?? []);
    for (const end of ends) expect(shown).toContain(formatPeriod(end, language));
    return;
  }
  expect(findPeriod(normalise(shown))?.period.text, shown).toBe(period.text);
}

function expectProvenance(fact: Fact, provenance: string, language: Locale): void {
  const [period = '', published = '', , ...source] = provenance.split(' · ');
  expectPeriod(fact.period, period, language);
  if (fact.vintage === null) expect(published).toBe(say(language, 'fact.published-unknown'));
  else expect(findPeriod(normalise(published))?.period.text, `${fact.id}: ${published}`).toBe(fact.vintage);
  const sources = fact.kind === 'derived' ? fact.inputs.map((input) => input.provenance) : [fact.provenance];
  for (const { source: one } of sources) expect(source.join(' · '), fact.id).toContain(one.publisher);
}

function expectFact(fact: Fact, shown: Shown, language: Locale): void {
  if (fact.kind === 'statement') expect(shown.all).toContain(inLanguage(fact.text, language));
  else expectValue(fact, shown.value, languageOf(language));
  expectProvenance(fact, shown.provenance, language);
}

describe.each([...LANGUAGES, 'en-US'] as const)('every fact, asked for in %s', (language) => {
  it.each(book.facts.map((fact) => [fact.id, fact] as const))('%s', async (id, fact) => {
    const { card, facts } = await runner.runLine(`find ${id}`, { locale: LOCALES[language] });
    expect(facts).toEqual([fact]);
    const { accent, command: rootCommand } = book.info;
    const to = { shareLine: null, addressee: null };
    expectFact(fact, onDiscord(renderDiscord(card, { ...to, accent, isPrivate: false })), language);
    expectFact(fact, onSlack(renderSlack(card, { ...to, sharedBy: null, rootCommand })), language);
  });

  it('by its name and period in its place leads to it, or to a value that is preferred to it', () => {
    const astray = book.facts.flatMap((fact) => {
      const name = fact.kind === 'statement' ? fact.names : fact.indicator.names;
      const question = `${inLanguage(name, language)} ${formatPeriod(fact.period, language)}`;
      const answer = answerQuestion(book, question, { period: null, area: fact.area });
      // What is doubted never stands for what is not.
      if (fact.kind !== 'derived' && fact.doubt !== null && answer.outcome === 'found') return [];
      const given = answer.outcome === 'found' ? answer.facts : [];
      const doubtful = answer.outcome === 'not-published' ? answer.doubtful : [];
      const others = given.flatMap((one) => (one.kind === 'observation' ? book.othersOf(one) : []));
      return [...given, ...doubtful, ...others].includes(fact)
        ? []
        : `${fact.id}: ${question}: ${answer.outcome}`;
    });
    expect(astray).toEqual([]);
  });
});
