import { describe, expect, it } from 'vitest';
import type { Card, CardPart } from '../../src/card/card.ts';
import { cardToPlainText } from '../../src/card/plain-text.ts';
import { createRunner } from '../../src/command/run.ts';
import type { FactBook } from '../../src/core/book/fact-book.ts';
import { LANGUAGES } from '../../src/core/language.ts';
import { openBook } from '../../src/open-book.ts';
import { CslItems, readBibtex } from '../cite/citations.ts';
import {
  aDerivedIndicator,
  aFactBook,
  anIndicator,
  anObservation,
  aPack,
  aSource,
  aStatement,
  id,
} from '../support/build-pack.ts';
import { recordingLog } from '../support/recording-log.ts';

const chinese = {
  ...aSource('bureau', '2021-03-01', 'primary'),
  title: '2020年服务外包统计：增长&展望',
  publisher: '哈尔滨市商务局',
  language: 'zh',
};
const undated = { ...aSource('almanac', null, 'mirror'), url: 'https://copy.example/almanac' };
const parts = anIndicator('russian-centers', {
  names: { en: 'russian centers', zh: '对俄中心', ru: 'центры' },
});
const whole = anIndicator('all-centers');
const share = aDerivedIndicator('center-share', {
  kind: 'share',
  part: id('russian-centers'),
  whole: id('all-centers'),
});

const book = aFactBook({
  info: { ...aPack({}).info, languages: LANGUAGES },
  observations: [
    anObservation(parts, '15', { source: chinese }),
    anObservation(whole, '20'),
    anObservation(anIndicator('old-value'), '7', { source: undated }),
  ],
  indicators: [share],
  statements: [aStatement('road-opened', 'The road to the harbour was opened.')],
});

function asking(of: FactBook) {
  const { log, lines } = recordingLog();
  const runner = createRunner({ book: () => of, now: () => new Date('2026-06-01T12:00:00Z'), log });
  return { lines, ask: (line: string, locale = 'en') => runner.runLine(line, { locale }) };
}

const { ask } = asking(book);
const partsOf = <Kind extends CardPart['kind']>({ parts: all }: Card, kind: Kind) =>
  all.filter((part): part is Extract<CardPart, { kind: Kind }> => part.kind === kind);
const linesOf = (card: Card) =>
  partsOf(card, 'actions').flatMap(({ actions }) => actions.map(({ line }) => line));

