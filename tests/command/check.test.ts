import { describe, expect, it } from 'vitest';
import { renderDiscord } from '../../src/adapter/discord/render.ts';
import { renderSlack } from '../../src/adapter/slack/render.ts';
import { cardToPlainText } from '../../src/card/plain-text.ts';
import { createKeptTexts } from '../../src/command/kept-texts.ts';
import { createRunner } from '../../src/command/run.ts';
import { LANGUAGES } from '../../src/core/language.ts';
import { openBook } from '../../src/open-book.ts';
import { recordingLog } from '../support/recording-log.ts';

const book = openBook('data', { isReviewed: true });
const MESSAGE = 'Harbin signed outsourcing contracts worth $3.5bn in 2019; its population is 9.9 million.';

function aRunner() {
  const clock = { at: new Date('2026-11-23T04:00:00Z') };
  const { log, text } = recordingLog();
  const runner = createRunner({ book: () => book, now: () => clock.at, log });
  const pass = (minutes: number) => {
    clock.at = new Date(clock.at.getTime() + minutes * 60_000);
  };
  const check = (message: string, locale = 'en-GB') =>
    runner.run({ command: 'check', args: { message } }, { locale });
  return { runner, check, pass, logged: text };
}

describe('check', () => {
  it('shows ours beside each figure with its period, unit and source, and names what is not known', async () => {
    const reply = await aRunner().check(MESSAGE);
    const text = cardToPlainText(reply.card);
    expect(reply).toMatchObject({ outcome: 'found', reference: null });
    expect(text).toContain('“$3.5bn” agrees, rounded: Outsourcing contract value: $3.45 billion');
    expect(text).toContain('2019 · published 31 Aug 2020');
    expect(text).toContain('Not known: “9.9 million”.');
  });

  it.each(LANGUAGES)('answers in %s on both platforms', async (language) => {
    const { card } = await aRunner().check(MESSAGE, language);
    const to = { shareLine: null, addressee: null };
    const discord = renderDiscord(card, { ...to, accent: book.info.accent, isPrivate: true });
    const slack = renderSlack(card, { ...to, sharedBy: null, rootCommand: 'harbin' });
    for (const payload of [discord.embeds, slack.blocks]) expect(JSON.stringify(payload)).toContain('$3.5bn');
  });

  it('is shared by a line that a button can carry and that tells nothing of the message', async () => {
    const { runner, check, pass } = aRunner();
    const long = `${MESSAGE} ${'and so on, '.repeat(300)}`.trim();
    const reply = await check(long);
    expect(reply.line.length).toBeLessThan(80);
    expect(reply.line).not.toContain('outsourcing');
    pass(29);
    const shared = await runner.runLine(reply.line, { locale: 'en-GB' });
    expect(cardToPlainText(shared.card)).toBe(cardToPlainText(reply.card));
    expect(shared.line).toBe(reply.line);
  });

  it('reads what is relative from the day the message was sent, also when it is shared', async () => {
    const { runner } = aRunner();
    const message = 'Last year outsourcing contracts in Harbin reached $3.45bn.';
    const check = (sent?: string) => {
      const args = sent === undefined ? { message } : { message, sent };
      return runner.run({ command: 'check', args }, { locale: 'en-GB' });
    };
    const then = await check('2020-12-31T15:59:00Z');
    expect(cardToPlainText(then.card)).toContain('“$3.45bn” agrees');
    // In the zone of the book the year is another one a minute later.
    expect(cardToPlainText((await check('2020-12-31T16:00:00Z')).card)).toContain('another period');
    expect(cardToPlainText((await check()).card)).toContain('another period');
    expect(cardToPlainText((await check('yesterday')).card)).toContain('another period');
    const shared = await runner.runLine(then.line, { locale: 'en-GB' });
    expect(cardToPlainText(shared.card)).toBe(cardToPlainText(then.card));
  });

  it('says what to do when the message is no longer kept', async () => {
    const { runner, check, pass } = aRunner();
    const { line } = await check(MESSAGE);
    pass(31);
    const lost = await runner.runLine(line, { locale: 'en-GB' });
    expect(lost).toMatchObject({ outcome: 'unknown', facts: [] });
    expect(cardToPlainText(lost.card)).toContain('Run Check figures on the message again.');
  });

  it('goes on behind More where there are many figures', async () => {
    const { runner } = aRunner();
    const check = async (from: string) => {
      const message = Array.from({ length: 12 }, () => 'Harbin GDP 2012: 455.01 billion yuan.').join('\n');
      return runner.run({ command: 'check', args: { message, from } }, { locale: 'en-GB' });
    };
    expect((await check('0')).card.window).toEqual({ from: 0, beyond: 4 });
    expect((await check('8')).card.window).toEqual({ from: 8, beyond: 0 });
  });

  it('says so where a message has no figures', async () => {
    const reply = await aRunner().check('See you on 31 August 2020 at 14:30');
    expect(reply).toMatchObject({ outcome: 'unknown', facts: [] });
    expect(reply.card.title).toBe('No figures found');
  });

  it('refuses a message that is too long, and writes nothing of it anywhere', async () => {
    const { check, logged } = aRunner();
    const reply = await check(`secret ${'9 '.repeat(2500)}`);
    expect(reply.isMisuse).toBe(true);
    expect(cardToPlainText(reply.card)).toContain('4,000');
    expect(logged()).not.toContain('secret');
  });
});

describe('the texts that are kept', () => {
  it('are the newest, each under one name', () => {
    const kept = createKeptTexts(() => new Date(0));
    const first = kept.keep('first');
    expect(kept.keep('first')).toBe(first);
    for (let n = 0; n < 250; n++) kept.keep(`text ${n}`);
    expect(kept.find(first)).toBeNull();
    expect(kept.find(kept.keep('text 249'))).toBe('text 249');
    expect(first).toMatch(/^[A-Za-z0-9]{12}$/);
  });
});
