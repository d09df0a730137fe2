import { z } from 'zod';
import type { Manager, ManagerEntry, NamedManager } from '../../briefing/store.ts';
import { roleMention } from '../../card/mentions.ts';
import { formatList } from '../../text/format.ts';
import { formatInstant } from '../../text/format-time.ts';
import { say, sayInAll } from '../../text/say.ts';
import { ArgumentError, type Reply } from '../command.ts';
import { argument, defineCommand } from '../define-command.ts';
import { atDesk, type Desk, noteReply, type Paragraph } from './desk.ts';
import { mayNameOthers } from './may-manage.ts';
import { personNamed } from './person-named.ts';
import { personText } from './person-text.ts';

const REMOVE = /^(?:remove|delete|drop|移除|删除|убрать|удалить)$/iu;
const ADD = /^(?:add|添加|добавить)$/iu;
const ROLE = /^(?:<@&)?(\d{15,21})>?$/;

const LIST = 'briefing managers';

/** So many changes of who may are told. */
const MOST_TRAIL = 10;

/** A person by name, a role as the platform shows it. */
const whoText = ({ kind, id }: Manager, desk: Desk): Promise<string> | string =>
  kind === 'role'
    ? say(desk.context.language, 'briefings.role', { role: roleMention(id) })
    : personText(id, desk);

const mentionsOf = (managers: readonly Manager[]) =>
  managers.flatMap(({ kind, id }) => (kind === 'role' ? [roleMention(id)] : []));

const instant = (at: Date, { context: { language, book } }: Desk) =>
  formatInstant(at, book.info.timeZone, language);

async function entry(manager: NamedManager, desk: Desk): Promise<string> {
  const [who, by] = await Promise.all([whoText(manager, desk), personText(manager.by, desk)]);
  const when = instant(manager.at, desk);
  return `• ${say(desk.context.language, 'briefings.named-by', { who, by, when })}`;
}

async function changeText({ at, by, action, manager }: ManagerEntry, desk: Desk): Promise<string> {
  const [whom, who] = await Promise.all([whoText(manager, desk), personText(by, desk)]);
  return `• ${instant(at, desk)}: ${who} – ${say(desk.context.language, `briefings.did-${action}`, { whom })}`;
}

type Listed = { readonly title: string; readonly note?: Paragraph };

async function list(desk: Desk, { title, note }: Listed): Promise<Reply> {
  const { context, store, place } = desk;
  const { language, book } = context;
  const { platform } = place.channel;
  const [named, trail] = await Promise.all([
    store.managers(place.channel),
    store.managerTrail(place.channel, MOST_TRAIL),
  ]);
  const lines = await Promise.all(named.map((one) => entry(one, desk)));
  const changes = await Promise.all(trail.map((one) => changeText(one, desk)));
  const root = `/${book.info.command} ${LIST}`;
  const example = platform === 'discord' ? `${root} role:@editors` : `${root} add @ann`;
  const none = say(language, 'briefings.managers-none', { example });
  const history: Paragraph = {
    text: [say(language, 'briefings.who-changed'), ...changes].join('\n'),
    mentions: mentionsOf(trail.map(({ manager }) => manager)),
  };
  return noteReply(
    {
      title,
      texts: [
        ...(note === undefined ? [] : [note]),
        say(language, `briefings.may-${platform}`),
        lines.length === 0 ? none : { text: lines.join('\n'), mentions: mentionsOf(named) },
        ...(changes.length === 0 ? [] : [history]),
      ],
      actions: [{ label: say(language, 'briefings.list'), line: 'briefing list' }],
      line: LIST,
    },
    context,
  );
}

/** A role that some members have. */
function roleNamed(role: string, isRemoving: boolean, { place, context: { language } }: Desk): Manager {
  const id = ROLE.exec(role)?.[1];
  const list = [{ label: say(language, 'briefings.list'), line: 'briefing list' }];
  if (id === undefined) {
    throw new ArgumentError(say(language, 'briefings.bad-person', { name: role.slice(0, 60) }), list);
  }
  // Everybody has the role that is called as their guild, and no member is said to have it: it would let in nobody.
  if (id === place.channel.workspace && !isRemoving) {
    throw new ArgumentError(say(language, 'briefings.managers-everyone'), list);
  }
  return { kind: 'role', id, channel: null };
}

/** Who is meant: a role holds for every channel of a guild, a person for this channel alone. */
function managersNamed({ role, person, isRemoving }: Asked, desk: Desk): readonly Manager[] {
  const { channel } = desk.place.channel;
  return [
    ...(role === undefined ? [] : [roleNamed(role, isRemoving, desk)]),
    ...(person === undefined ? [] : [{ kind: 'person', id: personNamed(person, desk), channel } as const]),
  ];
}

type Asked = {
  readonly role: string | undefined;
  readonly person: string | undefined;
  readonly isRemoving: boolean;
};

function refusal(isUnclear: boolean, { place, context }: Desk): Reply {
  const { language } = context;
  return noteReply(
    {
      title: say(language, 'briefings.refused-title'),
      texts: [
        say(language, `briefings.managers-refused-${place.channel.platform}`),
        ...(isUnclear ? [say(language, 'briefings.refused-unclear')] : []),
      ],
      actions: [{ label: say(language, 'briefings.list'), line: 'briefing list' }],
      line: LIST,
      tone: 'nothing',
    },
    context,
  );
}

async function change(asked: Asked, desk: Desk): Promise<Reply> {
  const { context, store, place, now } = desk;
  const { language } = context;
  const title = say(language, 'briefings.managers-title');
  const managers = managersNamed(asked, desk);
  if (managers.length === 0) return list(desk, { title });
  const may = await mayNameOthers(desk);
  if (may !== 'yes') return refusal(may === 'unclear', desk);
  const asBefore: Manager[] = [];
  for (const manager of managers) {
    const isChanged = asked.isRemoving
      ? await store.dropManager(place.channel, manager, place.person, now)
      : await store.nameManager(place.channel, manager, place.person, now);
    if (!isChanged) asBefore.push(manager);
  }
  const isAny = asBefore.length < managers.length;
  const listed = isAny ? say(language, 'briefings.managers-changed-title') : title;
  if (asBefore.length === 0) return list(desk, { title: listed });
  const key = asked.isRemoving ? 'briefings.managers-was-none' : 'briefings.managers-was-named';
  const names = await Promise.all(asBefore.map((one) => whoText(one, desk)));
  const text = say(language, key, { who: formatList(names, language) });
  return list(desk, { title: listed, note: { text, mentions: mentionsOf(asBefore) } });
}

/** `/<root> briefing managers role:@editors`: who else may look after briefings. */
export const managersAction = defineCommand({
  name: 'briefing managers',
  names: sayInAll('command.briefing-managers.name'),
  aliases: ['manager', 'access'],
  summary: sayInAll('command.briefing-managers.summary'),
  args: z.object({
    role: argument('argument.briefing-role', 100, 'role').optional(),
    person: argument('argument.briefing-person', 200, 'person').optional(),
    remove: argument('argument.briefing-take-away', 10, 'flag').optional(),
  }),
  rest: 'person',
  run: (args, context) => {
    const { role, person, remove } = args;
    const words = (person ?? '').split(' ').filter((word) => word !== '' && !ADD.test(word));
    const named = words.filter((word) => !REMOVE.test(word)).join(' ');
    const isRemoving =
      (remove !== undefined && remove !== 'false') || words.some((word) => REMOVE.test(word));
    return atDesk({ command: LIST, args, rest: 'person' }, context, (desk) =>
      change({ role, person: named === '' ? undefined : named, isRemoving }, desk),
    );
  },
});
