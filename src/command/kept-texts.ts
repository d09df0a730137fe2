import { randomBytes } from 'node:crypto';

/** Texts too long for a button, kept in memory under a short name for a while. Nothing of them is written anywhere. */
export type KeptTexts = {
  /** The name of a text: 12 letters and digits that nobody can guess. */
  readonly keep: (text: string) => string;
  /** `null` for what was never kept, or is no more. */
  readonly find: (token: string) => string | null;
};

const MINUTES_KEPT = 30;
/** Of four thousand characters each, about two megabytes. */
const MOST_KEPT = 250;

type Kept = { readonly text: string; readonly until: number };

/** Makes a place for texts; the oldest goes when there are too many. */
export function createKeptTexts(now: () => Date): KeptTexts {
  const kept = new Map<string, Kept>();
  const forgetOld = () => {
    const at = now().getTime();
    for (const [token, { until }] of kept) if (until <= at) kept.delete(token);
  };
  return {
    keep: (text) => {
      forgetOld();
      const known = [...kept].find(([, one]) => one.text === text)?.[0];
      const token = known ?? randomBytes(9).toString('base64url').replace(/[-_]/g, '0');
      kept.delete(token);
      kept.set(token, { text, until: now().getTime() + MINUTES_KEPT * 60_000 });
      const [oldest] = kept.keys();
      if (oldest !== undefined && kept.size > MOST_KEPT) kept.delete(oldest);
      return token;
    },
    find: (token) => {
      forgetOld();
      return kept.get(token)?.text ?? null;
    },
  };
}
