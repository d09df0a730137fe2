import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { provenanceLine } from '../../src/card/plain-text.ts';
import type { Call, Runner } from '../../src/command/command.ts';
import { createRunner } from '../../src/command/run.ts';
import { openBook } from '../../src/open-book.ts';
import { say } from '../../src/text/say.ts';
import { recordingLog } from '../support/recording-log.ts';

/** What a person saw, whichever platform it was on. */
export type Seen = {
  readonly isPrivate: boolean;
  /** Everything readable, with the platform's markup taken out. */
  readonly text: string;
  /** Labels of the buttons, in order. */
  readonly buttons: readonly string[];
  /** Ids of the people whom the message pings. */
  readonly pinged: readonly string[];
  /** Presses a button; resolves to the messages that follow. */
  readonly press: (label: string) => Promise<readonly Seen[]>;
};

export type Ask = Call & {
  readonly locale?: 'en' | 'zh' | 'ru';
  /** Asks so that only the asker sees the answer. */
  readonly isPrivate?: boolean;
};

/** The real adapter of one platform, connected to that platform's stand-in. */
export type Platform = {
  readonly name: string;
  readonly start: (runner: Runner) => Promise<{
    readonly ask: (ask: Ask) => Promise<Seen>;
    readonly isReady: () => boolean;
    readonly stop: () => Promise<void>;
  }>;
};

const book = openBook('data');
const LOCALES = ['en', 'zh', 'ru'] as const;
/** What the people of the stand-ins have set: the dates of a card are written by it. */
const READERS = { en: 'en-US', zh: 'zh-CN', ru: 'ru-RU' } as const;

/** A card with all of its further pages, as somebody reads it who presses *More* to the end. */
async function readAll(first: Seen, locale: (typeof LOCALES)[number]): Promise<string> {
  const more = say(locale, 'action.more');
  const texts = [first.text];
  let page = first;
  while (page.buttons.includes(more)) {
    const [next] = await page.press(more);
    if (next === undefined) throw new Error('Nothing followed "More"');
    page = next;
    texts.push(page.text);
  }
  return texts.join('\n');
}

/** The promises that every adapter keeps, told once. */
export function describeAdapter({ name, start }: Platform): void {
  describe(`the ${name} adapter`, () => {
    const { log, lines } = recordingLog();
    const runner = createRunner({ book: () => book, now: () => new Date('2026-06-01T12:00:00Z'), log });
    let isBroken = false;
    const breakable: Runner = {
      ...runner,
      run: (call, reader) => runner.run(isBroken ? broken(call) : call, reader),
      runLine: (line, reader) =>
        isBroken ? runner.run(broken({ command: 'x', args: {} }), reader) : runner.runLine(line, reader),
    };
    let platform: Awaited<ReturnType<Platform['start']>>;
    beforeAll(async () => {
      platform = await start(breakable);
    });
    afterAll(() => platform.stop());

    const topics = book.topics.flatMap(({ id }) => LOCALES.map((locale) => [id, locale] as const));

    it.each(topics)(
      'shows every fact of %s in %s with value, period, date, age and source',
      async (topic, locale) => {
        const reader = { locale: READERS[locale] };
        const { card } = await runner.run({ command: topic, args: {} }, reader);
        const text = await readAll(await platform.ask({ command: topic, args: {}, locale }), locale);
        const facts = card.parts.filter((part) => part.kind === 'figure' || part.kind === 'statement');
        expect(facts.length).toBeGreaterThan(0);
        // Facts share a publisher and a date, so each is counted: said for every fact.
        const wanted = [
          ...facts.flatMap((fact) => [
            fact.kind === 'figure' ? fact.value : fact.text,
            ...provenanceLine(fact).split(' · '),
            ...(fact.caveat === null ? [] : [fact.caveat]),
            ...(fact.kind === 'figure' && fact.formula !== null ? [fact.formula] : []),
          ]),
        ].map(flat);
        const missing = [...new Set(wanted)].filter((said) => {
          const times = wanted.filter((other) => other === said).length;
          return text.split(said).length - 1 < times;
        });
        expect(missing).toEqual([]);
      },
    );

    it('asks back with buttons that answer', async () => {
      const question = await platform.ask({ command: 'find', args: { question: 'outsourcing value' } });
      const label = question.buttons.find((one) => /^outsourcing contract value/i.test(one)) ?? '';
      const [answer] = await question.press(label);
      expect(answer?.text).toContain('$3.45 billion');
    });

    it('shows sources and citation to whoever presses, and to nobody else', async () => {
      const card = await platform.ask({ command: 'outsourcing', args: {} });
      for (const [label, said] of [
        ['Sources', 'official media'],
        ['Cite', 'e.my399.com'],
      ] as const) {
        const [closer] = await card.press(label);
        expect(closer).toMatchObject({ isPrivate: true, text: expect.stringContaining(said) });
      }
    });

    it('shares a private card with everyone once, however often it is pressed', async () => {
      const card = await platform.ask({ command: 'outsourcing', args: {}, isPrivate: true });
      expect(card.isPrivate).toBe(true);
      const seen = [...(await card.press('Share')), ...(await card.press('Share'))];
      const shared = seen.filter(({ isPrivate }) => !isPrivate);
      expect(shared).toHaveLength(1);
      expect(shared[0]?.text).toContain('$3.45 billion');
    });

    it('says what it does not know, with buttons to what is near, in the reader’s language', async () => {
      const answer = await platform.ask({
        command: 'find',
        args: { question: 'аутсорсинг космос' },
        locale: 'ru',
      });
      expect(answer.text).toContain('Неизвестно');
      expect(answer.text).not.toContain('3,45');
      expect(answer.buttons.length).toBeGreaterThan(0);
    });

    it('shows what a user typed as text, and pings nobody', async () => {
      const typed =
        '@everyone <!channel> <@U0000000001> <@100000000000000001> *x* `y` [z](https://example.com)';
      const answer = await platform.ask({ command: 'find', args: { question: typed } });
      expect(answer.pinged).toEqual([]);
      expect(answer.text).toContain('*x* `y` [z](https://example.com)');
    });

    it('turns a fault of ours into one private apology with the reference that stands in the log', async () => {
      isBroken = true;
      const before = lines.length;
      const apology = await platform.ask({ command: 'outsourcing', args: {} });
      isBroken = false;
      const [logged, ...others] = lines.slice(before).filter(({ level }) => level === 'error');
      expect(others).toEqual([]);
      expect(apology.isPrivate).toBe(true);
      expect(apology.text).toContain(String(logged?.fields.reference));
    });

    it('says that it is ready until it is stopped, and stops twice without harm', async () => {
      const { log: ownLog } = recordingLog();
      const own = await start(createRunner({ book: () => book, now: () => new Date(), log: ownLog }));
      expect(own.isReady()).toBe(true);
      await own.stop();
      expect(own.isReady()).toBe(false);
      await own.stop();
    });
  });
}

/** White space is the platform's to break; no-break spaces of number formats stay what they are. */
export const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

/** A call that breaks inside the runner, where a fault of a command would. */
function broken(call: Call): Call {
  return {
    ...call,
    get args(): Call['args'] {
      throw new Error('broken on purpose');
    },
  };
}
