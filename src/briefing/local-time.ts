declare const localTime: unique symbol;
declare const zone: unique symbol;

/** A time of day on a clock on the wall, `09:00`. `parseLocalTime` is its only maker. */
export type LocalTime = string & { readonly [localTime]: true };

/** A time zone by its IANA name, `Asia/Shanghai`, written as the system writes it. `parseZone` is its only maker. */
export type Zone = string & { readonly [zone]: true };

/** Monday is 1, Sunday 7, as in ISO 8601. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

export type Weekday = (typeof WEEKDAYS)[number];

function isLocalTime(text: string): text is LocalTime {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** Reads `9:00` and `09:00`, also with a full stop; `null` for what is no time of day. */
export function parseLocalTime(text: string): LocalTime | null {
  const parts = /^(\d{1,2})[:.：](\d{2})$/.exec(text.trim());
  const time = `${parts?.[1]?.padStart(2, '0')}:${parts?.[2]}`;
  return isLocalTime(time) ? time : null;
}

/** What the clocks of a zone show at an instant. */
export function timeIn(instant: Date, of: Zone): LocalTime {
  const at = new Temporal.ZonedDateTime(BigInt(instant.getTime()) * 1_000_000n, of);
  const time = parseLocalTime(at.toPlainTime().toString({ smallestUnit: 'minute' }));
  if (time === null) throw new Error(`No time of day for ${instant.toISOString()} in ${of}`);
  return time;
}

/** The system's own spelling of a zone's name; `null` where it knows none of that name. */
function systemName(text: string): string | null {
  try {
    return new Temporal.ZonedDateTime(0n, text).timeZoneId;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function isZone(text: string): text is Zone {
  // An offset such as +08:00 knows no daylight saving: it is right for half of the year.
  return /^[A-Za-z]/.test(text) && systemName(text) === text;
}

/** Reads an IANA name in any letter case; `null` for what is none, and for a bare offset. */
export function parseZone(text: string): Zone | null {
  const name = systemName(text.trim().replaceAll(' ', '_'));
  return name !== null && isZone(name) ? name : null;
}

/** Every zone that the system lists, for completing what somebody types. */
export function zones(): readonly Zone[] {
  return Intl.supportedValuesOf('timeZone').filter(isZone);
}
