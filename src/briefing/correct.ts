import type { FactBook } from '../core/book/fact-book.ts';
import { nonceOf, PLATFORMS, type Platform, type SlotKey } from './briefing.ts';
import type { Work } from './deliver.ts';
import type { Delivery } from './delivery.ts';
import { factsBySubject, printOf, stillHolds } from './prints.ts';
import type { Quote, Quoted, Said } from './store.ts';
import { type Telling, tellingOfQuotes } from './telling.ts';
import { tellingCard } from './telling-card.ts';

/** As many quotes as are read in one go: nobody else waits long for the database. */
const PAGE = 500;

/**
 * How often it is looked for misquotes where the book is the same: a message that was on its way when the book became
 * another one says what the old one did, and what a platform could not take is tried again.
 */
const LOOK_EVERY_MS = 60_000;

/** Whoever has taken a message to edit it and has not given it back by then was stopped: an edit takes much less. */
const EDIT_WITHIN_MS = 120_000;

/**
 * How long a message is left alone that could not be edited for good, as far as the platform says: the bot may be let in
 * again, or the message is gone. Its channel is left alone for less, so that in the end each of its messages is tried.
 */
const CLOSED_MS = 6 * 60 * 60_000;
const CHANNEL_CLOSED_MS = 60 * 60_000;

/**
 * How long a message is left alone that the same book has edited already, whatever it says by then: a process that has
 * another book says otherwise, and each would put its own in the place of the other's as often as it looks.
 */
const SAME_BOOK_MS = 10 * 60_000;

/** Until when a message is left alone that could not be edited; `null` where it may be tried again at once. */
function closedUntil(delivery: Exclude<Delivery, { kind: 'delivered' }>, now: Date): Date | null {
  switch (delivery.kind) {
    case 'channel-gone':
    case 'archived':
    case 'access-lost':
    case 'refused':
      return new Date(now.getTime() + CLOSED_MS);
    case 'rate-limited':
      return new Date(now.getTime() + delivery.retryAfterMs);
    case 'token-revoked':
    case 'unreachable':
    case 'uncertain':
      return null;
    default:
      return delivery satisfies never;
  }
}

/** What a book says otherwise, of what was said. */
function misquotedIn(book: FactBook, said: readonly Said[]): readonly Said[] {
  const known = factsBySubject(book);
  return said.filter(({ subject, print }) => {
    const fact = known.get(subject);
    return fact !== undefined && !stillHolds(print, printOf(fact));
  });
}

/** What a message told first; `null` where its briefing is gone, and so is what is known of it. */
async function tellingOf(
  key: SlotKey,
  quoted: readonly Quoted[],
  { store, ledger }: Work,
): Promise<Telling | null> {
  const telling = await ledger.telling(key);
  if (telling !== null) return telling;
  const briefing = await store.get(key.briefing);
  if (briefing === null) return null;
  return tellingOfQuotes(briefing, Object.fromEntries(quoted.map(({ subject, sent }) => [subject, sent])));
}

/** Puts a message as the book has it in the place of what it says; whether there was anything to be put right. */
async function editTaken(
  { briefing, date, channel, message }: Quote,
  held: Date,
  work: Work,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const { ledger, deliverers, now } = work;
  const deliver = deliverers[channel.platform];
  const key: SlotKey = { briefing, date };
  // Read once the message is ours: another process may have edited it a moment ago.
  const quoted = await ledger.quoted(key);
  const book = work.book();
  const telling = misquotedIn(book, quoted).length === 0 ? null : await tellingOf(key, quoted, work);
  if (telling === null || deliver === undefined) {
    await ledger.leaveMessage(key, held, null);
    return false;
  }
  const facts = factsBySubject(book);
  const isCorrected = misquotedIn(book, telling.told).length > 0;
  const card = tellingCard(telling, { book, facts, date, now: now(), isCorrected });
  const delivery = await deliver.correct({ channel, nonce: nonceOf(key), card }, message, signal);
  if (delivery.kind === 'delivered') {
    // An edit may be made twice and says the same; to note it first could lose it.
    const says = telling.told.flatMap(({ subject }) => {
      const fact = facts.get(subject);
      return fact === undefined ? [] : [{ subject, print: printOf(fact) }];
    });
    await ledger.edited(key, held, says);
    return true;
  }
  await ledger.leaveMessage(key, held, closedUntil(delivery, now()));
  if (delivery.kind === 'access-lost') {
    await ledger.leaveChannel(channel, new Date(now().getTime() + CHANNEL_CLOSED_MS));
  }
  return false;
}

/** Edits the message of a quote, for all that it says otherwise than the book does by now. */
async function correctOne(
  quote: Quote,
  edits: Edits,
  work: Work,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { ledger, now } = work;
  const { briefing, date } = quote;
  const at = now();
  const before = edits.get(nonceOf(quote));
  if (before !== undefined && at.getTime() < before + SAME_BOOK_MS) return;
  const held = new Date(at.getTime() + EDIT_WITHIN_MS);
  if (!(await ledger.takeMessage({ briefing, date }, at, held))) return;
  if (await editTaken(quote, held, work, signal)) edits.set(nonceOf(quote), at.getTime());
}

/** Every quote of something, in pages: none is passed over, whatever becomes of those before it. */
async function* quotesOf(said: Said, { ledger, now }: Work): AsyncGenerator<Quote, void> {
  let page: readonly Quote[] = [];
  do {
    page = await ledger.saying(said, { after: page.at(-1) ?? null, most: PAGE, now: now() });
    yield* page;
  } while (page.length === PAGE);
}

/** When a message was edited last by the book in use, by its nonce. */
type Edits = Map<string, number>;

/**
 * Corrects messages that say something else than the book: each once for a revision, and back to what it said first where
 * that is right again. What could not be corrected now is found again with a later call. Once `signal` is aborted no other
 * message is taken up.
 * @throws what broke at one message, once all the others had their turn.
 */
export async function correctMisquotes(
  work: Work,
  signal?: AbortSignal,
  edits: Edits = new Map(),
): Promise<void> {
  const broken: unknown[] = [];
  const misquoted = misquotedIn(work.book(), await work.ledger.said());
  const correctOn = async (platform: Platform) => {
    const tried = new Set<string>();
    for (const said of misquoted) {
      for await (const quote of quotesOf(said, work)) {
        if (signal?.aborted === true) return;
        if (quote.channel.platform !== platform || tried.has(nonceOf(quote))) continue;
        tried.add(nonceOf(quote));
        await correctOne(quote, edits, work, signal).catch((error: unknown) => broken.push(error));
      }
    }
  };
  // Each platform apart, at its own pace: Slack takes one edit in the time in which Discord takes fifty.
  const connected = PLATFORMS.filter((platform) => work.deliverers[platform] !== undefined);
  await Promise.all(connected.map(correctOn));
  if (broken.length > 0) throw broken[0];
}

/** What corrects messages, called with each look: at once when there is another book than before, else now and then. */
export function createCorrecting(work: Work): (signal?: AbortSignal) => Promise<void> {
  let looked: FactBook | null = null;
  let again = Number.NEGATIVE_INFINITY;
  let edits: Edits = new Map();
  return async (signal) => {
    const book = work.book();
    const at = work.now().getTime();
    if (book === looked && at < again) return;
    const isSame = book === looked;
    looked = book;
    again = at + LOOK_EVERY_MS;
    edits = new Map(isSame ? [...edits].filter(([, last]) => at < last + SAME_BOOK_MS) : []);
    await correctMisquotes(work, signal, edits);
  };
}
