import type { TopicId } from '../core/id.ts';
import type { Language } from '../core/language.ts';
import type { IsoDate } from '../core/period/iso-date.ts';
import type { LocalTime, Weekday, Zone } from './local-time.ts';

/** The platforms a briefing can go out on. */
export const PLATFORMS = ['discord', 'slack'] as const;

export type Platform = (typeof PLATFORMS)[number];

/** A channel by the platform's own ids, which stay when it is renamed. */
export type ChannelRef = {
  readonly platform: Platform;
  /** The guild, or the workspace. */
  readonly workspace: string;
  readonly channel: string;
};

/** A person, by the id that the briefing's platform has for them. */
export type PersonId = string;

declare const briefingId: unique symbol;

/** The name of one briefing: eight letters and digits, short enough to type and to be a part of a nonce. */
export type BriefingId = string & { readonly [briefingId]: true };

function isBriefingId(text: string): text is BriefingId {
  return /^[a-z0-9]{8}$/.test(text);
}

/** `null` for what cannot be one. */
export function parseBriefingId(text: string): BriefingId | null {
  const name = text.trim().toLowerCase();
  return isBriefingId(name) ? name : null;
}

/**
 * `digest`: every figure of the topics. `changes`: only what is new or revised since the last one, and nothing at first.
 * `spotlight`: one fact a run, in rotation.
 */
export const MODES = ['digest', 'changes', 'spotlight'] as const;

export type Mode = (typeof MODES)[number];

/** The days and the time at which a briefing goes out. */
export type Schedule = {
  readonly weekdays: readonly Weekday[];
  readonly time: LocalTime;
  readonly zone: Zone;
  /** Days on which nothing is sent. */
  readonly quiet: readonly IsoDate[];
};

/** How late a briefing may be, in minutes, unless its owner says otherwise: two hours. */
export const GRACE_MINUTES = 120;

/** As late as a day; later it would meet the next one. */
export const MOST_GRACE_MINUTES = 24 * 60;

/** Whether a briefing may be so late, wherever that is said: by a command or in a file. */
export const isGrace = (minutes: number): boolean =>
  Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_GRACE_MINUTES;

/** What its owner chooses. */
export type Settings = {
  readonly topics: readonly TopicId[];
  readonly mode: Mode;
  readonly language: Language;
  readonly schedule: Schedule;
  /** How late it may be and is still sent. */
  readonly graceMinutes: number;
  readonly owner: PersonId;
  /** Who is told where the owner cannot be. */
  readonly backupOwner: PersonId | null;
};

/** The names of these. */
export const SETTING_NAMES = [
  'topics',
  'mode',
  'language',
  'schedule',
  'graceMinutes',
  'owner',
  'backupOwner',
] as const satisfies readonly (keyof Settings)[];

/** Why nothing is sent: somebody asked for it, or sending has become impossible. */
export const PAUSE_REASONS = [
  'asked',
  'channel-gone',
  'archived',
  'access-lost',
  'token-revoked',
  'refused',
  'unreadable',
] as const;

export type PauseReason = (typeof PAUSE_REASONS)[number];

export type BriefingState =
  | { readonly kind: 'active' }
  | { readonly kind: 'paused'; readonly reason: PauseReason };

/** One run of a briefing: the day by its own calendar, and the instant. */
export type Slot = { readonly date: IsoDate; readonly at: Date };

/** What names one run: there is never a second one of the same day. */
export type SlotKey = { readonly briefing: BriefingId; readonly date: IsoDate };

/** A run, with the platform that it goes out on. */
export type PlatformRun = SlotKey & { readonly platform: Platform };

/**
 * The same text for the same run, wherever and however often it is sent: 17 characters. Discord refuses to post twice
 * under it for some minutes (a nonce has at most 25).
 */
export function nonceOf({ briefing, date }: SlotKey): string {
  return `${briefing}-${date.replaceAll('-', '')}`;
}

/** A standing briefing of one channel. */
export type Briefing = Settings & {
  readonly id: BriefingId;
  readonly channel: ChannelRef;
  readonly state: BriefingState;
  /** When it is due next; `null` while it is paused, or when no day is left. */
  readonly next: Slot | null;
  /** Grows with each change: who changes it says which version was seen. */
  readonly version: number;
  readonly createdAt: Date;
};

/** What can be told of a briefing, and to whom, even where its settings mean nothing any more. */
export type Contact = Pick<
  Briefing,
  'id' | 'channel' | 'topics' | 'language' | 'owner' | 'backupOwner' | 'state'
>;
