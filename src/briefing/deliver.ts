import type { FactBook } from '../core/book/fact-book.ts';
import { type Briefing, nonceOf, type SlotKey } from './briefing.ts';
import { type Composed, composeBriefing } from './compose.ts';
import type { Deliver, Deliverers } from './delivery.ts';
import { type Outcome, stepAfter, type Timeliness, timelinessOf } from './outcome.ts';
import { type Shown, shownBefore } from './shown-before.ts';
import { type BriefingStore, type Ledger, type Memory, type Run, UnreadableBriefing } from './store.ts';
import { quotesOf } from './telling.ts';

/**
 * How long a sender has before it counts as stopped. An adapter takes fifteen seconds at most to send or to look, and
 * does each `MOST_SENDS` times.
 */
export const SEND_WITHIN_MS = 120_000;

/** How often a message is sent at a stretch, where the platform does not say what became of it. */
const MOST_SENDS = 3;

/** How long a run waits for its platform to be connected. */
const NOT_CONNECTED_MS = 60_000;

/** What runs are worked with. */
export type Work = {
  readonly store: BriefingStore;
  readonly ledger: Ledger;
  readonly deliverers: Deliverers;
  readonly book: () => FactBook;
  readonly now: () => Date;
  /** Since when this program has had the ledger: it knows of all that was sent from then on. Left out where nobody knows. */
  readonly openedAt?: Date;
};

/** What became of the work at a run: it is over, it waits until `at`, or somebody else has it or had it. */
export type Worked =
  | { readonly kind: 'over'; readonly outcome: Outcome }
  | { readonly kind: 'waits'; readonly at: Date }
  | { readonly kind: 'not-ours' };

const NOT_OURS: Worked = { kind: 'not-ours' };

type Message = Extract<Composed, { kind: 'card' }>;

/** A run with what it takes to go on with it. */
type Task = {
  readonly work: Work;
  readonly run: Run;
  readonly briefing: Briefing;
  readonly deliver: Deliver;
  readonly timeliness: Timeliness;
  readonly composed: Composed;
  /** Aborted when the program stops: then nothing is begun any more. */
  readonly stopping: AbortSignal | undefined;
};

const waits = (at: Date): Worked => ({ kind: 'waits', at });

const after = (now: Date, ms: number) => new Date(now.getTime() + ms);

async function end(
  { work, run }: Pick<Task, 'work' | 'run'>,
  outcome: Outcome,
  kept: { message?: string | null; shown?: Shown | null; memory?: Memory | null } = {},
): Promise<Worked> {
  const { message = null } = kept;
  const shown = message === null ? null : (kept.shown ?? null);
  const ending = {
    outcome,
    message,
    quotes: shown === null ? {} : quotesOf(shown.telling),
    memory: shown === null ? (kept.memory ?? null) : shown.memory,
  };
  return (await work.ledger.end(run, ending, work.now())) ? { kind: 'over', outcome } : NOT_OURS;
}

/** Why a run is not sent, or not sent any more, though nothing stands in the way of sending; with what is remembered. */
function skipOf({
  briefing,
  timeliness,
  composed,
}: Task): { outcome: Outcome; memory: Memory | null } | null {
  if (briefing.state.kind === 'paused') {
    return { outcome: { state: 'skipped', reason: 'paused' }, memory: null };
  }
  if (timeliness === 'too-late') return { outcome: { state: 'skipped', reason: 'too-late' }, memory: null };
  if (composed.kind === 'card') return null;
  return { outcome: { state: 'skipped', reason: composed.reason }, memory: composed.memory };
}

/**
 * Whether a run may have been sent though the ledger does not know of it: a power cut, or a backup, may have cost what was
 * written before this program had it. To look takes up to three requests of the pace that others wait for.
 */
const mayBeForgotten = ({ work: { openedAt }, run }: Task) => openedAt === undefined || run.at <= openedAt;

const traceOf = ({ briefing, run }: Task) => ({ channel: briefing.channel, nonce: nonceOf(run) });

/**
 * What an attempt that was stopped has shown, where it is found: what was noted before it was sent, since the book may
 * be another one by now.
 */
async function leftBy({ work, run, composed }: Task): Promise<Shown | null> {
  const now = composed.kind === 'card' ? composed : null;
  const telling = await work.ledger.telling(run);
  if (telling === null) return now;
  return shownBefore(telling, await work.ledger.memory(run.briefing), { book: work.book(), now });
}

/**
 * Looks for what an attempt may have left, which has shown `shown`; `null` where it may be sent again. `outcome` is how
 * the run ends where nobody can tell.
 */
async function lookFor(
  task: Task,
  since: Date,
  { outcome, shown }: { outcome: Outcome; shown: Shown | null },
): Promise<Worked | null> {
  const { run, timeliness, deliver } = task;
  const found = await deliver.recover(traceOf(task), since);
  switch (found.kind) {
    case 'found':
      return end(task, { state: 'delivered', reason: 'found' }, { message: found.message, shown });
    case 'unknown':
      return end(task, outcome);
    case 'send-again':
      return null;
    case 'later':
      // It stays as one that is being sent, so that it is looked for before anything else when its time is up.
      if (timeliness === 'too-late') return end(task, { state: 'unknown', reason: 'no-answer' });
      return waits(run.standing.kind === 'sending' ? run.standing.wakeAt : task.work.now());
    default:
      return found satisfies never;
  }
}

