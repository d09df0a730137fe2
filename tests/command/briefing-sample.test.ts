import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knownOf } from '../../src/briefing/news.ts';
import type { Ending, Memory } from '../../src/briefing/store.ts';
import { cardToPlainText } from '../../src/card/plain-text.ts';
import type { FactBook } from '../../src/core/book/fact-book.ts';
import type { Database } from '../../src/store/database.ts';
import { createLedger } from '../../src/store/ledger.ts';
import { aChannel, aDesk, aPlace, buttonsIn } from '../support/briefing-desk.ts';
import { anEnding } from '../support/briefings.ts';
import { aFactBook, anIndicator, anObservation, aTopic, id } from '../support/build-pack.ts';
import { DATABASES, openTestDatabase, type TestDatabase } from '../support/databases.ts';

const RUN = new Date('2026-11-28T09:00:10Z');
const exports = anIndicator('exports');
const imports = anIndicator('imports');
const bookWith = (value: string): FactBook =>
  aFactBook({
    topics: [aTopic('trade'), aTopic('city')],
    observations: [anObservation(exports, value), anObservation(imports, '20')],
  });

describe.each(DATABASES)('a test of a briefing on $name', ({ make }) => {
  if (make === null) return it.skip('shows the message as it would be now');

  let test: TestDatabase;
  let open: Database;
  beforeAll(async () => {
    test = await make();
    open = await openTestDatabase(test);
  });
  afterAll(async () => {
    await open.close();
    await test.remove();
  });

  /** A briefing that has run once, which has left it a memory. */
  async function hasRun(mode: string, outcome: Ending['outcome'], memory: Memory) {
    let book = bookWith('10');
    const desk = aDesk(open);
    const place = aPlace(aChannel(), { power: 'workspace' });
    const at = () => aDesk(open, { book });
    const name = await at().saved(`briefing schedule trade daily 9:00 UTC ${mode}`, place);
    const shown = async () => at().text(`briefing test ${name}`, place);
    const before = await shown();
    const ledger = createLedger(open, async () => {});
    const key = (await ledger.claimDue(RUN, 10)).runs.find(({ briefing }) => briefing === name);
    const run = key === undefined ? null : await ledger.run(key);
    if (run === null) throw new Error('nothing was due');
    await ledger.end(run, anEnding(outcome, { memory }), RUN);
    const use = (next: FactBook) => {
      book = next;
    };
    return { before, shown, use, desk, place, name };
  }

  it('shows the next fact of a spotlight, not the first one', async () => {
    const memory = { known: null, spotlight: id<'fact'>('exports-2019') };
    const { before, shown } = await hasRun('spotlight', { state: 'delivered', reason: 'on-time' }, memory);
    expect(before).toContain('exports: $10');
    expect(await shown()).toContain('imports: $20');
  });

  it('shows what has changed since the last run, and says where nothing has', async () => {
    const book = bookWith('10');
    const memory = { known: knownOf(book, book.topics.slice(0, 1)), spotlight: null };
    const { before, shown, use } = await hasRun('changes', { state: 'skipped', reason: 'baseline' }, memory);
    expect(before).toContain('The first run only notes what is known');
    const same = await shown();
    expect(same).not.toContain('The first run only notes');
    expect(same).toContain('Nothing has changed since it was told last');
    expect(same).toContain('imports: $20');
    use(bookWith('11'));
    const changed = await shown();
    expect(changed).toContain('Revised: exports: $11');
    expect(changed).not.toMatch(/imports: \$20|Nothing has changed|All figures/);
  });

  it('says in the channel, too, that it shows what the briefing would not', async () => {
    const book = bookWith('10');
    const memory = { known: knownOf(book, book.topics.slice(0, 1)), spotlight: null };
    const { place, name } = await hasRun('changes', { state: 'skipped', reason: 'baseline' }, memory);
    const desk = aDesk(open, { book });
    await desk.ask(`briefing test ${name} channel`, place);
    expect(desk.sent.map(({ card }) => cardToPlainText(card)).join()).toContain(
      'Nothing has changed since it was told last',
    );
  });

  it('leads a digest with what has changed', async () => {
    const book = bookWith('10');
    const memory = { known: knownOf(book, book.topics.slice(0, 1)), spotlight: null };
    const { shown, use } = await hasRun('digest', { state: 'delivered', reason: 'on-time' }, memory);
    use(bookWith('11'));
    expect(await shown()).toContain('Not told here before: 0 new, 1 revised.\nRevised: exports: $11');
  });
});

describe.each(DATABASES)('a briefing that cannot be read, on $name', ({ make }) => {
  if (make === null) return it.skip('is listed and removed');

  let test: TestDatabase;
  let open: Database;
  beforeAll(async () => {
    test = await make();
    open = await openTestDatabase(test);
  });
  afterAll(async () => {
    await open.close();
    await test.remove();
  });

  async function unreadable() {
    const desk = aDesk(open);
    const place = aPlace(aChannel());
    const bad = await desk.saved('briefing schedule trade 9:00 UTC', place);
    await open.db.updateTable('briefing').set({ zone: 'Mars/Olympus' }).where('id', '=', bad).execute();
    return { desk, place, bad };
  }

  it('is listed with what is to be done, and removed by who may', async () => {
    const { desk, place, bad } = await unreadable();
    const listed = await desk.ask('briefing list', place);
    expect(JSON.stringify(listed.card)).toContain(`${bad}: Its settings cannot be read any more.`);
    const line = buttonsIn(listed).get(`Remove ${bad}`) ?? '';
    const guest = aPlace(place.channel, { id: 'eve', power: 'none' });
    expect(await desk.text(`briefing remove ${bad} sure:yes`, guest)).toContain(
      'You may not change briefings',
    );
    const asked = await desk.ask(line, place);
    expect(JSON.stringify(asked.card)).toContain('Its settings cannot be read any more.');
    const sure = buttonsIn(asked).get('Remove') ?? '';
    expect(await desk.text(sure, place)).toContain(bad);
    expect(await desk.text(sure, place)).toContain(bad);
    expect(await desk.text('briefing list', place)).not.toContain(bad);
    expect(await open.db.selectFrom('briefing').selectAll().where('id', '=', bad).execute()).toEqual([]);
  });

  it('is not removed from another channel', async () => {
    const { desk, bad } = await unreadable();
    await desk.ask(`briefing remove ${bad} sure:yes`, aPlace(aChannel()));
    await desk.ask(`briefing remove ${bad} sure:yes`, aPlace(aChannel({ workspace: '999' })));
    expect(await open.db.selectFrom('briefing').selectAll().where('id', '=', bad).execute()).toHaveLength(1);
  });
});
