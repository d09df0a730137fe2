import type { ChannelRef } from '../briefing/briefing.ts';
import type { Saved } from '../briefing/store.ts';
import { stateWord, WEEKDAY_WORDS } from './words.ts';

/** What this program writes; it reads no other. */
export const FILE_VERSION = '1';

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
    ['quiet', list(schedule.quiet)],
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
export function writeBriefings(
  of: Pick<ChannelRef, 'platform' | 'workspace'>,
  briefings: readonly Saved[],
): string {
  const sorted = briefings.toSorted((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
  const head = [`version: ${FILE_VERSION}`, `platform: ${of.platform}`, `workspace: ${scalar(of.workspace)}`];
  const body = sorted.length === 0 ? ['briefings: []'] : ['briefings:', ...sorted.flatMap(entry)];
  return `${[...head, ...body].join('\n')}\n`;
}
