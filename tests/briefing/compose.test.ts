import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderDiscord } from '../../src/adapter/discord/render.ts';
import { renderSlack } from '../../src/adapter/slack/render.ts';
import type { Briefing } from '../../src/briefing/briefing.ts';
import { type Composed, composeBriefing, MOST_FACTS } from '../../src/briefing/compose.ts';
import { knownOf } from '../../src/briefing/news.ts';
import { changeOf, goneFrom, quantityOf, stillHolds } from '../../src/briefing/prints.ts';
import type { Memory } from '../../src/briefing/store.ts';
import { cardToPlainText } from '../../src/card/plain-text.ts';
import type { FactBook } from '../../src/core/book/fact-book.ts';
import { LANGUAGES } from '../../src/core/language.ts';
import { openBook } from '../../src/open-book.ts';
import { aBriefing } from '../support/briefings.ts';
import {
  aDerivedIndicator,
  aFactBook,
  anIndicator,
  anObservation,
  aSource,
  aStatement,
  aTopic,
  day,
  id,
} from '../support/build-pack.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const SLOT = { date: day('2026-03-02'), at: NOW };
const NOTHING: Memory = { known: null, spotlight: null };

const exports = anIndicator('exports');
const imports = anIndicator('imports', { nextAfterMonths: 80 });
const jobs = anIndicator('jobs', { topic: 'city' });
const TOPICS = [aTopic('trade'), aTopic('city')];

const bookOf = (...observations: ReturnType<typeof anObservation>[]) =>
  aFactBook({ topics: TOPICS, observations });

const before = bookOf(anObservation(exports, '3.45', { multiplier: 9 }), anObservation(imports, '20'));
const seen = (book: FactBook, topics = ['trade']): Memory => ({
  known: knownOf(
    book,
    topics.flatMap((topic) => book.topic(topic) ?? []),
  ),
  spotlight: null,
});

function compose(more: Partial<Briefing>, book: FactBook, memory = NOTHING, isLate = false): Composed {
  return composeBriefing(aBriefing(more), { book, memory, slot: SLOT, isLate, now: NOW });
}

function textOf(composed: Composed): string {
  return composed.kind === 'card' ? cardToPlainText(composed.card) : composed.reason;
}

describe('a digest', () => {
  it('shows the figures with period, age and source, and what is due next', () => {
    const composed = compose({}, before);
    expect(textOf(composed)).toContain(
      'Briefing: trade\nexports: $3.45 billion\n  2019 · published 31 Aug 2020',
    );
    expect(textOf(composed)).toContain('Publisher of gazette');
    expect(textOf(composed)).toContain('Expected next: imports (from 31 Aug 2026).');
    expect(composed).toMatchObject({
      telling: {
        told: [
          { subject: 'exports hometown 2019 USD', print: '3.45 9', as: 'standing' },
          { subject: 'imports hometown 2019 USD', print: '20 0', as: 'standing' },
        ],
      },
    });
  });

  it('leads with what is new or revised since the last one', () => {
    const after = bookOf(anObservation(imports, '21'), anObservation(exports, '3.45', { multiplier: 9 }));
    const text = textOf(compose({}, after, seen(before)));
    expect(text).toContain('Not told here before: 0 new, 1 revised.\nRevised: imports: $21');
    expect(text.indexOf('Revised: imports')).toBeLessThan(text.indexOf('exports'));
  });

  it('says when it is late, and for when it was due', () => {
    expect(textOf(compose({}, before, NOTHING, true))).toContain(
      'Late: this was due on 2 Mar 2026 at 09:00 (UTC).',
    );
  });

  it('is short, tells of each topic, and leads to the rest', () => {
    const many = Array.from({ length: 20 }, (_, index) =>
      anObservation(anIndicator(`series-${index}`), '5', { id: `f${index}` }),
    );
    const composed = compose(
      { topics: [id('trade'), id('city')] },
      bookOf(...many, anObservation(jobs, '7')),
    );
    if (composed.kind !== 'card') throw new Error(composed.reason);
    const figures = composed.card.parts.filter(({ kind }) => kind === 'figure');
    expect(figures).toHaveLength(MOST_FACTS);
    expect(textOf(composed)).toContain('jobs: $7');
    expect(textOf(composed)).toContain('15 more: the buttons lead to all of it.');
    expect(composed.card.parts.at(-1)).toMatchObject({
      kind: 'actions',
      actions: [{ line: 'trade' }, { line: 'city' }, { line: 'sources trade,city' }],
    });
    expect(composed.telling.told).toHaveLength(MOST_FACTS);
  });

  it('says nothing where its topics are gone from the book', () => {
    expect(compose({ topics: [id('gone')] }, before)).toEqual({
      kind: 'skip',
      reason: 'nothing-to-say',
      memory: null,
    });
  });
});

