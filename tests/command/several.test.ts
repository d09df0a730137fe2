import { describe, expect, it } from 'vitest';
import { discordViolations } from '../../src/adapter/discord/limits.ts';
import { renderDiscord } from '../../src/adapter/discord/render.ts';
import { slackViolations } from '../../src/adapter/slack/limits.ts';
import { renderSlack } from '../../src/adapter/slack/render.ts';
import { cardToPlainText } from '../../src/card/plain-text.ts';
import { createRunner } from '../../src/command/run.ts';
import { replyToJson } from '../../src/command/to-json.ts';
import { inLanguage, LANGUAGES, type Language } from '../../src/core/language.ts';
import { openBook } from '../../src/open-book.ts';
import { day } from '../support/build-pack.ts';
import { recordingLog } from '../support/recording-log.ts';

const book = openBook('data');
const runner = createRunner({
  book: () => book,
  now: () => new Date('2026-11-28T04:00:00Z'),
  log: recordingLog().log,
});
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', zh: 'zh-CN', ru: 'ru-RU' };

async function ask(line: string, language: Language = 'en') {
  const reply = await runner.runLine(line, { locale: LOCALES[language] });
  expect(reply.reference).toBeNull();
  return { ...reply, text: cardToPlainText(reply.card) };
}

type Reply = Awaited<ReturnType<typeof ask>>;

/** What both platforms are sent, without what their markup adds. */
function onBoth({ card, line }: Reply): readonly string[] {
  const { accent, command: rootCommand } = book.info;
  const to = { shareLine: line, addressee: null };
  const discord = renderDiscord(card, { ...to, accent, isPrivate: true });
  const slack = renderSlack(card, { ...to, sharedBy: null, rootCommand });
  expect(discordViolations(discord)).toEqual([]);
  expect(slackViolations(slack)).toEqual([]);
  return [JSON.stringify(discord).replace(/\\\\([\p{P}\p{S}])/gu, '$1'), JSON.stringify(slack.blocks)];
}

const buttonsOf = ({ card }: Reply) =>
  card.parts.flatMap((part) => {
    if (part.kind === 'choices') return part.choices;
    return part.kind === 'actions' ? part.actions : [];
  });

const QUESTIONS: Readonly<Record<Language, string>> = {
  en: 'How many e-commerce parks does Harbin have? What was the outsourcing contract value last year? What was the outsourcing contract value in 2019? Who is the mayor of Paris? GDP and population?',
  zh: '哈尔滨有多少个电商园区？去年服务外包合同额是多少？2019年服务外包合同额是多少？巴黎市长是谁？生产总值和人口？',
  ru: 'Сколько парков электронной коммерции в Харбине? Какова была стоимость контрактов аутсорсинга в прошлом году? Какова была стоимость контрактов аутсорсинга в 2019 году? Кто мэр Парижа? ВВП?',
};

describe.each(LANGUAGES)('several questions in %s, on both platforms', (language) => {
  const unknown = { en: 'mayor of Paris', zh: '巴黎市长', ru: 'мэр Парижа' }[language];
  const value = { en: '$3.45 billion', zh: '34.5亿美元', ru: /3,45\sмлрд\sдолл/u }[language];

  it('shows each figure with its period and source, and names what has none', async () => {
    const reply = await ask(QUESTIONS[language], language);
    expect(reply.outcome).toBe('found');
    for (const payload of onBoth(reply)) {
      expect(payload).toMatch(value);
      expect(payload).toContain('14');
      expect(payload).toContain('e.my399.com');
      expect(payload).toContain(unknown);
      expect(payload).toContain('2025');
    }
    const ids = reply.facts.map(({ id }) => String(id));
    expect(ids).toContain('ecommerce-parks-2020');
    expect(ids).toContain('outsourcing-contract-value-2019');
  });

  it('fits with five answers of the longest facts there are', async () => {
    const length = (one: (typeof book.facts)[number]) =>
      one.kind === 'statement'
        ? inLanguage(one.text, language).length
        : inLanguage(one.indicator.definition, language).length + (one.kind === 'derived' ? 400 : 0);
    const longest = book.facts.toSorted((a, b) => length(b) - length(a)).slice(0, 40);
    for (let from = 0; from < longest.length; from += 5) {
      const five = longest.slice(from, from + 5);
      const reply = await ask(`find ${five.map(({ id }) => id).join('; ')}`, language);
      expect(reply.facts.map(({ id }) => id)).toEqual(five.map(({ id }) => id));
      const [discord = '', slack = ''] = onBoth(reply);
      for (const fact of five) {
        const name = inLanguage(fact.kind === 'statement' ? fact.names : fact.indicator.names, language);
        // What has no room is behind a button, and said to be.
        const isShown = (payload: string) => payload.includes(JSON.stringify(name).slice(1, -1));
        expect(isShown(slack) || slack.includes('from:'), `${fact.id} on Slack`).toBe(true);
        expect(isShown(discord) || discord.includes('from:'), `${fact.id} on Discord`).toBe(true);
      }
    }
  });
});