/** Sends a run that we have begun, in its turn. */
async function send(task: Task, message: Message): Promise<Worked> {
  const { work, run, deliver, briefing, stopping } = task;
  const timeliness = task.timeliness === 'on-time' ? 'on-time' : 'late';
  const parcel = { ...traceOf(task), card: message.card };
  for (let sends = 1; ; sends++) {
    const since = work.now();
    const step = stepAfter(await deliver.send(parcel), timeliness);
    switch (step.kind) {
      case 'over':
        return end(task, step.outcome, { message: step.message, shown: message });
      case 'again': {
        const at = after(work.now(), step.afterMs);
        return (await work.ledger.putBack(run, at)) ? waits(at) : NOT_OURS;
      }
      case 'look': {
        const outcome: Outcome = { state: 'unknown', reason: 'no-answer' };
        const looked = await lookFor(task, since, { outcome, shown: message });
        if (looked !== null) return looked;
        // As above: the next one to have it looks for it first.
        const isEnough = sends >= MOST_SENDS || !(await deliver.turn(briefing.channel, stopping));
        if (isEnough && run.standing.kind === 'sending') return waits(run.standing.wakeAt);
        break;
      }
      default:
        return step satisfies never;
    }
  }
}

/**
 * Begins a run that is due. Its turn is waited for first: on a platform where nobody can look, what is begun and not
 * sent would count as uncertain.
 */
async function beginDue(task: Task, message: Message): Promise<Worked> {
  const { work, run: seen, briefing, deliver, stopping } = task;
  if (task.timeliness === 'late' && mayBeForgotten(task)) {
    const found = await deliver.recover(traceOf(task), seen.at);
    if (found.kind === 'found') {
      const outcome = { state: 'delivered', reason: 'found' } as const;
      return end(task, outcome, { message: found.message, shown: message });
    }
  }
  if (!(await deliver.turn(briefing.channel, stopping))) return notNow(task);
  const now = work.now();
  const run = await work.ledger.begin(seen, now, after(now, SEND_WITHIN_MS), message.telling);
  return run === null ? NOT_OURS : send({ ...task, run }, message);
}

/** Goes on with a run whose sender was stopped: it is looked for before it is sent again. */
async function goOn(task: Task, since: Date): Promise<Worked> {
  const { work, briefing, composed, deliver, stopping } = task;
  const now = work.now();
  const run = await work.ledger.begin(task.run, now, after(now, SEND_WITHIN_MS));
  if (run === null) return NOT_OURS;
  const begun = { ...task, run };
  const outcome: Outcome = { state: 'unknown', reason: 'stopped' };
  const looked = await lookFor(begun, since, { outcome, shown: await leftBy(begun) });
  if (looked !== null) return looked;
  const skip = skipOf(task);
  if (skip !== null) return end(begun, skip.outcome, skip);
  if (!(await deliver.turn(briefing.channel, stopping))) return waits(after(now, SEND_WITHIN_MS));
  if (composed.kind !== 'card') return NOT_OURS;
  return (await work.ledger.retell(run, composed.telling)) ? send(begun, composed) : NOT_OURS;
}

/** A run that could not be begun goes back: to others at once where this program stops. */
function notNow({ work, stopping }: Task): Worked {
  return waits(stopping?.aborted === true ? work.now() : after(work.now(), NOT_CONNECTED_MS));
}

/**
 * Works at a run until it is over or has to wait: composes it, writes down that it is being sent, sends it, and writes
 * down what became of it. Whatever happens between two of these steps, the next one to work at it goes on rightly. Once
 * `stopping` is aborted nothing is begun any more; what was begun is brought to its end.
 */
export async function deliverRun(key: SlotKey, work: Work, stopping?: AbortSignal): Promise<Worked> {
  if (stopping?.aborted === true) return waits(work.now());
  const { store, ledger, deliverers } = work;
  const run = await ledger.run(key);
  const briefing = await store.get(key.briefing).catch(asUnreadable);
  if (briefing === 'unreadable') return giveUp(key, work, briefing);
  if (run === null || briefing === null || run.standing.kind === 'over') return NOT_OURS;
  const now = work.now();
  if (run.standing.kind === 'sending' && run.standing.wakeAt > now) return waits(run.standing.wakeAt);
  const timeliness = timelinessOf(run, now, briefing.graceMinutes);
  const deliver = deliverers[briefing.channel.platform];
  if (deliver === undefined) {
    if (timeliness !== 'too-late' || run.standing.kind === 'sending')
      return waits(after(now, NOT_CONNECTED_MS));
    return end({ work, run }, { state: 'skipped', reason: 'too-late' });
  }
  const memory = await ledger.memory(key.briefing);
  const isLate = timeliness === 'late';
  const composed = composeBriefing(briefing, { book: work.book(), memory, slot: run, isLate, now });
  const task = { work, run, briefing, deliver, timeliness, composed, stopping };
  if (run.standing.kind === 'sending') return goOn(task, run.standing.since);
  const skip = skipOf(task);
  if (skip !== null) return end(task, skip.outcome, skip);
  return composed.kind === 'card' ? beginDue(task, composed) : NOT_OURS;
}

function asUnreadable(error: unknown): 'unreadable' {
  if (error instanceof UnreadableBriefing) return 'unreadable';
  throw error;
}

/** Ends a run at which every attempt to work broke, or whose briefing cannot be read: it is our own fault, and it is told. */
export async function giveUp(
  key: SlotKey,
  work: Work,
  reason: 'broken' | 'unreadable' = 'broken',
): Promise<Worked> {
  const run = await work.ledger.run(key);
  if (run === null || run.standing.kind === 'over') return NOT_OURS;
  const isBegun = run.standing.kind === 'sending';
  return end({ work, run }, isBegun ? { state: 'unknown', reason: 'stopped' } : { state: 'failed', reason });
}