describe('a briefing of changes', () => {
  const mode = 'changes';

  it('is silent the first time, and notes what is known', () => {
    const composed = compose({ mode }, before);
    expect(composed).toEqual({ kind: 'skip', reason: 'baseline', memory: seen(before) });
  });

  it('is skipped where nothing is new', () => {
    expect(compose({ mode }, before, seen(before))).toMatchObject({ kind: 'skip', reason: 'nothing-new' });
  });

  it('shows a new value, and a revised one with what was said before', () => {
    const after = bookOf(
      anObservation(exports, '3.5', { multiplier: 9, source: aSource('yearbook', '2021-03-30') }),
      anObservation(imports, '22', { period: '2020' }),
      anObservation(imports, '20'),
    );
    const composed = compose({ mode }, after, seen(before));
    const text = textOf(composed);
    expect(text).toContain('What has changed: trade\nNot told here before: 1 new, 1 revised.');
    expect(text).toContain('New: imports: $22\n  2020');
    expect(text).toMatch(
      /Revised: exports: \$3\.5 billion\n {2}2019 · published 30 Mar 2021.*\n {2}Before: \$3\.45 billion\./,
    );
    expect(composed).toMatchObject({ memory: seen(after) });
    if (composed.kind === 'card') {
      expect(compose({ mode }, after, composed.memory)).toMatchObject({ reason: 'nothing-new' });
    }
  });

  /** As many series, each with a value. */
  const many = (count: number, value: string) =>
    bookOf(
      ...Array.from({ length: count }, (_, at) =>
        anObservation(anIndicator(`series-${String(at).padStart(2, '0')}`), value, { id: `f${at}` }),
      ),
    );

  it.each(['changes', 'digest'] as const)('tells all that changed, message by message: %s', (of) => {
    const after = many(14, '6');
    let memory = seen(many(14, '5'));
    const told: string[] = [];
    const said: string[] = [];
    for (let run = 0; run < 3; run++) {
      const composed = compose({ mode: of }, after, memory);
      if (composed.kind !== 'card') throw new Error(composed.reason);
      memory = composed.memory;
      const news = composed.telling.told.filter(({ as }) => as === 'revised');
      told.push(...news.map(({ subject }) => subject));
      said.push(/\d+ more changes? comes? .*/.exec(textOf(composed))?.[0] ?? '');
    }
    expect([told.length, new Set(told).size]).toEqual([14, 14]);
    expect(said).toEqual([
      '8 more changes come with the next briefing.',
      '2 more changes come with the next briefing.',
      '',
    ]);
    expect(memory).toEqual(seen(after));
  });

  it('tells of new ones later, too, and of one that is as before again no more', () => {
    const first = compose({ mode }, many(8, '5'), seen(bookOf(anObservation(exports, '1'))));
    if (first.kind !== 'card') throw new Error(first.reason);
    expect(textOf(compose({ mode }, many(8, '5'), first.memory))).toContain('2 new, 0 revised');
    const revised = compose({ mode }, many(8, '6'), seen(many(8, '5')));
    if (revised.kind !== 'card') throw new Error(revised.reason);
    expect(textOf(compose({ mode }, many(8, '5'), revised.memory))).toContain('0 new, 6 revised');
  });

  it('has nothing new of what a topic shows of another one, and tells what changes there once', () => {
    const book = (value: string) =>
      aFactBook({
        topics: [aTopic('trade', ['jobs']), aTopic('city')],
        observations: [anObservation(exports, '1'), anObservation(jobs, value)],
      });
    expect(compose({ mode }, book('7'), seen(book('7')))).toMatchObject({ reason: 'nothing-new' });
    const topics = [id<'topic'>('trade'), id<'topic'>('city')];
    const both = compose({ mode, topics }, book('8'), seen(book('7'), ['trade', 'city']));
    expect(both).toMatchObject({ telling: { told: [{ subject: 'jobs hometown 2019 USD' }], later: 0 } });
    const real = openBook('data');
    for (const topic of real.topics) {
      expect(compose({ mode, topics: [topic.id] }, real, seen(real, [topic.id]))).toMatchObject({
        reason: 'nothing-new',
      });
    }
  });

  it('does not call the same number in another form a revision', () => {
    const after = bookOf(anObservation(exports, '3450', { multiplier: 6 }), anObservation(imports, '20'));
    expect(compose({ mode }, after, seen(before))).toMatchObject({ reason: 'nothing-new' });
  });

  it('tells of a growth that is revised, and not of one that is told for the first time', () => {
    const grown = (percent?: string) =>
      bookOf(anObservation(exports, '3.45', { multiplier: 9, ...(percent !== undefined && { percent }) }));
    expect(textOf(compose({ mode }, grown('79.35'), seen(grown('89.35'))))).toMatch(
      /Revised: exports: \$3\.45 billion \(\+79\.35% year on year\)[\s\S]*Before: \+89\.35% year on year\./,
    );
    expect(compose({ mode }, grown('79.35'), seen(grown()))).toMatchObject({ reason: 'nothing-new' });
  });

  it('takes what is added for an earlier period for no news, and what is corrected there for news', () => {
    const older = (digits: string) =>
      bookOf(
        anObservation(exports, '3.45', { multiplier: 9 }),
        anObservation(imports, '20'),
        anObservation(imports, digits, { period: '2015' }),
      );
    const added = compose({ mode }, older('9'), seen(before));
    expect(added).toMatchObject({ kind: 'skip', reason: 'nothing-new', memory: seen(older('9')) });
    expect(textOf(compose({ mode }, older('8'), seen(older('9'))))).toContain('Revised: imports: $8');
  });

  it('notes a topic that was added since in silence', () => {
    const book = bookOf(anObservation(exports, '1'), anObservation(jobs, '7'));
    const both = { mode, topics: [id<'topic'>('trade'), id<'topic'>('city')] } as const;
    const first = compose(both, book, seen(book));
    expect(first).toMatchObject({ reason: 'nothing-new', memory: seen(book, ['trade', 'city']) });
  });

  it('tells of statements', () => {
    const told = (text: string) =>
      aFactBook({ topics: TOPICS, statements: [aStatement('fair', text)], observations: [] });
    const empty = aFactBook({ topics: TOPICS, observations: [] });
    expect(textOf(compose({ mode }, told('The fair opened.'), seen(empty)))).toContain(
      'New: fair: The fair opened.',
    );
    expect(textOf(compose({ mode }, told('It closed.'), seen(told('The fair opened.'))))).toContain(
      'Revised: fair: It closed.',
    );
  });
});

