import type { Log } from '../../command/log.ts';

/** What a failed attempt means for the next one. */
export type Failure = {
  /** For the operator; ends with the remedy. */
  readonly message: string;
  /** Whether trying again without changing anything is pointless. */
  readonly isPermanent: boolean;
  /** How long the other side asks to wait; `null` when it does not say. */
  readonly retryAfterMs: number | null;
};

export type Trying = {
  /**
   * Makes the first attempt. When that fails for now, goes on trying in the background.
   * @throws when it fails for good.
   */
  readonly start: () => Promise<void>;
  /**
   * Begins anew, for what has worked and was lost: at once, but ever more slowly for what is lost again and again
   * as soon as it works.
   */
  readonly again: () => void;
  readonly stop: () => void;
};

export type KeepTryingOptions = {
  readonly attempt: () => Promise<void>;
  readonly explain: (error: unknown) => Failure;
  readonly log: Log;
  readonly now: () => number;
};

/** Waits between attempts; the last one for all that follow. */
const WAITS_MS = [1000, 2000, 5000, 10_000, 30_000];
/** What fails for good (a revoked token) may still be mended by the operator without a restart. */
const AFTER_PERMANENT_MS = 60_000;

/** What works for so long has come to stay. */
const STEADY_MS = 10_000;

/** Waits differ a little, so that many programs that lost one server do not come back in the same moment. */
function jittered(ms: number): number {
  return ms * (0.9 + Math.random() / 5);
}

function waitAtStep(step: number): number {
  return WAITS_MS[Math.min(step, WAITS_MS.length - 1)] ?? AFTER_PERMANENT_MS;
}

/** Makes an attempt until it works, ever more slowly, and never throws once it has started. */
export function keepTrying({ attempt, explain, log, now }: KeepTryingOptions): Trying {
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  /** Losses in a row that came soon after it worked. */
  let lapses = 0;
  let workedAt = Number.NEGATIVE_INFINITY;
  let isStopped = false;

  const schedule = (ms: number) => {
    if (isStopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => void tryInBackground(), ms);
  };
  const waitAfter = ({ isPermanent, retryAfterMs }: Failure): number => {
    const wait = waitAtStep(failures);
    failures += 1;
    return Math.max(jittered(isPermanent ? AFTER_PERMANENT_MS : wait), retryAfterMs ?? 0);
  };
  const retryLater = (failure: Failure) => {
    if (isStopped) return;
    const ms = waitAfter(failure);
    const tell = failure.isPermanent ? log.error : log.warn;
    tell.call(log, { tryingAgainInMs: Math.round(ms) }, failure.message);
    schedule(ms);
  };
  const attemptOnce = async () => {
    await attempt();
    failures = 0;
    workedAt = now();
  };
  const tryInBackground = async () => {
    try {
      await attemptOnce();
    } catch (error) {
      retryLater(explain(error));
    }
  };

  return {
    start: async () => {
      try {
        await attemptOnce();
      } catch (error) {
        const failure = explain(error);
        if (failure.isPermanent) throw new Error(failure.message, { cause: error });
        retryLater(failure);
      }
    },
    again: () => {
      if (isStopped) return;
      lapses = now() - workedAt < STEADY_MS ? lapses + 1 : 0;
      // A first lapse may be chance; a peer that greets and closes would be asked without a pause.
      if (lapses < 2) return schedule(0);
      const ms = jittered(waitAtStep(lapses - 2));
      log.warn(
        { tryingAgainInMs: Math.round(ms) },
        'The connection ends as soon as it is made. It is tried again by itself; if that goes on, check what stands between this machine and the other side.',
      );
      schedule(ms);
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
