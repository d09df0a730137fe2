import { describe, expect, it } from 'vitest';
import { renderDiscord } from '../../src/adapter/discord/render.ts';
import { renderSlack } from '../../src/adapter/slack/render.ts';
import { createRunner } from '../../src/command/run.ts';
import { openBook } from '../../src/open-book.ts';

const book = openBook('data');
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const runner = createRunner({ book: () => book, now: () => new Date('2026-11-23T04:00:00Z'), log: silent });

/** What each platform gets for one line, side by side: a change of either shows in review. */
async function bothPayloads(line: string, locale: string) {
  const { card, line: shareLine } = await runner.runLine(line, { locale });
  const { accent, command: rootCommand } = book.info;
  return {
    typed: `/${rootCommand} ${line}`,
    discord: renderDiscord(card, { accent, shareLine: null, addressee: null, isPrivate: false }),
    slack: renderSlack(card, { shareLine, addressee: null, sharedBy: null, rootCommand }),
  };
}

const LINES: readonly (readonly [name: string, line: string, locale: string])[] = [
  ...book.topics.map(({ id }) => [id, id, 'en-GB'] as const),
  ['outsourcing-zh', 'outsourcing', 'zh-CN'],
  ['outsourcing-ru', 'outsourcing', 'ru'],
  ['one-figure', 'outsourcing contract value 2019', 'en-US'],
  ['ambiguous', 'find value', 'en-GB'],
  ['not-published', 'outsourcing contract value 2021', 'en-GB'],
  ['unknown', 'outsorcing', 'en-GB'],
  ['not-known', 'how many bananas', 'en-GB'],
  ['suggest', 'suggest how many bananas', 'en-GB'],
  ['help', 'help', 'en-GB'],
  ['about', 'about', 'en-GB'],
  ['sources', 'sources outsourcing', 'en-GB'],
  ['compare', 'compare outsourcing-executed-value china', 'en-GB'],
  ['compare-zh', 'compare outsourcing-executed-value china', 'zh-CN'],
  ['compare-ru', 'compare outsourcing-executed-value china', 'ru'],
  ['compare-places', 'compare tourism-revenue harbin heilongjiang', 'en-GB'],
  ['compare-missing', 'compare outsourcing-contract-value china 2018 2019', 'en-GB'],
  [
    'several',
    'How many e-commerce parks does Harbin have, and what was the contract value of outsourcing last year? Who is the mayor of Paris? GDP and population?',
    'en-GB',
  ],
  ['several-zh', '哈尔滨有多少个电商园区，去年服务外包合同额是多少？巴黎市长是谁？', 'zh-CN'],
  [
    'several-ru',
    'Сколько парков электронной коммерции в Харбине и какова была стоимость контрактов аутсорсинга в 2019 году? Кто мэр Парижа?',
    'ru',
  ],
  ['cite', 'cite outsourcing-contract-value-2019', 'en-GB'],
  ['cite-bibtex', 'cite outsourcing-contract-value-2019 style:bibtex', 'en-GB'],
  ['cite-apa-zh', 'cite outsourcing-contract-value-2019 style:apa', 'zh-CN'],
  ['cite-csl-json-ru', 'cite outsourcing-contract-value-2019 style:csl-json', 'ru'],
];

describe('both platforms, side by side', () => {
  it.each(LINES)('show %s as they did', async (name, line, locale) => {
    const payloads = `${JSON.stringify(await bothPayloads(line, locale), null, 2)}\n`;
    await expect(payloads).toMatchFileSnapshot(`golden/${name}.json`);
  });
});
