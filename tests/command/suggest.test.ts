import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderDiscord } from '../../src/adapter/discord/render.ts';
import { renderSlack } from '../../src/adapter/slack/render.ts';
import type { Card } from '../../src/card/card.ts';
import { cardToPlainText } from '../../src/card/plain-text.ts';
import type { Notified } from '../../src/command/adapter.ts';
import type { Outcome, Sender, Typed } from '../../src/command/form.ts';
import { createRunner } from '../../src/command/run.ts';
import { readSuggestion } from '../../src/command/suggestion.ts';
import { openBook } from '../../src/open-book.ts';
import { nastyText } from '../support/arbitrary-card.ts';
import { textOf } from '../support/discord-body.ts';
import { townBook } from '../support/discord-harness.ts';
import { recordingLog } from '../support/recording-log.ts';
import { squeezed } from '../support/slack-text.ts';

const ANN: Sender = { platform: 'Slack', id: 'U1', name: 'Ann', place: '#desk' };
const GOOD: Typed = {
  fact: 'Parks in the town',
  text: '12 parks at the end of 2024',
  source: 'https://example.org/report?year=2024',
  note: '',
};

/** A runner whose review channel does as it is told, and a clock that stands still until it is moved. */
function setUp(answers: readonly (Notified | Error | Promise<Notified>)[] = [], book = townBook) {
  const told: Card[] = [];
  const left = [...answers];
  let at = new Date('2026-06-01T12:00:00Z');
  const runner = createRunner({
    book: () => book,
    now: () => at,
    log: recordingLog().log,
    review: async (card) => {
      told.push(card);
      const answer = left.shift() ?? 'delivered';
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  const send = async (typed: Partial<Typed> = {}, sender: Sender = ANN, locale = 'en'): Promise<Outcome> => {
    const submitted = runner.submit({ ...GOOD, ...typed }, sender, { locale });
    return submitted.outcome;
  };
  return {
    runner,
    told,
    send,
    pass: (minutes: number) => {
      at = new Date(at.getTime() + minutes * 60_000);
    },
  };
}

const text = (card: Card | undefined) => (card === undefined ? '' : cardToPlainText(card));
const actionsOf = (card: Card) => card.parts.flatMap((part) => (part.kind === 'actions' ? part.actions : []));

describe('suggest', () => {
  it('is answered with a form that holds the words, in the reader’s language', async () => {
    const { runner } = setUp();
    const { form, card } = await runner.runLine('suggest parks in 2024', { locale: 'ru' });
    expect(form?.title).toBe('Предложить факт');
    expect(form?.fields.map(({ name, value }) => [name, value])).toEqual([
      ['fact', 'parks in 2024'],
      ['text', ''],
      ['source', ''],
      ['note', ''],
    ]);
    // Where no window can be opened, the button of the card opens it.
    expect(actionsOf(card)[0]?.line).toBe('suggest parks in 2024');
  });

  it('says how a fact gets into the book where nobody would read a form', async () => {
    const runner = createRunner({ book: () => townBook, now: () => new Date(0), log: recordingLog().log });
    const { card, form } = await runner.runLine('suggest contract-value-2019', { locale: 'en' });
    expect(form).toBeUndefined();
    expect(text(card)).toContain('they set REVIEW_CHANNEL');
    expect(text(card)).toContain(
      'npm run facts:add -- --indicator contract-value --area hometown --period 2019',
    );
  });

  it.each(['en', 'zh', 'ru'])('has a form in %s within what both platforms take of one', async (locale) => {
    const { form } = await setUp().runner.runLine(`suggest ${'many words '.repeat(20)}`, { locale });
    expect(form).toBeDefined();
    for (const words of [form?.title, form?.submit, form?.cancel])
      expect(words?.length).toBeLessThanOrEqual(24);
    for (const { label, hint, value, most } of form?.fields ?? []) {
      expect(label.length).toBeLessThanOrEqual(45);
      expect(hint.length).toBeLessThanOrEqual(100);
      expect(value.length).toBeLessThanOrEqual(most);
    }
  });
});

describe('what is wrong with a form', () => {
  const faultsOf = (typed: Partial<Typed>) => {
    const read = readSuggestion({ ...GOOD, ...typed }, 'en');
    return 'faults' in read ? read.faults.map(({ field, message }) => `${field}: ${message}`) : [];
  };

  it.each([
    [{ fact: ' \u200b\n' }, ['fact: “Which fact” is empty: fill it in.']],
    [{ text: '', source: '' }, [/^text: .*fill it in\.$/, /^source: .*fill it in\.$/]],
    [{ text: 'x'.repeat(701) }, ['text: What it should say is too long: at most 700 characters.']],
    [{ source: 'in the yearbook' }, [/^source: .*Copy it from the browser, beginning with https:\/\/\.$/]],
    [{ source: 'javascript:alert(1)' }, [/no web address/]],
    [{ source: 'http://localhost:3000/x' }, [/no web address/]],
    [{ source: 'http://127.0.0.1/x' }, [/no web address/]],
    [{ source: 'https://ann:secret@example.org/' }, [/no web address/]],
    [{ source: `https://example.org/${'城'.repeat(60)}` }, [/too long: at most 500 characters/]],
    [{ source: 'https://example.org/a b' }, [/no web address/]],
  ])('is said with the remedy: %j', (typed, expected) => {
    expect(faultsOf(typed)).toEqual(
      expected.map((one) => (typeof one === 'string' ? one : expect.stringMatching(one))),
    );
  });

  it.each([
    ['example.org/report', 'https://example.org/report'],
    ['www.stats.gov.cn', 'https://www.stats.gov.cn/'],
    [' HTTPS://Example.org/A ', 'https://example.org/A'],
    ['https://哈尔滨.中国/', 'https://xn--qvrs3of3q.xn--fiqs8s/'],
  ])('does not include an address written as %s', (source, expected) => {
    expect(readSuggestion({ ...GOOD, source }, 'en')).toMatchObject({ suggestion: { source: expected } });
  });

  it('comes with what was typed, and a button that opens the form with it again', async () => {
    const { runner, told, send } = setUp();
    const { card, form } = await send({ source: 'the yearbook', note: 'page 4' });
    expect(told).toEqual([]);
    expect(text(card)).toContain('12 parks at the end of 2024');
    expect(form?.fields.map(({ value }) => value)).toEqual(
      Object.values({ ...GOOD, source: 'the yearbook', note: 'page 4' }),
    );
    const line = actionsOf(card)[0]?.line ?? '';
    const again = await runner.runLine(line, { locale: 'en' });
    expect(again.form?.fields.map(({ value }) => value)).toEqual(form?.fields.map(({ value }) => value));
  });

  it('opens an empty form once what was typed is forgotten', async () => {
    const { runner, send, pass } = setUp();
    const line = actionsOf((await send({ source: 'the yearbook' })).card)[0]?.line ?? '';
    pass(121);
    const { form } = await runner.runLine(line, { locale: 'en' });
    expect(form?.fields.map(({ value }) => value)).toEqual(['', '', '', '']);
  });
});

describe('a suggestion', () => {
  it('reaches the review channel with its source, who sent it from where, and the command to add it', async () => {
    const { told, send } = setUp();
    const { card, form } = await send({ note: 'table 3' });
    expect(form).toBeNull();
    expect(text(card)).toMatch(/^Suggested\nThank you\./);
    expect(told).toHaveLength(1);
    const said = text(told[0]);
    for (const words of [
      'A fact is suggested',
      'Which fact: Parks in the town',
      '12 parks at the end of 2024',
      'Note: table 3',
      'From Ann (U1) on Slack, in #desk.',
      'https://example.org/report?year=2024',
      'nobody has read it yet',
      "npm run facts:add -- --source-url 'https://example.org/report?year=2024'",
    ])
      expect(said).toContain(words);
  });

  it('of a correction shows the fact as it stands, in the pack’s language', async () => {
    const { told, send } = setUp();
    await send({ fact: 'contract-value-2019' }, { ...ANN, place: null }, 'ru');
    const said = text(told[0]);
    expect(said).toContain('A correction is suggested');
    expect(said).toMatch(/As it stands: .*\$3\.45 billion/);
    expect(said).toContain('in a direct message');
    expect(said).toContain('--indicator contract-value --area hometown --period 2019');
  });

  it('names a source that the book knows by its id', async () => {
    const book = openBook('data');
    const known = book.sources.find(({ url }) => url !== null);
    const { told, send } = setUp([], book);
    await send({ source: known?.url ?? '' });
    expect(text(told[0])).toContain(`npm run facts:add -- --source ${known?.id}`);
  });

  it('never puts anything into the command that a shell would run', async () => {
    const { told, send } = setUp();
    await send({ source: "https://example.org/'$(reboot)`;&|#'" });
    const command = told[0]?.parts.find((part) => part.kind === 'code')?.text ?? '';
    expect(command).toMatch(/^npm run facts:add -- --source-url '[^']*'$/);
  });

  it('reaches it once however often it is sent, at the same time or later', async () => {
    const { told, send } = setUp();
    const cards = await Promise.all([send(), send(), send({ text: ` ${GOOD.text}\u200b ` })]);
    cards.push(await send());
    expect(told).toHaveLength(1);
    expect(cards.map(({ card }) => card.title)).toEqual([
      'Suggested',
      'Suggested already',
      'Suggested already',
      'Suggested already',
    ]);
    await send({ text: '13 parks' });
    await send({}, { ...ANN, id: 'U2' });
    expect(told).toHaveLength(3);
  });

  it('that was refused is not lost, does not count, and can be sent again', async () => {
    const { told, send } = setUp(Array.from({ length: 8 }, () => 'refused' as const));
    for (let time = 0; time < 8; time++) {
      const { card, form } = await send();
      expect(text(card)).toContain('nobody has seen it');
      expect(form?.fields[1]?.value).toBe(GOOD.text);
    }
    expect((await send()).card.title).toBe('Suggested');
    expect(told).toHaveLength(9);
  });

  it('that may have arrived is not sent a second time', async () => {
    const { told, send } = setUp(['uncertain']);
    for (let time = 0; time < 2; time++) {
      const { card, form } = await send();
      expect(card.title).toBe('Perhaps sent');
      expect(text(card)).toContain(GOOD.text);
      expect(form).toBeNull();
    }
    expect(told).toHaveLength(1);
  });

  it('that met a fault of ours can be sent again', async () => {
    const { send } = setUp([new Error('torn page')]);
    await expect(send()).rejects.toThrow('torn page');
    expect((await send()).card.title).toBe('Suggested');
  });

  it('of one person is passed on five times an hour, and the next one says when', async () => {
    const { told, send, pass } = setUp();
    for (let count = 0; count < 5; count++) {
      await send({ text: `${count} parks` });
      pass(1);
    }
    const { card, form } = await send({ text: '5 parks' });
    expect(text(card)).toContain('At most 5 suggestions an hour can be sent. Send this one in 55 minutes.');
    expect(form?.fields[1]?.value).toBe('5 parks');
    await send({ text: '5 parks' }, { ...ANN, id: 'U2' });
    expect(told).toHaveLength(6);
    pass(55);
    expect((await send({ text: '5 parks' })).card.title).toBe('Suggested');
  });

  it('is whole on either platform, whatever was typed', async () => {
    const book = openBook('data');
    const longest = book.facts.toSorted((a, b) => b.id.length - a.id.length)[0]?.id ?? '';
    const worst = ['*', '<', '&', '`', '[', '\\', '好', 'x y ', '\n- ', '👩‍👩‍👧 '];
    const filled = (most: number) =>
      fc.oneof(
        nastyText(1, most),
        fc.constantFrom(...worst).map((one) => one.repeat(most).slice(0, most).toWellFormed()),
      );
    const seen = (words: string) => words.replace(/[\\\s\u200b]/gu, '');
    const property = fc.asyncProperty(
      filled(700),
      filled(500),
      fc.constantFrom('*'.repeat(300), '&'.repeat(300), longest),
      async (said, note, fact) => {
        const { told, send } = setUp([], book);
        const source = `https://example.org/${'a&'.repeat(235)}`;
        const sender = { ...ANN, name: '_'.repeat(99), place: '*'.repeat(99) };
        await send({ fact, text: said, note, source }, sender);
        const [review] = told;
        // Nothing but blanks is no suggestion.
        if (review === undefined) return;
        const options = { accent: '#000000', shareLine: null, addressee: null, isPrivate: false };
        const discord = renderDiscord(review, options);
        const toNobody = { shareLine: null, addressee: null, sharedBy: null, rootCommand: 'town' };
        const slack = renderSlack(review, toNobody);
        expect(discord.files).toBeUndefined();
        const wanted = review.parts.flatMap((part) =>
          part.kind === 'text' || part.kind === 'code' ? seen(part.text) : [],
        );
        for (const shown of [seen(textOf(discord)), seen(squeezed(slack))]) {
          expect(wanted.filter((words) => !shown.includes(words))).toEqual([]);
        }
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });
});
