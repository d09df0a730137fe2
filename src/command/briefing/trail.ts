import type { Briefing } from '../../briefing/briefing.ts';
import type { AuditEntry } from '../../briefing/store.ts';
import type { Choice } from '../../card/card.ts';
import { formatInstant } from '../../text/format-time.ts';
import { say } from '../../text/say.ts';
import { changeTexts, Reason } from './change-text.ts';
import type { Desk } from './desk.ts';
import { personText } from './person-text.ts';

/** So many changes stand on a card; the others are a button away. */
const ON_A_CARD = 10;

/** Longer is no trail that anybody reads. */
const MOST_TRAIL = 500;

/** Which briefing, and by whose clocks its changes are told. */
export type Trailed = Pick<Briefing, 'id' | 'channel'> & { readonly zone: string };

/** What was done: `stopped it: the channel is gone`, `changed it: topics: Trade → Roads`. */
async function doneText({ action, detail }: AuditEntry, zone: string, desk: Desk): Promise<string> {
  const { language } = desk.context;
  if (action === 'stop') {
    const reason = Reason.parse(detail.reason);
    return reason === null
      ? say(language, 'briefings.did-stop')
      : say(language, 'briefings.did-stop-for', { reason: say(language, `briefings.pause-${reason}`) });
  }
  const set = await changeTexts(detail, detail.was, zone, desk);
  const what = say(language, `briefings.did-${action}`);
  return set.length === 0 ? what : say(language, 'briefings.set-to', { what, after: set.join('; ') });
}

async function entryText(entry: AuditEntry, zone: string, desk: Desk): Promise<string> {
  const { language } = desk.context;
  const { at, by } = entry;
  const who = by === null ? say(language, 'briefings.the-program') : await personText(by, desk);
  return `• ${formatInstant(at, zone, language)}: ${who} – ${await doneText(entry, zone, desk)}`;
}

/** A page of who changed what, with how many earlier changes there are and the button that leads to them. */
export type TrailPage = { readonly text: string; readonly more: readonly Choice[]; readonly count: number };

/** The latest changes of a briefing after so many, the latest first. */
export async function trailPage(
  { id, channel, zone }: Trailed,
  from: number,
  desk: Desk,
): Promise<TrailPage> {
  const { language } = desk.context;
  const trail = await desk.store.trail({ id, channel }, MOST_TRAIL);
  const shown = trail.slice(from, from + ON_A_CARD);
  const left = Math.max(0, trail.length - from - ON_A_CARD);
  const lines = await Promise.all(shown.map((entry) => entryText(entry, zone, desk)));
  const more = left === 0 ? [] : [say(language, 'briefings.trail-more', { count: left })];
  return {
    text: [say(language, 'briefings.who-changed'), ...lines, ...more].join('\n'),
    more:
      left === 0
        ? []
        : [
            {
              label: say(language, 'briefings.trail-earlier'),
              line: `briefing why ${id} trail:${from + ON_A_CARD}`,
            },
          ],
    count: trail.length,
  };
}
