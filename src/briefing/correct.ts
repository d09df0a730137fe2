import type { FactBook } from '../core/fact-book.ts';
import { nonceOf, type SlotKey } from './briefing.ts';
import { correctionCard, reportedBySubject } from './correction-card.ts';
import type { Work } from './deliver.ts';
import type { Delivery } from './delivery.ts';
import { printOf, saysSame } from './prints.ts';
import type { Misquote, Prints } from './store.ts';

/** As many quotes as are looked at in one go. */
const MOST_AT_ONCE = 500;

/** What a platform could not take now is tried again after this long. */
const AGAIN_AFTER_MS = 60_000;

/** Whether an edit is over: made, or never to be made, since the message or the way to it is gone. */
function isOver({ kind }: Delivery): boolean {
  switch (kind) {
    case 'delivered':
    case 'channel-gone':
    case 'access-lost':
    case 'refused':
      return true;
    case 'token-revoked':
    case 'rate-limited':
    case 'unreachable':
    case 'uncertain':
      return false;
    default:
      return kind satisfies never;
  }
}

/** The quotes of one message that say something else than the book. */
type Wrong = { readonly key: SlotKey; readonly quotes: readonly Misquote[] };

function byMessage(quotes: readonly Misquote[]): readonly Wrong[] {
  const messages = new Map<string, Misquote[]>();
  for (const quote of quotes) {
    const key = nonceOf(quote);
    messages.set(key, [...(messages.get(key) ?? []), quote]);
  }
  return [...messages.values()].flatMap((of) => {
    const [first] = of;
    return first === undefined ? [] : { key: { briefing: first.briefing, date: first.date }, quotes: of };
  });
}

/** Edits one message; whether nothing is left to do for it. */
async function correctOne({ key, quotes }: Wrong, work: Work): Promise<boolean> {
  const { store, ledger, deliverers, book, now } = work;
  const [first] = quotes;
  const briefing = await store.get(key.briefing);
  if (briefing === null || first === undefined) return true;
  const deliver = deliverers[briefing.channel.platform];
  if (deliver === undefined) return false;
  const quoted = await ledger.quoted(key);
  const card = correctionCard(briefing, { book: book(), quotes: quoted, sent: key, now: now() });
  const parcel = { channel: first.channel, nonce: nonceOf(key), card };
  // An edit may be made twice and says the same; to note it first could lose it.
  if (!isOver(await deliver.correct(parcel, first.message))) return false;
  for (const quote of quotes) await ledger.takeCorrection(quote, now());
  return true;
}

/**
 * Corrects messages that quote a figure which was revised since, each quote once; whether nothing is left to do. Once
 * `signal` is aborted no other message is taken up.
 */
export async function correctMisquotes(work: Work, signal?: AbortSignal): Promise<boolean> {
  const prints: Prints = Object.fromEntries(
    [...reportedBySubject(work.book())].map(([subject, fact]) => [subject, printOf(fact)]),
  );
  const misquotes = await work.ledger.misquotes(prints, MOST_AT_ONCE);
  const wrong = misquotes.filter(({ subject, print }) => !saysSame(print, prints[subject] ?? ''));
  let isDone = misquotes.length < MOST_AT_ONCE;
  for (const one of byMessage(wrong)) {
    if (signal?.aborted === true) return false;
    isDone = (await correctOne(one, work)) && isDone;
  }
  return isDone;
}

/** What corrects messages when there is another book than before; called with each look, it mostly does nothing. */
export function createCorrecting(work: Work): (signal?: AbortSignal) => Promise<void> {
  let corrected: FactBook | null = null;
  let again = Number.NEGATIVE_INFINITY;
  return async (signal) => {
    const book = work.book();
    const at = work.now().getTime();
    if (book === corrected || at < again) return;
    again = at + AGAIN_AFTER_MS;
    if (await correctMisquotes(work, signal)) {
      corrected = book;
      again = Number.NEGATIVE_INFINITY;
    }
  };
}
