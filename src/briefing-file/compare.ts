import { type Briefing, SETTING_NAMES, type Settings } from '../briefing/briefing.ts';
import type { Saved } from '../briefing/store.ts';
import { stateWord } from './words.ts';

/** What importing one briefing of a file would do. */
export type Step =
  | { readonly kind: 'add'; readonly saved: Saved }
  | {
      readonly kind: 'change';
      readonly saved: Saved;
      readonly now: Briefing;
      /** What would be otherwise. */
      readonly settings: Partial<Settings>;
      readonly isOtherState: boolean;
      readonly isOtherDate: boolean;
    }
  | { readonly kind: 'same'; readonly saved: Saved }
  /** A name that another channel’s briefing has. */
  | { readonly kind: 'taken'; readonly saved: Saved };

function differences(saved: Saved, now: Briefing): Partial<Settings> {
  const other = SETTING_NAMES.filter((key) => JSON.stringify(saved[key]) !== JSON.stringify(now[key]));
  return Object.fromEntries(other.map((key) => [key, saved[key]]));
}

/** What importing a file would do, beside what stands now under the same names. */
export function compareBriefings(file: readonly Saved[], standing: readonly Briefing[]): readonly Step[] {
  const known = new Map(standing.map((one) => [one.id, one]));
  return file.map((saved): Step => {
    const now = known.get(saved.id);
    if (now === undefined) return { kind: 'add', saved };
    if (now.channel.channel !== saved.channel.channel) return { kind: 'taken', saved };
    const settings = differences(saved, now);
    const isOtherState = stateWord(now.state) !== stateWord(saved.state);
    const isOtherDate = now.createdAt.getTime() !== saved.createdAt.getTime();
    const isSame = Object.keys(settings).length === 0 && !isOtherState && !isOtherDate;
    if (isSame) return { kind: 'same', saved };
    return { kind: 'change', saved, now, settings, isOtherState, isOtherDate };
  });
}
