import type { FactId } from '../core/id.ts';
import type { IsoDate } from '../core/period/iso-date.ts';
import type {
  Briefing,
  BriefingId,
  BriefingState,
  ChannelRef,
  Contact,
  PersonId,
  Platform,
  PlatformRun,
  Settings,
  Slot,
  SlotKey,
} from './briefing.ts';
import type { NoticeKind, Outcome } from './outcome.ts';
import type { Telling } from './telling.ts';

/** What is asked for, before it has a name. */
export type Draft = Settings & { readonly channel: ChannelRef };

/** What an export keeps of a briefing: all but what follows from the rest, and from the day. */
export type Saved = Omit<Briefing, 'next' | 'version'>;

/** Something done to a briefing by a person. */
export type Change =
  | { readonly kind: 'edit'; readonly settings: Partial<Settings> }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  /** As a file says: what is otherwise, how it stands, and since when it is there. */
  | {
      readonly kind: 'restore';
      readonly settings: Partial<Settings>;
      readonly state: BriefingState;
      readonly createdAt: Date;
    };

/** `stale`: somebody else changed it since it was read; as it is now comes with it. */
export type Changed =
  | { readonly kind: 'changed'; readonly briefing: Briefing }
  | { readonly kind: 'stale'; readonly briefing: Briefing }
  | { readonly kind: 'gone' };

/** What can be done to a briefing; `stop` is what the program itself does when sending has become impossible. */
export const ACTIONS = ['create', 'restore', 'edit', 'pause', 'resume', 'remove', 'stop'] as const;

export type Action = (typeof ACTIONS)[number];

/** Who did what, and when. */
export type AuditEntry = {
  readonly at: Date;
  /** `null` for the program itself. */
  readonly by: PersonId | null;
  readonly action: Action;
  /** For an edit, what was set; for a stop, its reason. */
  readonly detail: Readonly<Record<string, unknown>>;
};

/** Where a run stands. */
export type Standing =
  /** Nobody has begun it, or it is to be begun again from `wakeAt` on. */
  | { readonly kind: 'due'; readonly wakeAt: Date }
  /**
   * Being sent, or looked for; `since` is when the first send was begun of which nobody knows what became. Whoever has it
   * has ended by `wakeAt`, or was stopped.
   */
  | { readonly kind: 'sending'; readonly since: Date; readonly wakeAt: Date }
  | { readonly kind: 'over'; readonly outcome: Outcome; readonly at: Date };

/** One day of one briefing, as the ledger has it. */
export type Run = SlotKey &
  Slot & {
    readonly standing: Standing;
    /** How many sends were begun. */
    readonly attempt: number;
  };

/** What the readers of a channel have seen: what each subject said. See `subjectOf` and `printOf`. */
export type Prints = Readonly<Record<string, string>>;

/** What a briefing remembers from one run to the next. */
export type Memory = {
  /** `null` before its first run. */
  readonly known: Prints | null;
  /** The fact that stood in the spotlight last. */
  readonly spotlight: FactId | null;
};

/** How a run ended, with what is to be kept of it. */
export type Ending = {
  readonly outcome: Outcome;
  /** The platform's id of the message. */
  readonly message: string | null;
  /** What the message quotes, so that it can be corrected. */
  readonly quotes: Prints;
  /** What is remembered from now on; `null` leaves it as it was. */
  readonly memory: Memory | null;
};

/** What has become due and may still be sent. */
export type Claim = {
  readonly runs: readonly SlotKey[];
  /** How many runs were over at once: too late to be sent. */
  readonly missed: number;
  /** Whether there may be more briefings than were asked for. */
  readonly isMore: boolean;
  /** Briefings whose rows mean nothing to this program: their runs are over, and they are paused. */
  readonly unreadable: readonly UnreadableBriefing[];
};

/** What is to be told about a run, once. */
export type Notice = SlotKey & {
  readonly kind: NoticeKind;
  /** Of several missed days, which are told at once, those before the one that it names. */
  readonly earlier: { readonly count: number; readonly since: IsoDate } | null;
};

/** What one or many messages say of a subject. */
export type Said = { readonly subject: string; readonly print: string };

/** What a message says of a subject by now, and what it said when it was sent. */
export type Quoted = Said & { readonly sent: string };

/** What one message says of a subject. */
export type Quote = SlotKey & Said & { readonly channel: ChannelRef; readonly message: string };