describe('find with several questions', () => {
  it('gives each that is asked back or not published a button', async () => {
    const reply = await ask('find outsourcing in Harbin and Dalian; GDP of China 1950; GDP in 2020');
    const choices = reply.card.parts.flatMap((part) =>
      part.kind === 'choices' ? [part.choices.length] : [],
    );
    // The last is asked back too: it was China that was spoken of before.
    expect(choices).toEqual([2, 5, 1]);
    expect(reply.text).toContain('“outsourcing in Harbin”: which one do you mean?');
    expect(reply.text).toContain('The fact book has no value for China, 1950.');
    onBoth(reply);
  });

  it('leads to each question where there are more to ask back than rows of buttons', async () => {
    const reply = await ask('Harbin 2012? Harbin 2013? outsourcing in Harbin? population?');
    expect(reply.outcome).toBe('ambiguous');
    const choices = reply.card.parts.filter(({ kind }) => kind === 'choices');
    expect(choices).toHaveLength(1);
    for (const { line } of buttonsOf(reply)) {
      expect((await ask(line)).outcome, line).not.toBe('unknown');
    }
    onBoth(reply);
  });

  it('every button leads somewhere', async () => {
    for (const language of LANGUAGES) {
      for (const { line } of buttonsOf(await ask(QUESTIONS[language], language))) {
        const pressed = await ask(line, language);
        expect(pressed.isMisuse, line).toBeUndefined();
      }
    }
  });

  it('says how many it did not answer, and how to ask them', async () => {
    const reply = await ask(
      'GDP 2020? Tourists 2024? Tourism revenue 2024? Outsourcing contract value 2019? E-commerce parks? Used car exports 2023? Harbin imports 2012?',
    );
    expect(reply.text).toContain(
      '2 more questions are not answered here: ask them in a message of their own.',
    );
    onBoth(reply);
  });

  it('answers a question that begins with the name of a topic', async () => {
    const reply = await ask('outsourcing contract value 2018 and 2019');
    expect(reply.facts.map(({ period }) => period.text)).toEqual(['2018', '2019', '2019']);
    expect((await ask(reply.line)).text).toBe(reply.text);
  });

  it('is one object for programs, with the facts of all and the best of the outcomes', async () => {
    const line = 'Who is the mayor of Paris? GDP 2020? Tourists 2024? GDP in 1950?';
    const json = replyToJson(line, await ask(line), book, day('2026-11-28'));
    expect(json).toMatchObject({ query: line, language: 'en', outcome: 'found' });
    expect(json.facts.map(({ id }) => id)).toEqual(expect.arrayContaining(['gdp-2020', 'tourists-2024']));
    expect(json.text).toContain('mayor of Paris');
    const none = 'Who is the mayor of Paris? GDP in 1950? GDP in 1951?';
    expect(replyToJson(none, await ask(none), book, day('2026-11-28'))).toMatchObject({
      outcome: 'not-published',
      facts: [],
    });
  });
});
