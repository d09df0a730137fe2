import type { PauseReason, Slot } from './briefing.ts';
import type { Delivery } from './delivery.ts';

/** From when on a message says that it is late. Many channels at one minute are not all served in that minute. */
export const LATE_AFTER_MINUTES = 10;

/** Every way in which a run can end. Each run ends in exactly one. */
export const OUTCOMES = [
  { state: 'delivered', reason: 'on-time' },
  { state: 'delivered', reason: 'late' },
  /** The program was stopped during the send, and the message was there when it looked. */
  { state: 'delivered', reason: 'found' },
  /** The first run of `changes` only notes what is known. */
  { state: 'skipped', reason: 'baseline' },
  { state: 'skipped', reason: 'nothing-new' },
  /** Its topics hold nothing. */
  { state: 'skipped', reason: 'nothing-to-say' },
  { state: 'skipped', reason: 'too-late' },
  { state: 'skipped', reason: 'paused' },
  { state: 'failed', reason: 'channel-gone' },
  { state: 'failed', reason: 'archived' },
  { state: 'failed', reason: 'access-lost' },
  /** Of earlier versions: what meets a refused token waits for another one now. */
  { state: 'failed', reason: 'token-revoked' },
  { state: 'failed', reason: 'refused' },
  /** What the database holds of its settings means nothing to this program. */
  { state: 'failed', reason: 'unreadable' },
  /** Our own fault, which is in the log. */
  { state: 'failed', reason: 'broken' },
  /** It may be in the channel: the platform did not say so, and would not say when it was looked for. */
  { state: 'unknown', reason: 'no-answer' },
  /** It may be in the channel: the program was stopped before it heard, and nobody can look. */
  { state: 'unknown', reason: 'stopped' },
] as const;

/** What became of a run, with the reason. */
export type Outcome = (typeof OUTCOMES)[number];

type ReasonOf<State extends Outcome['state']> = Extract<Outcome, { readonly state: State }>['reason'];

export type SkipReason = ReasonOf<'skipped'>;

/** Where a run stands: waiting, being sent, or over. */
export type RunState = 'due' | 'sending' | Outcome['state'];

/** Reads an outcome as a store keeps it; `null` for what is none. */
export function parseOutcome(state: string, reason: string): Outcome | null {
  return OUTCOMES.find((one) => one.state === state && one.reason === reason) ?? null;
}

/** Whether a run is still to be sent, and what it says of itself. */
export type Timeliness = 'on-time' | 'late' | 'too-late';

const MINUTE_MS = 60_000;

/** How late a run is. What is as late as its grace is still sent. A clock that was set back makes nothing early. */
export function timelinessOf({ at }: Slot, now: Date, graceMinutes: number): Timeliness {
  const late = now.getTime() - at.getTime();
  if (late > graceMinutes * MINUTE_MS) return 'too-late';
  return late > Math.min(LATE_AFTER_MINUTES, graceMinutes) * MINUTE_MS ? 'late' : 'on-time';
}

/** What follows from what a platform said. */
export type Step =
  | { readonly kind: 'over'; readonly outcome: Outcome; readonly message: string | null }
  /** Nothing was sent: the run waits again. */
  | { readonly kind: 'again'; readonly afterMs: number }
  /** Something may have been sent: it is to be looked for. */
  | { readonly kind: 'look' };

/** How long a platform that cannot be reached is left alone. */
const UNREACHABLE_MS = 30_000;

/** What a run comes to by what the platform said to its message. */
export function stepAfter(delivery: Delivery, timeliness: 'on-time' | 'late'): Step {
  switch (delivery.kind) {
    case 'delivered':
      return {
        kind: 'over',
        outcome: { state: 'delivered', reason: timeliness },
        message: delivery.message,
      };
    case 'channel-gone':
    case 'archived':
    case 'access-lost':
    case 'refused':
      return { kind: 'over', outcome: { state: 'failed', reason: delivery.kind }, message: null };
    case 'rate-limited':
      return { kind: 'again', afterMs: delivery.retryAfterMs };
    // It says nothing about this briefing: every one of them would be paused for good.
    case 'token-revoked':
    case 'unreachable':
      return { kind: 'again', afterMs: UNREACHABLE_MS };
    case 'uncertain':
      return { kind: 'look' };
    default:
      return delivery satisfies never;
  }
}

/** Why a briefing is paused after a run; `null` where the next run may succeed. */
export function pauseAfter({ state, reason }: Outcome): PauseReason | null {
  return state === 'failed' && reason !== 'broken' ? reason : null;
}

/** What is told about a run, once. */
export const NOTICES = ['paused', 'unknown', 'broken', 'missed', 'empty'] as const;

export type NoticeKind = (typeof NOTICES)[number];

/** What its owner must hear of, whatever they would otherwise miss without knowing; `null` where nothing is. */
export function noticeAfter(outcome: Outcome): NoticeKind | null {
  if (pauseAfter(outcome) !== null) return 'paused';
  if (outcome.state === 'unknown') return 'unknown';
  if (outcome.state === 'failed') return 'broken';
  if (outcome.reason === 'nothing-to-say') return 'empty';
  return outcome.reason === 'too-late' ? 'missed' : null;
}