/** Whom a guild or workspace lets look after its briefings, besides those whom the platform lets: a role, or a person. */
export type Manager = {
  readonly kind: 'role' | 'person';
  readonly id: string;
  /** The channel that it is about; `null` for all of them. */
  readonly channel: string | null;
};

/** Who named a manager, or took that away again. */
export type ManagerEntry = {
  readonly at: Date;
  readonly by: PersonId;
  readonly action: 'name' | 'drop';
  readonly manager: Manager;
};

/** A manager, with who named it and when. */
export type NamedManager = Manager & { readonly by: PersonId; readonly at: Date };

/** Thrown by a store that does not answer now: the same may be tried again later. `cause` says what was wrong. */
export class StoreAway extends Error {
  override name = 'StoreAway';
}

/** A channel, or all channels of a guild or workspace. */
export type Within = Pick<ChannelRef, 'platform' | 'workspace'> & { readonly channel?: string };

/** A briefing of which no more can be read than where it stands. */
export type Unreadable = { readonly id: string; readonly channel: string };

/** Thrown for a briefing whose settings in the store mean nothing to this program. The message ends with the remedy. */
export class UnreadableBriefing extends Error {
  override name = 'UnreadableBriefing';
  readonly id: string;

  constructor(id: string, message: string, cause: unknown) {
    super(message, { cause });
    this.id = id;
  }
}

/** Standing briefings, as commands see them. Each change is written down with who made it. Rejects with `StoreAway`. */
export type BriefingStore = {
  /** A name that no briefing has had. */
  readonly newId: () => BriefingId;
  /** Creates one under a name from `newId`, once: `null` where that name is or was in use. */
  readonly createAs: (id: BriefingId, draft: Draft, by: PersonId, now: Date) => Promise<Briefing | null>;
  readonly create: (draft: Draft, by: PersonId, now: Date) => Promise<Briefing>;
  /** Rejects with `UnreadableBriefing` where it cannot be read; so does `change`. */
  readonly get: (id: BriefingId) => Promise<Briefing | null>;
  /** Whom to tell of it, which can be read of most that cannot be read otherwise. */
  readonly contact: (id: BriefingId) => Promise<Contact | null>;
  /** What it remembers from one run to the next; nothing where there is none of that name. */
  readonly memory: (id: BriefingId) => Promise<Memory>;
  /** Those of one channel, the oldest first, without what cannot be read: the others stay at hand. */
  readonly ofChannel: (channel: ChannelRef) => Promise<readonly Briefing[]>;
  /** Those of a channel, or of a whole guild or workspace, that cannot be read. */
  readonly unreadableIn: (of: Within) => Promise<readonly Unreadable[]>;
  /** Those of a guild or workspace, by their names, without what cannot be read. */
  readonly ofWorkspace: (platform: Platform, workspace: string) => Promise<readonly Briefing[]>;
  /** Puts back one that was exported, under its old name and standing; `null` where that name is taken, or was elsewhere. */
  readonly restore: (saved: Saved, by: PersonId, now: Date) => Promise<Briefing | null>;
  /** Those names that a briefing of another guild or workspace has, or had: its trail must not be read here. */
  readonly namesElsewhere: (
    ids: readonly BriefingId[],
    of: Pick<ChannelRef, 'platform' | 'workspace'>,
  ) => Promise<readonly BriefingId[]>;
  /**
   * Changes the version that was seen, and works out when it is due next. A run that is due already stays so, or ends as
   * skipped where the briefing is paused.
   */
  readonly change: (seen: Briefing, change: Change, by: PersonId, now: Date) => Promise<Changed>;
  /** Whether there was one. What it sent stays in its channel; the trail stays until the workspace goes. */
  readonly remove: (id: BriefingId, by: PersonId, now: Date) => Promise<boolean>;
  /** Who did what to it, the latest first. */
  readonly trail: (of: Pick<Briefing, 'id' | 'channel'>, most: number) => Promise<readonly AuditEntry[]>;
  /** Its runs, the latest first. */
  readonly runs: (id: BriefingId, most: number) => Promise<readonly Run[]>;
  /** Who else may look after the briefings of a channel. */
  readonly managers: (channel: ChannelRef) => Promise<readonly NamedManager[]>;
  /** Lets somebody look after briefings; whether that is new. */
  readonly nameManager: (of: ChannelRef, manager: Manager, by: PersonId, now: Date) => Promise<boolean>;
  /** The opposite; whether there was such a manager. */
  readonly dropManager: (of: ChannelRef, manager: Manager, by: PersonId, now: Date) => Promise<boolean>;
  /** Who named whom for a channel, or for all of them, and who took it away: the latest first. */
  readonly managerTrail: (of: ChannelRef, most: number) => Promise<readonly ManagerEntry[]>;
  /**
   * Forgets everything about a workspace that the bot has left; how many briefings that were. What people have made, put
   * back or changed there since stays: the bot was let in again.
   */
  readonly purge: (platform: Platform, workspace: string, leftAt: Date) => Promise<number>;
};