describe('a spotlight', () => {
  it('shows each fact once before any comes again', () => {
    const book = openBook('tests/fixtures/port-pack');
    const topics = book.topics.map((topic) => topic.id);
    const all = new Set(book.topics.flatMap((topic) => book.factsOfTopic(topic)).map((fact) => fact.id));
    let memory = NOTHING;
    const shown: string[] = [];
    for (let run = 0; run < all.size; run++) {
      const composed = compose({ mode: 'spotlight', topics }, book, memory);
      if (composed.kind !== 'card') throw new Error(composed.reason);
      memory = composed.memory;
      shown.push(memory.spotlight ?? '');
    }
    expect(new Set(shown)).toEqual(all);
    expect(compose({ mode: 'spotlight', topics }, book, memory)).toMatchObject({
      memory: { spotlight: shown[0] },
    });
  });

  it('quotes a computed figure with what it is computed of', () => {
    const perOne = aDerivedIndicator('exports-each', { kind: 'per', amount: exports.id, by: imports.id });
    const book = aFactBook({
      indicators: [exports, imports, perOne],
      observations: [anObservation(exports, '30'), anObservation(imports, '20')],
    });
    const memory: Memory = { known: null, spotlight: id('imports-2019') };
    expect(compose({ mode: 'spotlight' }, book, memory)).toMatchObject({
      telling: { told: [{ subject: 'exports-each hometown 2019 USD', print: '1.5 0; of 30 0; of 20 0' }] },
    });
  });

  it('goes on where it was when its last fact has got a newer value', () => {
    const was = [anObservation(exports, '1'), anObservation(imports, '2'), anObservation(jobs, '3')];
    const topics = TOPICS.map((topic) => topic.id);
    const next = (last: string, ...newer: readonly ReturnType<typeof anObservation>[]) => {
      const book = aFactBook({ topics: TOPICS, observations: [...was, ...newer] });
      const composed = compose({ mode: 'spotlight', topics }, book, { known: null, spotlight: id(last) });
      return composed.kind === 'card' ? composed.memory.spotlight : null;
    };
    const [first, second, third] = was.map((one) => one.id);
    expect(next('imports-2019')).toBe(third);
    expect(next('imports-2019', anObservation(imports, '4', { period: '2020' }))).toBe(third);
    expect(next('exports-2019', anObservation(exports, '4', { period: '2020' }))).toBe(second);
    expect(next('jobs-2019', anObservation(jobs, '4', { period: '2020' }))).toBe(first);
  });

  it('begins anew where its last fact is gone', () => {
    const memory: Memory = { known: null, spotlight: id('gone') };
    expect(textOf(compose({ mode: 'spotlight' }, before, memory))).toContain('Spotlight: trade\nexports');
  });
});

