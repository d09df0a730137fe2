import { openBook } from '../../src/open-book.ts';
import type { Database } from '../../src/store/database.ts';
import { createLedger } from '../../src/store/ledger.ts';
import { aChannel, aDesk, aPlace, type DeskOptions, type Person } from './briefing-desk.ts';

/** The facts that the project comes with. */
export const data = openBook('data');

/** A channel with one briefing that comes every day, and what a person of it is answered. */
export async function aStandingBriefing(
  open: Database,
  {
    person = {},
    ...options
  }: DeskOptions & { readonly person?: Person; readonly platform?: 'discord' | 'slack' } = {},
) {
  const desk = aDesk(open, { book: data, ...options });
  const { platform = 'slack' } = options;
  const who: Person = { id: 'UANN12345', power: 'workspace', ...person };
  const place = aPlace(aChannel({ platform }), who);
  const name = await desk.saved('briefing schedule outsourcing daily 9:00', place);
  return {
    desk,
    place,
    name,
    ledger: createLedger(open, async () => {}),
    ask: (line: string, locale = 'en-GB') => desk.ask(line, place, locale),
    text: (line: string, locale = 'en-GB') => desk.text(line, place, locale),
    briefing: async () => {
      const found = (await desk.store.ofChannel(place.channel)).find(({ id }) => id === name);
      if (found === undefined) throw new Error('The briefing does not stand');
      return found;
    },
  };
}
