import { type Contact, PLATFORMS } from './briefing.ts';
import type { Work } from './deliver.ts';
import type { Addressee, Told } from './delivery.ts';
import { noticeCard } from './notice-card.ts';
import type { NoticeKind } from './outcome.ts';
import { type Notice, UnreadableBriefing } from './store.ts';

/** Notices that nobody could be told of, for the log. */
export type Untold = readonly Notice[];

const MOST_AT_ONCE = 50;

/** How long it is tried to tell somebody of a run. */
const STALE_AFTER_MS = 8 * 24 * 60 * 60_000;

/** Who is told, in this order until it gets through: the channel, where it is affected and can be written. */
function addresseesOf({ owner, backupOwner }: Contact, kind: NoticeKind): readonly Addressee[] {
  const people = [owner, ...(backupOwner === null ? [] : [backupOwner])].map((person): Addressee => {
    return { kind: 'person', person };
  });
  const channel: Addressee = { kind: 'channel' };
  // Whether the channel has it is what the owner is to look up: the others there need not hear of it.
  return kind === 'unknown' ? [...people, channel] : [channel, ...people];
}

/** Whether `notice` has nobody to wait for any more: it was for a day long past. */
function isStale({ date }: Notice, now: Date): boolean {
  return now.getTime() - Date.parse(date) > STALE_AFTER_MS;
}

async function tell(notice: Notice, work: Work, command: string, signal?: AbortSignal): Promise<Told> {
  const briefing = await work.store.contact(notice.briefing).catch((error: unknown) => {
    if (error instanceof UnreadableBriefing) return 'unreadable' as const;
    throw error;
  });
  if (briefing === null) return 'told';
  if (briefing === 'unreadable') return 'never';
  const deliver = work.deliverers[briefing.channel.platform];
  for (const to of addresseesOf(briefing, notice.kind)) {
    const card = noticeCard(briefing, notice, { to, command, book: work.book() });
    if (card === null) return 'told';
    if (deliver === undefined) return 'later';
    const told = await deliver.tell(briefing.channel, to, card, signal);
    // Who cannot be reached just now may be later: others hear of it only where they never can.
    if (told !== 'never') return told;
  }
  return 'never';
}

/**
 * Tells what is to be told, each thing to one addressee; gives back what can be told to nobody. What does not get through
 * now stays as taken, and so is told by whoever takes it again five minutes later. Where the program is stopped between
 * telling and noting it, it is told again: to hear of it twice is better than never.
 */
export async function tellNotices(work: Work, command: string, signal?: AbortSignal): Promise<Untold> {
  const connected = PLATFORMS.filter((platform) => work.deliverers[platform] !== undefined);
  const notices = await work.ledger.takeNotices(connected, work.now(), MOST_AT_ONCE);
  const untold = await Promise.all(
    notices.map(async (notice) => {
      const told = await tell(notice, work, command, signal);
      if (told === 'later' && !isStale(notice, work.now())) return [];
      await work.ledger.told(notice);
      return told === 'told' ? [] : [notice];
    }),
  );
  return untold.flat();
}
