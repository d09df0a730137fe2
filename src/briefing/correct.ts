import type { FactBook } from '../core/book/fact-book.ts';
import { nonceOf, type SlotKey } from './briefing.ts';
import type { Work } from './deliver.ts';
import type { Delivery } from './delivery.ts';
import { factsBySubject, printOf, stillHolds } from './prints.ts';
import type { Quote, Said } from './store.ts';
import { type Telling, tellingOfQuotes } from './telling.ts';
import { tellingCard } from './telling-card.ts';

/** As many quotes as are read in one go: nobody else waits long for the database. */
const PAGE = 500;

/**
 * How often it is looked for misquotes where the book is the same: a message that was on its way when the book became
 * another one says what the old one did, and what a platform could not take is tried again.
 */
const LOOK_EVERY_MS = 60_000;

/** Whether an edit is over: made, or never to be made, since the message or the way to it is gone. */
function isOver({ kind }: Delivery): boolean {
  switch (kind) {
    case 'delivered':
    case 'channel-gone':
    case 'archived':
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

/** What a book says otherwise, of what was said. */
function misquotedIn(book: FactBook, said: readonly Said[]): readonly Said[] {
  const known = factsBySubject(book);
  return said.filter(({ subject, print }) => {
    const fact = known.get(subject);
    return fact !== undefined && !stillHolds(print, printOf(fact));
  });
}

/** What a message tells; `null` where its briefing is gone, and so is what is known of it. */
async function tellingOf(key: SlotKey, { store, ledger }: Work): Promise<Telling | null> {
  const telling = await ledger.telling(key);
  if (telling !== null) return telling;
  const briefing = await store.get(key.briefing);
  return briefing === null ? null : tellingOfQuotes(briefing, await ledger.quoted(key));
}

/** Edits the message of a quote, for all that it says otherwise than the book does by now. */
async function correctOne({ briefing, date, channel, message }: Quote, work: Work): Promise<void> {
  const { ledger, deliverers, now } = work;
  const deliver = deliverers[channel.platform];
  if (deliver === undefined) return;
  const key: SlotKey = { briefing, date };
  const telling = await tellingOf(key, work);
  if (telling === null) return;
  const book = work.book();
  const wrong = misquotedIn(book, telling.told);
  if (wrong.length === 0) return;
  const facts = factsBySubject(book);
  const card = tellingCard(telling, { book, facts, date, now: now(), isCorrected: true });
  // An edit may be made twice and says the same; to note it first could lose it.
  if (!isOver(await deliver.correct({ channel, nonce: nonceOf(key), card }, message))) return;
  for (const { subject } of wrong) await ledger.takeCorrection({ ...key, subject }, now());
}

/** Every quote of something, in pages: none is passed over, whatever becomes of those before it. */
async function* quotesOf(said: Said, { ledger }: Work): AsyncGenerator<Quote, void> {
  let page: readonly Quote[] = [];
  do {
    page = await ledger.saying(said, page.at(-1) ?? null, PAGE);
    yield* page;
  } while (page.length === PAGE);
}

/**
 * Corrects messages that quote a figure which was revised since, each quote once. What could not be corrected now is
 * found again with the next call. Once `signal` is aborted no other message is taken up.
 * @throws what broke at one message, once all the others had their turn.
 */
export async function correctMisquotes(work: Work, signal?: AbortSignal): Promise<void> {
  const broken: unknown[] = [];
  const tried = new Set<string>();
  for (const said of misquotedIn(work.book(), await work.ledger.said())) {
    for await (const quote of quotesOf(said, work)) {
      if (signal?.aborted === true) return;
      if (tried.has(nonceOf(quote))) continue;
      tried.add(nonceOf(quote));
      await correctOne(quote, work).catch((error: unknown) => broken.push(error));
    }
  }
  if (broken.length > 0) throw broken[0];
}

/** What corrects messages, called with each look: at once when there is another book than before, else now and then. */
export function createCorrecting(work: Work): (signal?: AbortSignal) => Promise<void> {
  let looked: FactBook | null = null;
  let again = Number.NEGATIVE_INFINITY;
  return async (signal) => {
    const book = work.book();
    const at = work.now().getTime();
    if (book === looked && at < again) return;
    looked = book;
    again = at + LOOK_EVERY_MS;
    await correctMisquotes(work, signal);
  };
}
