import { isGrace, MOST_GRACE_MINUTES, type Settings } from '../../briefing/briefing.ts';
import type { Step } from '../../briefing-file/compare.ts';
import type { FileFault, FileRead } from '../../briefing-file/read.ts';
import { say } from '../../text/say.ts';
import type { CommandContext } from '../command.ts';
import type { Desk } from './desk.ts';
import { isBareId } from './person-named.ts';

/** What of a file that can be read does not fit where it is imported. */
export type Misfit =
  /** No channel of this guild or workspace that the bot can see. */
  | { readonly kind: 'channel'; readonly line: number; readonly channel: string }
  /** The platform did not say of a channel. */
  | { readonly kind: 'channel-unclear'; readonly line: number; readonly channel: string }
  | { readonly kind: 'topic'; readonly line: number; readonly topic: string }
  /** A name that another guild’s or workspace’s briefing has or had. */
  | { readonly kind: 'name'; readonly line: number; readonly id: string }
  /** Later than a briefing may be. */
  | { readonly kind: 'late'; readonly line: number; readonly id: string; readonly minutes: number }
  /** An owner who cannot be anybody on the platform. */
  | { readonly kind: 'person'; readonly line: number; readonly text: string }
  /** The owner once more. */
  | { readonly kind: 'backup'; readonly line: number; readonly id: string };

/** What is wrong with a file, in words, with its line and the remedy. */
export function faultText(
  fault: FileFault | Misfit,
  { language, book }: CommandContext,
  { place }: Desk,
): string {
  switch (fault.kind) {
    case 'syntax':
      return say(language, 'briefings.file-syntax', { line: fault.line, column: fault.column });
    case 'version':
      return say(language, 'briefings.file-version');
    case 'field':
      return say(language, 'briefings.file-field', { line: fault.line, at: fault.at.slice(0, 80) });
    case 'twice':
      return say(language, 'briefings.file-twice', { line: fault.line, at: fault.at.slice(0, 80) });
    case 'unknown':
      return say(language, 'briefings.file-unknown', { line: fault.line, at: fault.at.slice(0, 80) });
    case 'channel':
      return say(language, `briefings.file-channel-${place.channel.platform}`, {
        line: fault.line,
        channel: fault.channel.slice(0, 40),
      });
    case 'channel-unclear':
      return say(language, `briefings.file-channel-unclear-${place.channel.platform}`, {
        line: fault.line,
        channel: fault.channel.slice(0, 40),
      });
    case 'topic': {
      const topics = book.topics.map(({ id }) => id).join(', ');
      return say(language, 'briefings.file-topic', {
        line: fault.line,
        topic: fault.topic.slice(0, 40),
        topics,
      });
    }
    case 'name':
      return say(language, 'briefings.file-name', { line: fault.line, id: fault.id });
    case 'late': {
      const { line, id, minutes } = fault;
      return say(language, 'briefings.file-late', { line, id, minutes, most: MOST_GRACE_MINUTES });
    }
    case 'person':
      return say(language, `briefings.file-person-${place.channel.platform}`, {
        line: fault.line,
        text: fault.text.slice(0, 40),
      });
    case 'backup':
      return say(language, 'briefings.file-backup', { line: fault.line, id: fault.id });
    default:
      return fault satisfies never;
  }
}

/** What new briefings name that is not here. What stands already was checked when it was set up. */
export async function misfitsOf(
  steps: readonly Step[],
  { lineOf }: Extract<FileRead, { kind: 'read' }>,
  desk: Desk,
): Promise<readonly Misfit[]> {
  const { context, place, store } = desk;
  const added = steps.flatMap(({ kind, saved }) => (kind === 'add' ? [saved] : []));
  /** Of what stands, only what would become otherwise is looked at: an export of today goes over itself. */
  const setting = (...names: readonly (keyof Settings)[]) =>
    steps.flatMap((step) =>
      step.kind === 'change' && names.some((name) => step.settings[name] !== undefined) ? [step.saved] : [],
    );
  const channels = [...new Set(added.map(({ channel }) => channel.channel))].filter(
    (channel) => channel !== place.channel.channel,
  );
  const [names, seen] = await Promise.all([
    store.namesElsewhere(
      added.map(({ id }) => id),
      place.channel,
    ),
    // A message goes wherever the id of a channel leads, also to another guild or to a person.
    Promise.all(channels.map(async (channel) => [channel, await place.seesChannel(channel)] as const)),
  ]);
  const isSeen = new Map(seen);
  return [
    ...added.flatMap(({ id, channel: { channel } }): readonly Misfit[] => {
      const line = lineOf(id, 'channel');
      const sees = channel === place.channel.channel ? true : (isSeen.get(channel) ?? null);
      if (sees === true) return [];
      return [{ kind: sees === null ? 'channel-unclear' : 'channel', line, channel }];
    }),
    ...[...added, ...setting('topics')].flatMap(({ id, topics }): readonly Misfit[] => {
      const unknown = topics.filter((topic) => context.book.topic(topic) === null);
      return unknown.map((topic) => ({ kind: 'topic', line: lineOf(id, 'topics'), topic }));
    }),
    ...[...added, ...setting('graceMinutes')].flatMap(({ id, graceMinutes: minutes }): readonly Misfit[] =>
      isGrace(minutes) ? [] : [{ kind: 'late', line: lineOf(id, 'late'), id, minutes }],
    ),
    ...[...added, ...setting('owner', 'backupOwner')].flatMap(
      ({ id, owner, backupOwner }): readonly Misfit[] =>
        backupOwner === owner ? [{ kind: 'backup', line: lineOf(id, 'backup'), id }] : [],
    ),
    ...(['owner', 'backupOwner'] as const).flatMap((name) =>
      [...added, ...setting(name)].flatMap((saved): readonly Misfit[] => {
        const { id, [name]: text } = saved;
        if (text === null || isBareId(text, desk)) return [];
        return [{ kind: 'person', line: lineOf(id, name === 'owner' ? 'owner' : 'backup'), text }];
      }),
    ),
    ...names.map((id): Misfit => ({ kind: 'name', line: lineOf(id, 'id'), id })),
  ].toSorted((a, b) => a.line - b.line);
}
