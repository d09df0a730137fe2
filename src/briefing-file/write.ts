import type { ChannelRef } from '../briefing/briefing.ts';
import type { Saved } from '../briefing/store.ts';
import { quietWords, stateWord, WEEKDAY_WORDS } from './words.ts';

/** What this program writes; it reads no other. */
export const FILE_VERSION = '1';

/** So long a file is read without holding anything else up: three hundred briefings and more. */
export const LONGEST_FILE = 100_000;

/** Divides the parts of a file, each of which is a file of its own. */
export const BETWEEN_PARTS = '---\n';

/** Written as it is where no reader could take it for anything but this text. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9_/.-]*(?::[A-Za-z0-9_/.-]+)*$/;

const scalar = (text: string) => (PLAIN.test(text) ? text : JSON.stringify(text));

const list = (items: readonly string[]) => `[${items.map(scalar).join(', ')}]`;

function entry(saved: Saved): readonly string[] {
  const { schedule, state, backupOwner } = saved;
  const fields: readonly (readonly [string, string])[] = [
    ['id', scalar(saved.id)],
    ['channel', scalar(saved.channel.channel)],
    ['topics', list(saved.topics)],
    ['days', list(schedule.weekdays.map((day) => WEEKDAY_WORDS[day]))],
    ['time', scalar(schedule.time)],
    ['zone', scalar(schedule.zone)],
    ['mode', scalar(saved.mode)],
    ['language', scalar(saved.language)],
    ['late', String(saved.graceMinutes)],
    ['quiet', list(quietWords(schedule.quiet))],
    ['owner', scalar(saved.owner)],
    ...(backupOwner === null ? [] : [['backup', scalar(backupOwner)] as const]),
    ['state', stateWord(state)],
    ['created', saved.createdAt.toISOString()],
  ];
  return fields.map(([name, value], at) => `${at === 0 ? '  - ' : '    '}${name}: ${value}`);
}

/**
 * Standing briefings as a file for people and programs, the same for the same briefings letter by letter: in the order
 * of their names, with nothing that follows from the rest.
 */
export function writeBriefings(of: Of, briefings: readonly Saved[]): string {
  const body = sorted(briefings).flatMap(entry);
  return textOf([...headOf(of), ...(body.length === 0 ? ['briefings: []'] : ['briefings:', ...body])]);
}

/** The same as files of at most so many characters, each of them whole; a single briefing is never cut. */
export function writeParts(of: Of, briefings: readonly Saved[], most: number): readonly string[] {
  const parts: Saved[][] = [[]];
  const head = writeBriefings(of, []).length;
  let length = head;
  for (const one of sorted(briefings)) {
    const own = textOf(entry(one)).length;
    if (length + own > most && length > head) {
      parts.push([]);
      length = head;
    }
    parts.at(-1)?.push(one);
    length += own;
  }
  return parts.map((part) => writeBriefings(of, part));
}

type Of = Pick<ChannelRef, 'platform' | 'workspace'>;

const textOf = (lines: readonly string[]) => `${lines.join('\n')}\n`;

const sorted = (briefings: readonly Saved[]) =>
  briefings.toSorted((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));

const headOf = (of: Of) => [
  `version: ${FILE_VERSION}`,
  `platform: ${of.platform}`,
  `workspace: ${scalar(of.workspace)}`,
];
