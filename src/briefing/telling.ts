import type { TopicId } from '../core/id.ts';
import type { Language } from '../core/language.ts';
import type { IsoDate } from '../core/period/iso-date.ts';
import type { Briefing, Mode } from './briefing.ts';
import type { LocalTime, Zone } from './local-time.ts';
import type { Prints, Said } from './store.ts';

/** Why a message tells something: it is there, it is new, or it was told otherwise before. */
export type Told = Said &
  (
    | { readonly as: 'standing' }
    | { readonly as: 'new' }
    | { readonly as: 'revised'; readonly before: string }
  );

/**
 * What a message tells and how, without its words: the same message can be made of it again, with the figures as they
 * are by then, whatever became of its briefing.
 */
export type Telling = {
  readonly language: Language;
  readonly mode: Mode;
  readonly zone: Zone;
  /** Of its briefing, for its buttons. */
  readonly topics: readonly TopicId[];
  /** Those that its title names. */
  readonly about: readonly TopicId[];
  /** When it was due, where it is late. */
  readonly lateFor: LocalTime | null;
  /** The day of that, by the clocks of the zone; `null` where nobody noted it, and it was the day of the run. */
  readonly lateOn: IsoDate | null;
  /** How many facts were news, where it says so. */
  readonly counts: { readonly added: number; readonly revised: number } | null;
  readonly told: readonly Told[];
  /** How many more facts there are, which its buttons lead to. */
  readonly beyond: number;
  /** How many more of the news there are, which the next message tells. */
  readonly later: number;
  /** The subjects of which a newer value is expected from a day on. */
  readonly next: readonly { readonly subject: string; readonly from: IsoDate }[];
};

/** What a message quotes. */
export function quotesOf({ told }: Telling): Prints {
  return Object.fromEntries(told.map(({ subject, print }) => [subject, print]));
}

/** What is known of a message that was sent before tellings were kept: what it quotes, of its briefing as it is now. */
export function tellingOfQuotes({ language, mode, schedule, topics }: Briefing, quotes: Prints): Telling {
  const told = Object.entries(quotes).map(([subject, print]): Told => ({ subject, print, as: 'standing' }));
  const { zone } = schedule;
  return {
    language,
    mode,
    zone,
    topics,
    about: topics,
    lateFor: null,
    lateOn: null,
    counts: null,
    told,
    beyond: 0,
    later: 0,
    next: [],
  };
}
