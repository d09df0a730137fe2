import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderDiscord } from '../../src/adapter/discord/render.ts';
import { cardFromAnswer } from '../../src/card/from-answer.ts';
import type { Answered } from '../../src/command/command.ts';
import { createRunner } from '../../src/command/run.ts';
import { type Answer, answerSubject } from '../../src/core/answer/answer.ts';
import { answerQuestion } from '../../src/core/ask/answer-question.ts';
import { inLanguage, type Language } from '../../src/core/language.ts';
import { parsePeriod } from '../../src/core/period/period.ts';
import { type Subject, thing } from '../../src/core/search/search.ts';
import { openBook } from '../../src/open-book.ts';
import { nastyText } from '../support/arbitrary-card.ts';
import { day } from '../support/build-pack.ts';
import { buttonsOf } from '../support/discord-body.ts';
import { recordingLog } from '../support/recording-log.ts';

const PACKS = [
  ['data', openBook('data')],
  ['the other pack', openBook('tests/fixtures/port-pack')],
] as const;
const LOCALES = ['en', 'zh', 'ru'] as const;

const buttonsIn = ({ card }: Answered) =>
  card.parts.flatMap((part) =>
    part.kind === 'choices' ? part.choices : part.kind === 'actions' ? part.actions : [],
  );