describe('cite', () => {
  it('gives short and long, and leads to the other styles by buttons', async () => {
    const { card, line } = await ask('cite all-centers-2019');
    expect(partsOf(card, 'text').map(({ text }) => text)).toEqual([
      'Short\nPublisher of gazette, 31 Aug 2020',
      'Long\nPublisher of gazette: “Title of gazette”, 31 Aug 2020, paragraph 1. https://example.com/gazette',
    ]);
    expect(linesOf(card)).toEqual([
      'cite all-centers-2019 style:apa',
      'cite all-centers-2019 style:bibtex',
      'cite all-centers-2019 style:csl-json',
    ]);
    expect(line).toBe('cite all-centers-2019 language:en');
  });

  it('takes the style in plain words behind the fact', async () => {
    const [named, said] = [
      await ask('cite all-centers-2019 style:apa'),
      await ask('cite all-centers-2019 APA'),
    ];
    expect(said.card).toEqual(named.card);
    expect(said.line).toBe(named.line);
  });

  it('leads from one style to the others, and to short and long', async () => {
    const { card, line } = await ask('cite all-centers-2019 style:bibtex');
    expect(linesOf(card)).toEqual([
      'cite all-centers-2019',
      'cite all-centers-2019 style:apa',
      'cite all-centers-2019 style:csl-json',
    ]);
    expect(line).toBe('cite all-centers-2019 style:bibtex language:en');
  });

  it.each([
    ['en', 'russian centers, 2019: $15 (paragraph 1).'],
    ['zh', '对俄中心，2019年：15美元（第1段）。'],
    ['ru', 'центры, 2019: 15 долларов США (абзац 1).'],
  ])('writes what a document is cited for in %s', async (locale, note) => {
    const { card } = await ask('cite russian-centers-2019 style:bibtex', locale);
    const [code] = partsOf(card, 'code');
    expect(code).toMatchObject({ label: 'BibTeX', name: 'russian-centers-2019.bib' });
    const [entry] = readBibtex(code?.text ?? '');
    expect(entry).toMatchObject({ title: chinese.title, author: [{ family: chinese.publisher }], note });
  });

  it.each([
    ['en', 'n.d.'],
    ['zh', '日期不详'],
    ['ru', 'б. д.'],
  ])('says that a document is undated in %s, and never links a copy', async (locale, expected) => {
    const { card } = await ask('cite old-value-2019 style:all', locale);
    const [short, long, apa] = partsOf(card, 'text');
    for (const text of [short, long, apa]) expect(text?.text).toContain(expected);
    expect(cardToPlainText(card)).not.toContain('copy.example');
  });

  it('cites what a derived figure was computed from, each with the formula', async () => {
    const { card } = await ask('cite center-share-hometown-2019 style:all');
    for (const { text } of partsOf(card, 'text'))
      expect(text).toContain('Derived from 2 facts of the fact book: $15');
    const [bibtex, csl] = partsOf(card, 'code');
    const items = CslItems.parse(JSON.parse(csl?.text ?? ''));
    expect(readBibtex(bibtex?.text ?? '').map((one) => one.id)).toEqual([
      'russian-centers-2019',
      'all-centers-2019',
    ]);
    expect(items.map(({ title }) => title)).toEqual([chinese.title, 'Title of gazette']);
    for (const { note } of items)
      expect(note).toContain('Input of a derived figure: center share, 2019: 75% = $15');
  });

  it('cites a statement by its sentence', async () => {
    const { card } = await ask('cite road-opened style:csl-json');
    const [item] = CslItems.parse(JSON.parse(partsOf(card, 'code')[0]?.text ?? ''));
    expect(item?.note).toBe('The road to the harbour was opened (paragraph 1).');
  });

  it('gives what is too long to be read as a file, with short and long beside it', async () => {
    const long = { ...aSource('gazette'), title: 'A title of many words. '.repeat(150).trim() };
    const { ask: askLong } = asking(
      aFactBook({ observations: [anObservation(whole, '20', { source: long })] }),
    );
    const { card } = await askLong('cite all-centers-2019 style:bibtex');
    const [file] = partsOf(card, 'file');
    expect(file).toMatchObject({ name: 'all-centers-2019.bib', mediaType: 'application/x-bibtex' });
    expect(readBibtex(file?.text ?? '')[0]?.title).toBe(long.title);
    expect(partsOf(card, 'text').map(({ text }) => text.split('\n')[0])).toEqual(['Short', 'Long']);
  });

  it('keeps the style when it has to ask which fact is meant', async () => {
    const { card, outcome } = await ask('cite trade style:apa');
    expect(outcome).toBe('ambiguous');
    const lines = partsOf(card, 'choices').flatMap(({ choices }) => choices.map(({ line }) => line));
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every((line) => line.endsWith(' style:apa'))).toBe(true);
  });
});

describe('every fact of the pack', () => {
  const pack = openBook('data');

  it.each(LANGUAGES)(
    'can be cited in every style in %s',
    async (locale) => {
      const { ask: askPack, lines } = asking(pack);
      for (const fact of pack.facts) {
        // `all` makes every style; the others only pick from it.
        for (const style of ['both', 'all']) {
          const { card, outcome, facts } = await askPack(`cite ${fact.id} style:${style}`, locale);
          expect({ outcome, facts: facts.map((one) => one.id) }).toEqual({
            outcome: 'found',
            facts: [fact.id],
          });
          for (const { name, text } of [...partsOf(card, 'code'), ...partsOf(card, 'file')]) {
            const cited = fact.kind === 'derived' ? fact.inputs : [fact];
            const ids = cited.map((one) => one.id);
            const titles = cited.map(({ provenance }) => provenance.source.title);
            const read = name.endsWith('.bib') ? readBibtex(text) : CslItems.parse(JSON.parse(text));
            expect(read.map((one) => one.id)).toEqual(ids);
            expect(read.map(({ title }) => title)).toEqual(titles);
          }
        }
      }
      expect(lines).toEqual([]);
    },
    60_000,
  );
});
