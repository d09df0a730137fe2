import { type Briefing, PLATFORMS } from './briefing.ts';
import type { Work } from './deliver.ts';
import type { Addressee } from './delivery.ts';
import { noticeCard } from './notice-card.ts';
import type { NoticeKind } from './outcome.ts';
import type { Notice } from './store.ts';

/** Notices that nobody could be told of, for the log. */
export type Untold = readonly Notice[];

const MOST_AT_ONCE = 50;

/** Who is told, in this order until it gets through: the channel, where it is affected and can be written. */
function addresseesOf({ owner, backupOwner }: Briefing, kind: NoticeKind): readonly Addressee[] {
  const people = [owner, ...(backupOwner === null ? [] : [backupOwner])].map((person): Addressee => {
    return { kind: 'person', person };
  });
  const channel: Addressee = { kind: 'channel' };
  // Whether the channel has it is what the owner is to look up: the others there need not hear of it.
  return kind === 'unknown' ? [...people, channel] : [channel, ...people];
}

async function tell(notice: Notice, work: Work, command: string): Promise<boolean> {
  const briefing = await work.store.get(notice.briefing);
  if (briefing === null) return true;
  const card = noticeCard(briefing, notice.kind, notice.date, command);
  const deliver = work.deliverers[briefing.channel.platform];
  if (card === null) return true;
  if (deliver === undefined) return false;
  for (const to of addresseesOf(briefing, notice.kind)) {
    if (await deliver.tell(briefing.channel, to, card)) return true;
  }
  return false;
}

/**
 * Tells what is to be told, each thing to one addressee; gives back what got through to nobody. Where the program is
 * stopped between telling and noting it, it is told again: to hear of it twice is better than never.
 */
export async function tellNotices(work: Work, command: string, _signal?: AbortSignal): Promise<Untold> {
  const connected = PLATFORMS.filter((platform) => work.deliverers[platform] !== undefined);
  const notices = await work.ledger.takeNotices(connected, work.now(), MOST_AT_ONCE);
  const told = await Promise.all(
    notices.map(async (notice) => {
      const isTold = await tell(notice, work, command);
      await work.ledger.told(notice);
      return isTold ? [] : [notice];
    }),
  );
  return told.flat();
}