describe.each(PACKS)('every answer from %s', (_, book) => {
  const now = () => new Date('2026-11-23T04:00:00Z');
  const { log, lines } = recordingLog();
  const ways = [
    ['with a review channel', createRunner({ book: () => book, now, log, review: async () => 'delivered' })],
    ['without one', createRunner({ book: () => book, now, log })],
  ] as const;
  const [topic] = book.topics;
  const measured = book.facts.find(({ kind }) => kind === 'observation');
  const id = measured?.id ?? '';
  const name = topic?.id ?? '';
  /** A line for each way in which a command may end. */
  const typed = [
    '',
    'help',
    ...[
      'help find',
      'help nonsense',
      'about',
      'sources',
      `sources ${name}`,
      `sources ${book.topics.map((one) => one.id).join(',')}`,
      'sources nonsense',
      `sources ${id}`,
    ],
    ...[
      'cite',
      `cite ${id}`,
      'cite nonsense',
      `cite ${id} style:bibtex`,
      `cite ${id} style:nonsense`,
      `cite ${name}`,
    ],
    ...book.topics.map((one) => one.id),
    ...[`${name} period:1850`, `${name} period:nonsense`, `${name} area:nonsense`, `${name} as-of:nonsense`],
    ...[`${name} nonsense`, `${name} language:nonsense`, `${name} from:9999`, `${name} as-of:1990-01-01`],
    ...['find', 'find nonsense', 'nonsense', `find ${id}`, 'how many', '2019', `find ${'x'.repeat(400)}`],
    ...book.indicators.map((indicator) => `${indicator.topic} ${indicator.id} period:1850`),
    ...['compare', 'compare nonsense', `compare ${id}`, 'compare how many 1850 1851'],
    ...book.indicators.slice(0, 5).map((indicator) => `compare ${indicator.id} 1850 1851`),
    ...['briefing', 'briefing nonsense', 'briefing list', 'briefing schedule', 'briefing schedule nonsense'],
    ...['help briefing', 'help briefing schedule', 'briefing why nonsense', `briefing schedule ${name}`],
    ...['suggest', 'suggest nonsense', `suggest ${id}`, 'suggest draft-AAAAAAAA'],
  ];

  it.each(ways)('ends with a step that leads on, %s', async (_way, runner) => {
    const without: string[] = [];
    for (const line of typed) {
      for (const locale of LOCALES) {
        const answered = await runner.runLine(line, { locale });
        const { card, form } = answered;
        const shown = renderDiscord(card, {
          accent: '#000000',
          shareLine: null,
          addressee: null,
          isPrivate: true,
        });
        if (form === undefined && Object.keys(buttonsOf(shown)).length === 0)
          without.push(`${locale}: ${line}`);
      }
    }
    expect(without).toEqual([]);
    expect(lines).toEqual([]);
  });

  it('offers to suggest what is not known and what is not published', async () => {
    const [, runner] = ways[0];
    const seen = new Set<string>();
    for (const line of typed) {
      for (const locale of LOCALES) {
        const answered = await runner.runLine(line, { locale });
        const { outcome, isMisuse } = answered;
        if ((outcome !== 'unknown' && outcome !== 'not-published') || isMisuse || line.startsWith('cite'))
          continue;
        if (line.startsWith('compare')) continue;
        seen.add(outcome);
        const step = buttonsIn(answered).find((one) => one.line.startsWith('suggest '));
        expect([line, step?.line]).toEqual([line, expect.stringMatching(/^suggest ./)]);
        const { form } = await runner.runLine(step?.line ?? '', { locale });
        expect(form?.fields[0]?.value).not.toBe('');
      }
    }
    expect([...seen].sort()).toEqual(['not-published', 'unknown']);
  });

  it('offers the periods there are, and each of them answers', async () => {
    const [, runner] = ways[1];
    let several = 0;
    for (const { id: indicator, topic: of } of book.indicators) {
      const answered = await runner.runLine(`${of} ${indicator} period:1850`, { locale: 'en' });
      if (answered.outcome !== 'not-published') continue;
      const choices = answered.card.parts.flatMap((part) => (part.kind === 'choices' ? part.choices : []));
      expect(choices.length).toBeGreaterThan(0);
      several += Number(choices.length > 1);
      for (const { line } of choices) {
        expect([line, (await runner.runLine(line, { locale: 'en' })).outcome]).toEqual([line, 'found']);
      }
    }
    expect(several).toBeGreaterThan(0);
  });

  it('offers nothing beside what is not published that is not there either', async () => {
    const [, runner] = ways[1];
    const lines = new Set<string>();
    const press = (answer: Answer, language: Language) => {
      if (answer.outcome !== 'not-published') return;
      const card = cardFromAnswer(answer, { book, language, today: day('2026-11-23') });
      for (const part of card.parts)
        if (part.kind === 'choices') for (const { line } of part.choices) lines.add(line);
    };
    const times = [null, ...['1850', '2020', '2019/2021'].flatMap((text) => parsePeriod(text) ?? [])];
    const subjects: readonly Subject[] = [
      ...book.topics.map((one) => ({ kind: 'topic', topic: one }) as const),
      ...book.indicators.map((indicator) => ({ kind: 'indicator', indicator }) as const),
    ];
    for (const subject of subjects) {
      for (const area of [null, ...book.areas.slice(0, 6)]) {
        for (const period of times) {
          for (const isGrowth of [false, true])
            press(answerSubject(book, subject, { area, period, isGrowth }), 'en');
        }
      }
      // As it is asked for in words, where what fits may be several things.
      for (const language of LOCALES) {
        const words = inLanguage(thing(subject).names, language).split(/\s+/u).slice(0, 2).join(' ');
        for (const asked of [
          '1850',
          ...book.areas.slice(0, 1).map(({ names }) => inLanguage(names, language)),
        ]) {
          press(answerQuestion(book, `${words} ${asked}`), language);
        }
      }
    }
    expect(lines.size).toBeGreaterThan(0);
    for (const line of lines) {
      expect([line, (await runner.runLine(line, { locale: 'en' })).outcome]).toEqual([line, 'found']);
    }
  }, 120_000);

  it('leads on by lines that work, whatever was typed', async () => {
    const [, runner] = ways[0];
    const property = fc.asyncProperty(
      nastyText(1, 300),
      fc.constantFrom(...LOCALES),
      async (line, locale) => {
        const answered = await runner.runLine(line, { locale });
        const steps = buttonsIn(answered);
        expect(steps.length).toBeGreaterThan(0);
        for (const step of steps.slice(0, 6)) {
          const next = await runner.runLine(step.line, { locale });
          expect([step.line, next.isMisuse ?? false, next.reference]).toEqual([step.line, false, null]);
        }
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });
});

describe('what is shown as an example', () => {
  const [[, book]] = PACKS;
  const { log } = recordingLog();
  const runner = createRunner({ book: () => book, now: () => new Date('2026-11-23T04:00:00Z'), log });

  it.each(['help', 'thanks', 'help nonsense'])(
    'is in the words of its reader, and answers: %s',
    async (line) => {
      const script = { en: /[a-z]/, zh: /\p{Script=Han}/u, ru: /\p{Script=Cyrillic}/u };
      for (const locale of LOCALES) {
        const { card } = await runner.runLine(line, { locale });
        const examples = card.parts.flatMap((part) => (part.kind === 'choices' ? part.choices : []));
        expect(examples.length).toBeGreaterThan(0);
        for (const example of examples) {
          expect(example.label).toMatch(script[locale]);
          expect((await runner.runLine(example.line, { locale })).isMisuse).not.toBe(true);
        }
      }
    },
  );
});
