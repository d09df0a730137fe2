import { randomBytes } from 'node:crypto';
import type { KeptTexts } from './command.ts';

const MINUTES_KEPT = 30;
const MOST_KEPT = 250;
/** In characters, about eight megabytes: a file of briefings is longer than a figure or a note. */
const MOST_ROOM = 4_000_000;

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
      let room = kept.values().reduce((sum, one) => sum + one.text.length, 0);
      for (const [oldest, one] of kept) {
        if ((kept.size <= MOST_KEPT && room <= MOST_ROOM) || oldest === token) break;
        kept.delete(oldest);
        room -= one.text.length;
      }
      return token;
    },
    find: (token) => {
      forgetOld();
      return kept.get(token)?.text ?? null;
    },
  };
}