describe('the buttons of a message', () => {
  const data = openBook('data');
  const topics = data.topics.map((topic) => topic.id);
  const linesOf = (composed: Composed): readonly string[] =>
    composed.kind === 'card'
      ? composed.card.parts
          .flatMap((part) => (part.kind === 'actions' ? part.actions : []))
          .map(({ line }) => line)
      : [];

  it('lead first to the topic of the fact in the spotlight, to its sources, and to all others', () => {
    const last = data.factsOfTopic(data.topics.at(-1) ?? aTopic('none'));
    const memory: Memory = { known: null, spotlight: last.at(-2)?.id ?? null };
    const composed = compose({ mode: 'spotlight', topics }, data, memory);
    const fact = composed.kind === 'card' ? composed.memory.spotlight : null;
    expect(linesOf(composed)).toEqual([topics.at(-1), topics[0], topics[1], 'help', `sources ${fact}`]);
  });

  it('lead to each topic where they are said to lead to all of it', () => {
    const composed = compose({ topics }, data);
    expect(textOf(composed)).toMatch(/\d+ more: the buttons lead to all of it\./);
    const lines = linesOf(composed);
    expect(lines).toEqual(expect.arrayContaining(topics));
    // First those of which facts are shown, and their sources.
    const [, told = ''] = (lines.at(-1) ?? '').split('sources ');
    expect(lines.slice(0, told.split(',').length).join(',')).toBe(told);
    expect(told).toMatch(/^outsourcing,pilot,centers,/);
    if (composed.kind !== 'card') throw new Error(composed.reason);
    const how = { shareLine: null, addressee: null };
    const discord = renderDiscord(composed.card, { ...how, accent: '#000000', isPrivate: false });
    const shown = discord.components.flatMap(({ components }) =>
      components.map(({ custom_id }) => custom_id),
    );
    expect(shown).toEqual(lines.map((line) => `see:${line}`));
    const slack = JSON.stringify(
      renderSlack(composed.card, { ...how, sharedBy: null, rootCommand: 'harbin' }),
    );
    for (const line of lines) expect(slack).toContain(`"value":"${line}"`);
  });

  it('fit on Discord whatever is chosen, and lead on from more topics than that', () => {
    const named = Array.from({ length: 40 }, (_, at) => `a-rather-long-name-of-topic-${at}`);
    const book = aFactBook({
      topics: named.map((name) => aTopic(name)),
      observations: named.map((topic, at) =>
        anObservation(anIndicator(`series-${at}`, { topic }), '5', { id: `f${at}` }),
      ),
    });
    const composed = compose({ topics: book.topics.map((topic) => topic.id) }, book);
    if (composed.kind !== 'card') throw new Error(composed.reason);
    expect(linesOf(composed).slice(-2)).toEqual(['help', expect.stringContaining('sources ')]);
    const options = { accent: '#000000', shareLine: null, addressee: null, isPrivate: false };
    const shown = renderDiscord(composed.card, options).components.flatMap(({ components }) => components);
    expect(shown.at(-1)).toMatchObject({ custom_id: `see:sources ${named[0]}` });
    expect(shown).toHaveLength(24);
  });

  it('are not spoken of within another message, which has its own', () => {
    const options = { book: data, memory: NOTHING, slot: SLOT, isLate: false, now: NOW, isWithin: true };
    const text = textOf(composeBriefing(aBriefing({ topics }), options));
    expect(text).toContain('Expected next');
    expect(text).not.toMatch(/buttons|more:/);
  });
});

