import { WEEKDAYS, type Weekday } from '../../briefing/local-time.ts';

const CODES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Names of each day, beginning with Monday, as people write them in our languages. */
const NAMES: readonly (readonly string[])[] = [
  [
    'mon',
    'monday',
    'mondays',
    '周一',
    '星期一',
    '礼拜一',
    'пн',
    'понедельник',
    'понедельника',
    'понедельникам',
  ],
  [
    'tue',
    'tues',
    'tuesday',
    'tuesdays',
    '周二',
    '星期二',
    '礼拜二',
    'вт',
    'вторник',
    'вторника',
    'вторникам',
  ],
  [
    'wed',
    'weds',
    'wednesday',
    'wednesdays',
    '周三',
    '星期三',
    '礼拜三',
    'ср',
    'среда',
    'среду',
    'среды',
    'средам',
  ],
  [
    'thu',
    'thur',
    'thurs',
    'thursday',
    'thursdays',
    '周四',
    '星期四',
    '礼拜四',
    'чт',
    'четверг',
    'четверга',
    'четвергам',
  ],
  ['fri', 'friday', 'fridays', '周五', '星期五', '礼拜五', 'пт', 'пятница', 'пятницу', 'пятницы', 'пятницам'],
  [
    'sat',
    'saturday',
    'saturdays',
    '周六',
    '星期六',
    '礼拜六',
    'сб',
    'суббота',
    'субботу',
    'субботы',
    'субботам',
  ],
  [
    ...['sun', 'sunday', 'sundays', '周日', '周天', '星期日', '星期天', '礼拜天', '礼拜日'],
    ...['вс', 'воскресенье', 'воскресенья', 'воскресеньям'],
  ],
];

const WORKING: readonly Weekday[] = [1, 2, 3, 4, 5];

const GROUPS: readonly (readonly [readonly Weekday[], readonly string[]])[] = [
  [WORKING, ['weekdays', 'weekday', 'workdays', '工作日', 'будни', 'будням']],
  [WEEKDAYS, ['daily', 'everyday', '每天', '每日', 'ежедневно']],
  [
    [6, 7],
    ['weekends', 'weekend', '周末', 'выходные', 'выходным'],
  ],
];

const ONE = new Map(
  WEEKDAYS.flatMap((day) => (NAMES[day - 1] ?? []).map((name): [string, Weekday] => [name, day])),
);

const SEVERAL = new Map(GROUPS.flatMap(([days, names]) => names.map((name) => [name, days] as const)));

/** Every word that names days, for telling which one was meant. */
export const DAY_WORDS: readonly string[] = [...SEVERAL.keys(), ...ONE.keys()];

/** `mon-fri`, `周一至周五`, `пн–пт`; also over Sunday: `fri-mon`. */
function rangeOf(word: string): readonly Weekday[] | null {
  const [, from = '', to = ''] = /^(.+?)(?:[-–—~]|至|到)(.+)$/u.exec(word) ?? [];
  const [first, last] = [ONE.get(from), ONE.get(/^[一二三四五六日天]$/u.test(to) ? `周${to}` : to)];
  if (first === undefined || last === undefined) return null;
  const count = ((last - first + 7) % 7) + 1;
  return WEEKDAYS.toSorted((a, b) => ((a - first + 7) % 7) - ((b - first + 7) % 7)).slice(0, count);
}

const NAME = [...ONE.keys()].toSorted((a, b) => b.length - a.length).join('|');

/** A range whose ends stand apart: `mon to fri`, `с понедельника по пятницу`, `周一 到 周五`. */
const SPACED = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?:from|between|с|со|от)\s+|从\s*)?(${NAME})\.?\s*(?:[-–—~]|to|till|until|through|thru|по|до|至|到)\s*(${NAME})(?![\p{L}\d])`,
  'giu',
);

/** The same text, with each range of days as one word. */
export const withRangesJoined = (text: string): string => text.replace(SPACED, '$1-$2');

/** `周一三五`, `周一周四`: days written together. */
function joinedOf(word: string): readonly Weekday[] | null {
  if (!/^(?:(?:周|星期|礼拜)[一二三四五六日天]+)+$/u.test(word)) return null;
  return [...word].flatMap((sign) => ONE.get(`周${sign}`) ?? []);
}

/** The days that one word names; `null` where it names none. */
export function readDays(word: string): readonly Weekday[] | null {
  const plain = word
    .toLowerCase()
    .replace(/\.$/u, '')
    .replace(/^每(?=周|星期|礼拜)/u, '');
  const one = ONE.get(plain);
  return one !== undefined ? [one] : (SEVERAL.get(plain) ?? rangeOf(plain) ?? joinedOf(plain));
}

/** Each day once, from Monday on. */
export const sortedDays = (days: readonly Weekday[]): readonly Weekday[] =>
  WEEKDAYS.filter((day) => days.includes(day));

/** One word for some days, the same in every language: `weekdays`, `daily`, `mon,thu`. */
export function daysWord(days: readonly Weekday[]): string {
  const sorted = sortedDays(days);
  if (sorted.length === WEEKDAYS.length) return 'daily';
  const isWorking = sorted.length === WORKING.length && sorted.every((day) => WORKING.includes(day));
  return isWorking ? 'weekdays' : sorted.map((day) => CODES[day - 1]).join(',');
}