/**
 * The record of every run. A run moves only from where its mover saw it, so of two processes one moves it and the other
 * is told so, by `null` or `false`.
 */
export type Ledger = {
  /**
   * Writes down every run that has become due, at most `most` briefings of them, and gives those that may still be
   * sent: what is too late is over at once. Several processes that ask get each their own.
   */
  readonly claimDue: (now: Date, most: number) => Promise<Claim>;
  readonly run: (key: SlotKey) => Promise<Run | null>;
  /**
   * Begins a send that ends before `until`, of a run that is due and whose briefing is active. What is about to be sent is
   * noted with it.
   */
  readonly begin: (seen: Run, now: Date, until: Date, telling: Telling) => Promise<Run | null>;
  /** Takes over a run whose sender must have been stopped, until `until`: to look for what that one left. */
  readonly takeOver: (seen: Run, now: Date, until: Date) => Promise<Run | null>;
  /**
   * Begins another send, which ends before `until`, of a run that was looked for and whose briefing is active. What is about
   * to be sent is noted in place of what was noted; since when it is being sent stays.
   */
  readonly beginAgain: (seen: Run, until: Date, telling: Telling) => Promise<Run | null>;
  /** What was last noted as about to be sent; kept as long as its message can be corrected. */
  readonly telling: (key: SlotKey) => Promise<Telling | null>;
  /** Puts a run back: nothing was sent at all, and it may be begun again from `at` on. */
  readonly putBack: (seen: Run, at: Date) => Promise<boolean>;
  /** Ends a run; what follows for its briefing (what it remembers, a pause, a notice) happens with it or not at all. */
  readonly end: (seen: Run, ending: Ending, now: Date) => Promise<boolean>;
  readonly memory: (id: BriefingId) => Promise<Memory>;
  /** Runs of a standing, on some platforms, that should have been looked at before `before`: whoever was to do it was stopped. */
  readonly forgotten: (
    standing: 'due' | 'sending',
    before: Date,
    most: number,
    on: readonly Platform[],
  ) => Promise<readonly PlatformRun[]>;
  /** Runs on some platforms that nobody has begun and that are too late by now. */
  readonly overdue: (on: readonly Platform[], now: Date, most: number) => Promise<readonly SlotKey[]>;
  /**
   * Takes what is to be told on one of some platforms, so that nobody else tells it; what somebody took and has not
   * noted as told after five minutes is taken again, since they were stopped or could reach nobody.
   */
  readonly takeNotices: (on: readonly Platform[], now: Date, most: number) => Promise<readonly Notice[]>;
  /** Notes that something was told, or that nobody can be: it is never taken again. */
  readonly told: (notice: Notice) => Promise<void>;
  /** All that messages say by now, each once. Takes no longer where many say the same. */
  readonly said: () => Promise<readonly Said[]>;
  /** The quotes that say something, of messages that may be edited, in the order of their runs. */
  readonly saying: (
    said: Said,
    page: { readonly after: SlotKey | null; readonly most: number; readonly now: Date },
  ) => Promise<readonly Quote[]>;
  /** All that the message of a run quotes. */
  readonly quoted: (key: SlotKey) => Promise<readonly Quoted[]>;
  /** Takes a message, so that nobody else edits it before `until`; whether it was there to take. */
  readonly takeMessage: (key: SlotKey, now: Date, until: Date) => Promise<boolean>;
  /** Gives back a message that was taken until `held`: it is to be left alone before `until`, or not. */
  readonly leaveMessage: (key: SlotKey, held: Date, until: Date | null) => Promise<void>;
  /** No message of a channel is to be edited before `until`. */
  readonly leaveChannel: (channel: ChannelRef, until: Date) => Promise<void>;
  /** Notes what a message that was taken until `held` says by now, and gives it back; whether it was still taken. */
  readonly edited: (key: SlotKey, held: Date, says: readonly Said[]) => Promise<boolean>;
  /** Forgets messages whose time is up, and what nobody remembers any more; how many messages that were. */
  readonly expire: (now: Date) => Promise<number>;
};
