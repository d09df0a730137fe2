import type { ChannelRef } from '../../src/briefing/briefing.ts';
import type { Delivery } from '../../src/briefing/delivery.ts';
import type { BriefingStore } from '../../src/briefing/store.ts';
import type { Card } from '../../src/card/card.ts';
import { cardToPlainText } from '../../src/card/plain-text.ts';
import type { Briefings, Place, Power } from '../../src/command/briefings.ts';
import type { Answered, Reader } from '../../src/command/command.ts';
import { createRunner } from '../../src/command/run.ts';
import type { FactBook } from '../../src/core/book/fact-book.ts';
import { createBriefingStore } from '../../src/store/briefing-store.ts';
import type { Database } from '../../src/store/database.ts';
import { briefingId } from './briefings.ts';
import { townBook } from './discord-harness.ts';
import { recordingLog } from './recording-log.ts';

export type Person = {
  readonly id?: string;
  readonly power?: Power;
  /** What the platform lets other people do; nothing unless a test says otherwise. */
  readonly powers?: Readonly<Record<string, Power>>;
  readonly roles?: readonly string[];
  readonly canPost?: boolean | null;
  /** What the platform says of other channels: that they are of this workspace, unless a test says otherwise. */
  readonly seesChannel?: (channel: string) => boolean | null;
};

let channels = 0;
/** A channel that no other test uses. */
export const aChannel = (more: Partial<ChannelRef> = {}): ChannelRef => ({
  platform: 'discord',
  workspace: '100',
  channel: `${++channels}`,
  ...more,
});

/** Where a person asks, and what the platform says of them. */
export function aPlace(
  channel: ChannelRef,
  {
    id = 'ann',
    power = 'channel',
    powers = {},
    roles = [],
    canPost = true,
    seesChannel = () => true,
  }: Person = {},
): Place {
  return {
    channel,
    person: id,
    roles,
    named: new Map([
      ['@bob', 'bob'],
      ['@eve', 'eve'],
    ]),
    power: async (of = id) => (of === id ? power : (powers[of] ?? 'none')),
    canPost: async () => canPost,
    seesChannel: async (other) => seesChannel(other),
    nameOf: async (person) => `${person.slice(0, 1).toUpperCase()}${person.slice(1)}`,
  };
}

/** A store of which every method does the same. */
export function aStoreThat(does: () => Promise<never>): BriefingStore {
  return {
    newId: () => briefingId('abcdefgh'),
    createAs: does,
    create: does,
    get: does,
    contact: does,
    memory: does,
    ofChannel: does,
    unreadableIn: does,
    ofWorkspace: does,
    restore: does,
    namesElsewhere: does,
    change: does,
    remove: does,
    trail: does,
    runs: does,
    managers: does,
    nameManager: does,
    dropManager: does,
    managerTrail: does,
    purge: does,
  };
}

/** Every button of a card, by what stands on it. */
export function buttonsIn({ card }: Pick<Answered, 'card'>): ReadonlyMap<string, string> {
  return new Map(
    card.parts
      .flatMap((part) =>
        part.kind === 'choices' ? part.choices : part.kind === 'actions' ? part.actions : [],
      )
      .map(({ label, line }) => [label, line]),
  );
}

export type DeskOptions = {
  readonly book?: FactBook;
  readonly now?: () => Date;
  readonly briefings?: () => Briefings | null;
};

/** A runner on a real store, with what it posts. */
export function aDesk({ db }: Pick<Database, 'db'>, options: DeskOptions = {}) {
  const { book = townBook, now = () => new Date('2026-11-27T12:00:00Z') } = options;
  const { log, lines } = recordingLog();
  const store = createBriefingStore({ db });
  const sent: { channel: ChannelRef; card: Card }[] = [];
  let delivery: Delivery = { kind: 'delivered', message: '1' };
  const send = async (channel: ChannelRef, card: Card) => {
    sent.push({ channel, card });
    return delivery;
  };
  const briefings = options.briefings ?? (() => ({ store, send }));
  const runner = createRunner({ book: () => book, now, log, briefings });
  const readerAt = (place: Place, locale = 'en-GB'): Reader => ({ locale, at: place });
  return {
    runner,
    store,
    sent,
    lines,
    answersWith: (next: Delivery) => {
      delivery = next;
    },
    ask: (line: string, place: Place, locale?: string) => runner.runLine(line, readerAt(place, locale)),
    text: async (line: string, place: Place, locale?: string) =>
      cardToPlainText((await runner.runLine(line, readerAt(place, locale))).card),
    /** Schedules by its line and presses *Save*; the id of what stands then. */
    saved: async (line: string, place: Place): Promise<string> => {
      const preview = await runner.runLine(line, readerAt(place));
      const save = buttonsIn(preview).get('Save');
      if (save === undefined) throw new Error(cardToPlainText(preview.card));
      const done = await runner.runLine(save, readerAt(place));
      const id = /^Saved: (\S+)/.exec(done.card.title)?.[1];
      if (id === undefined) throw new Error(cardToPlainText(done.card));
      return id;
    },
  };
}
