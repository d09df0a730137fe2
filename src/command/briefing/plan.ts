import type { Briefing, Mode, Schedule, Settings } from '../../briefing/briefing.ts';
import { GRACE_MINUTES } from '../../briefing/briefing.ts';
import {
  type LocalTime,
  parseLocalTime,
  parseZone,
  type Weekday,
  type Zone,
} from '../../briefing/local-time.ts';
import type { TopicId } from '../../core/id.ts';
import { type Language, languageOf } from '../../core/language.ts';
import type { CommandContext } from '../command.ts';
import { daysWord } from './days.ts';

/** What a person says of a briefing, before it is one. */
export type Plan = {
  readonly topics: readonly TopicId[];
  readonly weekdays: readonly Weekday[];
  readonly time: LocalTime;
  readonly zone: Zone;
  readonly mode: Mode;
  readonly language: Language;
};

function known<Value>(value: Value | null, what: string): Value {
  if (value === null) throw new Error(`No such ${what}`);
  return value;
}

/** What holds where nothing is said: weekdays at nine by the clocks of the pack, in the language of the answer. */
export function defaultPlan({ book, language }: CommandContext): Plan {
  return {
    topics: [],
    weekdays: [1, 2, 3, 4, 5],
    time: known(parseLocalTime('09:00'), 'time'),
    zone: known(parseZone(book.info.timeZone), 'time zone'),
    mode: 'digest',
    language: languageOf(language),
  };
}

/** What a briefing says now. */
export function planOf({ topics, schedule, mode, language }: Briefing): Plan {
  const { weekdays, time, zone } = schedule;
  return { topics, weekdays, time, zone, mode, language };
}

/**
 * The words that say all of a plan: `trade,roads weekdays 09:00 Asia/Shanghai changes zh`; every topic of the book is
 * `all`, so that a button has room for it. Topics that have left the book cannot be said: a briefing that has some keeps
 * its topics where none are.
 */
export function planWords(plan: Plan, { book }: Pick<CommandContext, 'book'>): string {
  const { topics, weekdays, time, zone, mode, language } = plan;
  const isAll = topics.length === book.topics.length && book.topics.every(({ id }) => topics.includes(id));
  const isSayable = topics.every((id) => book.topic(id) !== null);
  const about = isAll && topics.length > 1 ? 'all' : isSayable ? topics.join(',') : '';
  return [about, daysWord(weekdays), time, zone, mode, language].join(' ').trim();
}

export function scheduleOf({ weekdays, time, zone }: Plan, quiet: Schedule['quiet'] = []): Schedule {
  return { weekdays, time, zone, quiet };
}

/** The settings of a new briefing. */
export function settingsOf(plan: Plan, owner: string): Settings {
  const { topics, mode, language } = plan;
  const schedule = scheduleOf(plan);
  return { topics, mode, language, schedule, graceMinutes: GRACE_MINUTES, owner, backupOwner: null };
}