describe('every briefing', () => {
  it.each(LANGUAGES)(
    'of the pack in use says no figure without unit, period and source in %s',
    (language) => {
      const book = openBook('data');
      const topics = book.topics.map((topic) => topic.id);
      for (const mode of ['digest', 'spotlight'] as const) {
        const composed = compose({ mode, language, topics }, book);
        if (composed.kind !== 'card') throw new Error(composed.reason);
        for (const part of composed.card.parts) {
          if (part.kind !== 'figure') continue;
          expect([part.value, part.period, part.published, part.source].every((text) => text !== '')).toBe(
            true,
          );
        }
      }
    },
  );

  it('remembers in a few kilobytes', () => {
    const book = openBook('data');
    expect(JSON.stringify(knownOf(book, book.topics)).length).toBeLessThan(80_000);
  });
});

describe('what a figure said', () => {
  it('is the same whatever it is a multiple of, and another for every other number', () => {
    const digits = fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(digits, digits, ([a, x], [b, y]) => {
        const one = `${(a / 10 ** x).toFixed(x)} 6`;
        const other = `${(b / 10 ** y).toFixed(y)} 6`;
        expect(stillHolds(one, other)).toBe(a * 10 ** (4 - x) === b * 10 ** (4 - y));
        expect(stillHolds(one, one.replace(/ 6$/, ' 6 about'))).toBe(false);
        expect(stillHolds(one, `${a} ${6 - x}`)).toBe(true);
        expect(quantityOf(one)).toMatchObject({ multiplier: 6, qualifier: null });
      }),
    );
    expect(quantityOf('The fair opened in 2020.')).toBeNull();
  });

  it('is otherwise where its growth or an input is, in whatever form, and not where more is said', () => {
    const grown = '3.45 9 about; change 89.35 year-on-year';
    expect(stillHolds(grown, '3450 6 about; change 89.350 year-on-year')).toBe(true);
    expect(stillHolds(grown, '3.45 9 about; change 79.35 year-on-year')).toBe(false);
    expect(stillHolds(grown, '3.45 9 about; change 89.35 2005')).toBe(false);
    expect(stillHolds(grown, '3.45 9 about')).toBe(false);
    expect(stillHolds('3.45 9 about', grown)).toBe(true);
    expect(stillHolds('75 0; of 15 0; of 20 0', '75 0; of 1.5 1; of 20 0')).toBe(true);
    expect(stillHolds('75 0; of 15 0; of 20 0', '75 0; of 150 0; of 200 0')).toBe(false);
    expect(changeOf(grown)).toEqual({ percent: '89.35', basis: 'year-on-year', qualifier: null });
    expect(goneFrom(grown, '3.5 9; change 89.35 year-on-year')).toMatchObject({
      value: { digits: '3.45', qualifier: 'about' },
      change: null,
    });
  });
});
