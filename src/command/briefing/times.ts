import { type LocalTime, parseLocalTime } from '../../briefing/local-time.ts';
import { HALVES, timeInDigits } from './han-words.ts';

/** What is meant for a time of day, right or wrong: `9:00`, `25:00`, `9am`, `9点半`, `9`. */
const TIME_LIKE = new RegExp(
  `^${HALVES}?(?:\\d{1,3}[:.：]\\d{1,3}(?:am|pm)?|\\d{1,4}(?:am|pm)?|\\d{1,3}[点时](?:\\d{1,3}分?|半)?)$`,
  'u',
);

const HALF = new RegExp(`^${HALVES}`, 'u');

/** The hour that is meant behind a part of the day: 晚上12点 is midnight, 中午1点 is 13:00, 晚上1点 is after midnight. */
function hourIn(half: string, hours: number): number {
  switch (half) {
    case '下午':
    case '傍晚':
      return hours < 12 ? hours + 12 : hours;
    case '晚上':
      return hours === 12 ? 0 : hours >= 5 && hours < 12 ? hours + 12 : hours;
    case '中午':
      return hours < 5 ? hours + 12 : hours;
    case '凌晨':
    case '半夜':
    case '午夜':
      return hours === 12 ? 0 : hours;
    default:
      return hours;
  }
}

/** The hour by a Russian part of the day: `5 вечера` is 17, `12 ночи` is 0; as it is where there is no such hour. */
function russianHour(hours: number, part: string): number {
  switch (part) {
    case 'утра':
      return hours;
    case 'дня':
      return hours < 7 ? hours + 12 : hours;
    case 'вечера':
      return hours === 12 ? 0 : hours >= 4 && hours < 12 ? hours + 12 : hours;
    default:
      return hours === 12 ? 0 : hours > 8 && hours < 12 ? hours + 12 : hours;
  }
}

const HOUR_OF_PART =
  /(?<![\d:.])(\d{1,2})(?:[:.](\d{2}))?\s*(?:час(?:а|ов)?\s*|ч\.?\s*)?(утра|дня|вечера|ночи)(?!\p{L})/giu;

/** `早上 8点` */
const PART_APART = new RegExp(`(${HALVES})\\s+(?=[\\d零一二两三四五六七八九十])`, 'gu');

/** The same text with each time as one word: `5 p.m.` is `5pm`, `9 утра` is `9:00`, `noon` is `12:00`. */
export const withTimesJoined = (text: string): string =>
  text
    .replace(/(\d)\s*([ap])\.?\s?m(?:\.(?!\p{L})|(?!\p{L}))/giu, '$1$2m')
    .replace(
      /(?<![\d:.])((?:1[01]|[1-9])(?:[:.]\d{2})?)\s+in the (morning|afternoon|evening)(?!\p{L})/giu,
      (...all) => {
        const [, time, part] = all.map(String);
        return `${time}${part?.toLowerCase() === 'morning' ? 'am' : 'pm'}`;
      },
    )
    .replace(HOUR_OF_PART, (...all) => {
      const [, hours, minutes, part = ''] = all;
      return `${russianHour(Number(hours), String(part).toLowerCase())}:${minutes ?? '00'}`;
    })
    .replace(/(?<![\d:.])(\d{1,2})\s*(?:o[’']?clock|час(?:а|ов)?)(?!\p{L})/giu, '$1:00')
    .replace(
      /(?<!\p{L})(?:(?:12|12:00|12pm)\s*)?(?:noon|midday|полдень)(?!\p{L})|正午|中午(?!\s*[\d零一二两十])/giu,
      '12:00',
    )
    .replace(
      /(?<!\p{L})(?:(?:12|12:00|12am)\s*)?(?:midnight|полночь)(?!\p{L})|午夜(?!\s*[\d零一二两十])/giu,
      '00:00',
    )
    .replace(PART_APART, '$1');

/** Whether a word is meant for a time. A year is none. */
export const isTimeLike = (word: string): boolean =>
  TIME_LIKE.test(word.toLowerCase()) && !/^(?:19|20)\d{2}$/.test(word);

/** Hours and minutes as they were written, whether or not there is such a time. */
function partsOf(word: string): { hours: number; minutes: number } | null {
  const [, hours, minutes, half] =
    /^(\d{1,2})(?:[:.：点时](?:(\d{1,2})分?|(半))?)?(?:am|pm)?$/u.exec(word) ?? [];
  if (hours === undefined) return null;
  return { hours: Number(hours), minutes: half === undefined ? Number(minutes ?? 0) : 30 };
}

const written = (hours: number, minutes: number) =>
  parseLocalTime(`${hours}:${String(minutes).padStart(2, '0')}`);

/** `09:00`, `9.00`, `9am`, `9:30pm`, `9点半`, `下午3点`; `null` for what is no time of day, and for a bare number. */
export function readTime(text: string): LocalTime | null {
  const plain = timeInDigits(
    text
      .trim()
      .toLowerCase()
      .replace(/\s+(?=am|pm)/u, ''),
  );
  const [part = null] = HALF.exec(plain) ?? [];
  const word = plain.replace(HALF, '').trim();
  const exact = parseLocalTime(word);
  if (exact !== null && part === null) return exact;
  const half = /(am|pm)$/.exec(word)?.[1];
  if (half === undefined && exact === null && !/[点时]/u.test(word)) return null;
  const parts = partsOf(word);
  if (parts === null) return null;
  const { hours, minutes } = parts;
  if (half === undefined) return written(part === null ? hours : hourIn(part, hours), minutes);
  if (hours < 1 || hours > 12) return null;
  return written((hours % 12) + (half === 'pm' ? 12 : 0), minutes);
}

/** The time that somebody may have meant by what is none; `null` where nothing is near. */
export function guessTime(text: string): LocalTime | null {
  const word = text.trim().toLowerCase();
  const digits = /^(\d{1,2})(\d{2})$/.exec(word);
  if (digits !== null) return written(Number(digits[1]), Number(digits[2]));
  const [hours, minutes] = (/^(\d{1,3})(?:[:.：](\d{1,3}))?/u.exec(word) ?? [])
    .slice(1)
    .map((part) => Number(part ?? 0));
  if (hours === undefined) return null;
  return written(hours === 24 ? 0 : hours, minutes ?? 0);
}
