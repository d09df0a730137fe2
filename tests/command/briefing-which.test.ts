import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../src/card/card.ts';
import type { Database } from '../../src/store/database.ts';
import { aChannel, aDesk, aPlace, buttonsIn } from '../support/briefing-desk.ts';
import { aFactBook, anIndicator, anObservation, aTopic } from '../support/build-pack.ts';
import { embeddedDatabase, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { data } from '../support/standing-briefing.ts';

describe('where a briefing has to be named', () => {
  let test: TestDatabase;
  let open: Database;
  beforeAll(async () => {
    test = await embeddedDatabase();
    open = await openTestDatabase(test);
  });
  afterAll(async () => {
    await open.close();
    await test.remove();
  });

  async function two() {
    const desk = aDesk(open, { book: data });
    const here = aPlace(aChannel());
    const id = await desk.saved('briefing schedule outsourcing daily 9:00', here);
    await desk.saved('briefing schedule trade daily 9:00', here);
    return { desk, here, id };
  }
  const shortOf = (card: Card, label: string) =>
    card.parts
      .flatMap((part) => (part.kind === 'choices' ? part.choices : []))
      .find((one) => one.label === label)?.short;

  it.each([
    ['edit 10:00 mon,thu late:60', '10:00 mon,thu late:60'],
    ['edit xxxx2222 10:00 language:zh', '10:00 language:zh'],
    ['edit days:mon 10:00 save:7', '10:00 days:mon'],
    ['quiet 2036-12-24..2037-01-08', '2036-12-24..2037-01-08'],
    ['quiet 2036-12-24 remove:true', '2036-12-24 remove:true'],
    ['transfer @bob backup:@eve', 'bob backup:eve'],
    ['test channel', 'channel'],
    ['test xxxx2222 to the channel', 'to the channel'],
    ['remove xxxx2222 sure:yes', ''],
    ['why', ''],
  ])('the buttons say all else that was said, and no more: %s', async (typed, rest) => {
    const { desk, here, id } = await two();
    const asked = await desk.ask(`briefing ${typed}`, here);
    const [action = ''] = typed.split(' ', 1);
    expect(buttonsIn(asked).get(id)).toBe(`briefing ${action} ${id} ${rest}`.trim());
  });

  it('what is too long for a button is kept for it, in its language, too', async () => {
    const { desk, here, id } = await two();
    const days = Array.from({ length: 9 }, (_, at) => `2036-0${at + 1}-03`);
    const { card } = await desk.ask(`briefing quiet ${days.join(' ')} language:ru`, here);
    const short = shortOf(card, id) ?? '';
    expect(short).toMatch(/^briefing kept:\w{12} language:ru$/);
    expect(await desk.text(short, here)).toContain('9 тихих дней');
    const [one] = await desk.store
      .ofChannel(here.channel)
      .then((all) => all.filter((each) => each.id === id));
    expect(one?.schedule.quiet).toEqual(days);
  });

  it('an edit that is shown can be saved, also where a topic has left the book since', async () => {
    const here = aPlace(aChannel());
    const id = await aDesk(open, { book: data }).saved(
      'briefing schedule outsourcing,ecommerce daily 9:00',
      here,
    );
    const topic = aTopic('outsourcing');
    const book = aFactBook({
      topics: [topic],
      observations: [anObservation(anIndicator('x', { topic: topic.id }), '1')],
    });
    const desk = aDesk(open, { book });
    const shown = await desk.ask(`briefing edit ${id} 10:00`, here);
    expect((await desk.ask(buttonsIn(shown).get('Save') ?? '', here)).card.title).toBe(`Changed: ${id}`);
    const [now] = await desk.store.ofChannel(here.channel);
    expect(now).toMatchObject({ topics: ['outsourcing', 'ecommerce'], schedule: { time: '10:00' } });
    // A mistyped line leads on just so.
    const [mended = ''] = buttonsIn(await desk.ask(`briefing edit ${id} 27:00`, here)).values();
    expect((await desk.ask(mended, here)).card.title).not.toBe('That did not work');
  });
});
