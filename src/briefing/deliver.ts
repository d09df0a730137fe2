import type { FactBook } from '../core/book/fact-book.ts';
import { type Briefing, nonceOf, type SlotKey } from './briefing.ts';
import { type Composed, composeBriefing } from './compose.ts';
import { type Deliver, type Deliverers, NONCE_HOLDS_MS } from './delivery.ts';
import { type Outcome, stepAfter, type Timeliness, timelinessOf } from './outcome.ts';
import { type Shown, shownBefore } from './shown-before.ts';
import { type BriefingStore, type Ledger, type Memory, type Run, UnreadableBriefing } from './store.ts';
import { quotesOf } from './telling.ts';

/**
 * How long a sender has from each send that it begins until it counts as stopped. An adapter takes fifteen seconds at most
 * to send, and as long to look. The turns that a look waits for may make it longer: then the run may be somebody else's by
 * the time when it is to be sent again, and the ledger says so.
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
  /** Whether something was sent before, of which nobody knows what became. */
  readonly isAgain: boolean;
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
 * Whether a run may have been sent though the ledger does not know of it, and would come twice: a power cut, or a backup,
 * may have cost what was written before this program had it. To look takes up to three requests of the pace that others
 * wait for, and there is no need for it as long as the nonce holds.
 */
const mayComeTwice = ({ work: { openedAt, now }, run }: Task) =>
  (openedAt === undefined || run.at <= openedAt) && now().getTime() - run.at.getTime() >= NONCE_HOLDS_MS;

/** Whether a run is still as late as it was composed for: the turns that it waited for may have been long in coming. */
const isAsComposed = ({ work, run, briefing, timeliness }: Task) =>
  timelinessOf(run, work.now(), briefing.graceMinutes) === timeliness;

/**
 * A run that we have and cannot go on with stays as one that is being sent, so that it is looked for before anything else
 * when its time is up.
 */
const leave = ({ work, run: { standing } }: Task): Worked =>
  waits(standing.kind === 'sending' ? standing.wakeAt : work.now());

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
 * Looks for what attempts may have left, which have shown `shown`; `null` where it may be sent again. `outcome` is how
 * the run ends where nobody can tell. `last` is when the last send was begun, where that was just now.
 */
async function lookFor(
  task: Task,
  { outcome, shown, last }: { outcome: Outcome; shown: Shown | null; last?: Date },
): Promise<Worked | null> {
  const { run, timeliness, deliver } = task;
  const since = run.standing.kind === 'sending' ? run.standing.since : run.at;
  const found = await deliver.recover(traceOf(task), since, last);
  switch (found.kind) {
    case 'found':
      return end(task, { state: 'delivered', reason: 'found' }, { message: found.message, shown });
    case 'unknown':
      return end(task, outcome);
    case 'send-again':
      return null;
    case 'later':
      if (timeliness === 'too-late') return end(task, { state: 'unknown', reason: 'no-answer' });
      return leave(task);
    default:
      return found satisfies never;
  }
}

/** Sends a run that we have begun, in its turn; `left` is how often that may be done. */
async function send(task: Task, message: Message, left = MOST_SENDS): Promise<Worked> {
  const { work, run, deliver, isAgain } = task;
  const last = work.now();
  const delivery = await deliver.send({ ...traceOf(task), card: message.card });
  const step = stepAfter(delivery, task.timeliness === 'on-time' ? 'on-time' : 'late');
  switch (step.kind) {
    case 'over':
      return end(task, step.outcome, { message: step.message, shown: message });
    case 'again': {
      // What was sent before may still be there, or come.
      if (isAgain) return leave(task);
      const at = after(work.now(), step.afterMs);
      return (await work.ledger.putBack(run, at)) ? waits(at) : NOT_OURS;
    }
    case 'look': {
      const outcome: Outcome = { state: 'unknown', reason: 'no-answer' };
      const looked = await lookFor(task, { outcome, shown: message, last });
      if (looked !== null) return looked;
      return left > 1 ? sendAgain(task, message, left - 1) : leave(task);
    }
    default:
      return step satisfies never;
  }
}

/** Sends again what was looked for and is not there, if it is still ours and to be sent once its turn has come. */
async function sendAgain(task: Task, message: Message, left = MOST_SENDS): Promise<Worked> {
  const { work, run, deliver, briefing, stopping } = task;
  const isTurn = await deliver.turn(briefing.channel, stopping);
  if (!isTurn || !isAsComposed(task)) return leave(task);
  const begun = await work.ledger.beginAgain(run, after(work.now(), SEND_WITHIN_MS), message.telling);
  return begun === null ? leave(task) : send({ ...task, run: begun, isAgain: true }, message, left);
}

/**
 * Begins a run that is due. Its turn is waited for first: on a platform where nobody can look, what is begun and not
 * sent would count as uncertain.
 */
async function beginDue(task: Task, message: Message): Promise<Worked> {
  const { work, run: seen, briefing, deliver, stopping } = task;
  const isLookedFor = mayComeTwice(task);
  if (isLookedFor) {
    const found = await deliver.recover(traceOf(task), seen.at);
    if (found.kind === 'found') {
      const outcome = { state: 'delivered', reason: 'found' } as const;
      return end(task, outcome, { message: found.message, shown: message });
    }
    if (found.kind === 'later') return notNow(task);
  }
  if (!(await deliver.turn(briefing.channel, stopping))) return notNow(task);
  const now = work.now();
  const until = after(now, SEND_WITHIN_MS);
  const isAsBefore = isAsComposed(task) && mayComeTwice(task) === isLookedFor;
  const run = isAsBefore ? await work.ledger.begin(seen, now, until, message.telling) : null;
  // It is another one's by now, or paused, or later than it was: whoever takes it next sees which.
  return run === null ? waits(now) : send({ ...task, run }, message);
}

/** Goes on with a run whose sender was stopped: it is looked for before it is sent again. */
async function goOn(task: Task): Promise<Worked> {
  const { work, composed } = task;
  const now = work.now();
  const run = await work.ledger.takeOver(task.run, now, after(now, SEND_WITHIN_MS));
  if (run === null) return NOT_OURS;
  const taken = { ...task, run };
  const outcome: Outcome = { state: 'unknown', reason: 'stopped' };
  const looked = await lookFor(taken, { outcome, shown: await leftBy(taken) });
  if (looked !== null) return looked;
  const skip = skipOf(taken);
  if (skip !== null) return end(taken, skip.outcome, skip);
  return composed.kind === 'card' ? sendAgain(taken, composed) : NOT_OURS;
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
  const task = { work, run, briefing, deliver, timeliness, composed, isAgain: false, stopping };
  if (run.standing.kind === 'sending') return goOn(task);
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
