import type { FactBook } from '../core/fact-book.ts';
import { type Briefing, nonceOf, type SlotKey } from './briefing.ts';
import { type Composed, composeBriefing } from './compose.ts';
import type { Deliver, Deliverers } from './delivery.ts';
import { type Outcome, stepAfter, type Timeliness, timelinessOf } from './outcome.ts';
import { type Shown, shownBefore } from './shown-before.ts';
import type { BriefingStore, Ledger, Memory, Run } from './store.ts';
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

const traceOf = ({ briefing, run }: Task) => ({ channel: briefing.channel, nonce: nonceOf(run) });

const messageOf = ({ composed }: Task) => (composed.kind === 'card' ? composed : null);

/**
 * What an attempt that was stopped has shown, where it is found: what was noted before it was sent, since the book may
 * be another one by now.
 */
async function leftBy(task: Task): Promise<Shown | null> {
  const { work, run } = task;
  const telling = await work.ledger.telling(run);
  if (telling === null) return messageOf(task);
  return shownBefore(telling, await work.ledger.memory(run.briefing), {
    book: work.book(),
    now: messageOf(task),
  });
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

/** Sends a run that we have begun. */
async function send(task: Task, message: Message): Promise<Worked> {
  const { work, run, deliver } = task;
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
        if (sends >= MOST_SENDS && run.standing.kind === 'sending') return waits(run.standing.wakeAt);
        break;
      }
      default:
        return step satisfies never;
    }
  }
}

/** Begins a run: one that is due, or one whose sender was stopped, which is looked for before it is sent again. */
async function begin(task: Task): Promise<Worked> {
  const { work, run: seen, composed } = task;
  const { standing } = seen;
  const isLeft = standing.kind === 'sending';
  const skip = skipOf(task);
  if (skip !== null && !isLeft) return end(task, skip.outcome, skip);
  const now = work.now();
  const telling = isLeft ? undefined : messageOf(task)?.telling;
  const run = await work.ledger.begin(seen, now, after(now, SEND_WITHIN_MS), telling);
  if (run === null) return NOT_OURS;
  const begun = { ...task, run };
  if (isLeft) {
    const outcome: Outcome = { state: 'unknown', reason: 'stopped' };
    const looked = await lookFor(begun, standing.since, { outcome, shown: await leftBy(begun) });
    if (looked !== null) return looked;
    const message = skip === null ? messageOf(begun) : null;
    if (message !== null && !(await work.ledger.retell(run, message.telling))) return NOT_OURS;
  } else if (task.timeliness === 'late') {
    // After a power cut or from a backup, the ledger may not know of what was sent just before.
    const found = await task.deliver.recover(traceOf(begun), run.at);
    if (found.kind === 'found') {
      const shown = messageOf(begun);
      return end(begun, { state: 'delivered', reason: 'found' }, { message: found.message, shown });
    }
  }
  if (skip !== null) return end(begun, skip.outcome, skip);
  return composed.kind === 'card' ? send(begun, composed) : NOT_OURS;
}

/**
 * Works at a run until it is over or has to wait: composes it, writes down that it is being sent, sends it, and writes
 * down what became of it. Whatever happens between two of these steps, the next one to work at it goes on rightly.
 */
export async function deliverRun(key: SlotKey, work: Work): Promise<Worked> {
  const { store, ledger, deliverers } = work;
  const [run, briefing] = [await ledger.run(key), await store.get(key.briefing)];
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
  return begin({ work, run, briefing, deliver, timeliness, composed });
}

/** Ends a run at which every attempt to work broke: it is our own fault, and it is told. */
export async function giveUp(key: SlotKey, work: Work): Promise<Worked> {
  const run = await work.ledger.run(key);
  if (run === null || run.standing.kind === 'over') return NOT_OURS;
  const isBegun = run.standing.kind === 'sending';
  return end(
    { work, run },
    isBegun ? { state: 'unknown', reason: 'stopped' } : { state: 'failed', reason: 'broken' },
  );
}
