import { z } from 'zod';
import type { Manager, NamedManager } from '../../briefing/store.ts';
import { formatInstant } from '../../text/format-time.ts';
import { say, sayInAll } from '../../text/say.ts';
import { ArgumentError, type Reply } from '../command.ts';
import { argument, defineCommand } from '../define-command.ts';
import { atDesk, type Desk, noteReply } from './desk.ts';
import { mayNameOthers } from './may-manage.ts';
import { personNamed } from './person-named.ts';
import { personText } from './person-text.ts';

const REMOVE = /^(?:remove|delete|drop|移除|删除|убрать|удалить)$/iu;
const ADD = /^(?:add|添加|добавить)$/iu;
const ROLE = /^(?:<@&)?(\d{15,21})>?$/;

const LIST = 'briefing managers';

async function entry(manager: NamedManager, desk: Desk): Promise<string> {
  const { language, book } = desk.context;
  const { kind, id, by, at } = manager;
  const who = kind === 'role' ? say(language, 'briefings.role', { id }) : await personText(id, desk);
  const when = formatInstant(at, book.info.timeZone, language);
  return `• ${say(language, 'briefings.named-by', { who, by: await personText(by, desk), when })}`;
}

async function list(
  desk: Desk,
  title = say(desk.context.language, 'briefings.managers-title'),
): Promise<Reply> {
  const { context, store, place } = desk;
  const { language, book } = context;
  const { platform } = place.channel;
  const named = await store.managers(place.channel);
  const lines = await Promise.all(named.map((one) => entry(one, desk)));
  const root = `/${book.info.command} ${LIST}`;
  const example = platform === 'discord' ? `${root} role:@editors` : `${root} add @ann`;
  return noteReply(
    {
      title,
      texts: [
        say(language, `briefings.refused-${platform}`),
        lines.length === 0 ? say(language, 'briefings.managers-none', { example }) : lines.join('\n'),
      ],
      actions: [{ label: say(language, 'briefings.list'), line: 'briefing list' }],
      line: LIST,
    },
    context,
  );
}

/** Who is meant: a role holds for every channel of a guild, a person for this channel alone. */
function managerNamed(asked: Asked, desk: Desk): Manager {
  const { channel } = desk.place;
  const { role, person } = asked;
  if (role !== undefined) {
    const id = ROLE.exec(role)?.[1];
    if (id !== undefined) return { kind: 'role', id, channel: null };
    throw new ArgumentError(say(desk.context.language, 'briefings.bad-person', { name: role.slice(0, 60) }), [
      { label: say(desk.context.language, 'briefings.list'), line: 'briefing list' },
    ]);
  }
  return { kind: 'person', id: personNamed(person ?? '', desk), channel: channel.channel };
}

type Asked = {
  readonly role: string | undefined;
  readonly person: string | undefined;
  readonly isRemoving: boolean;
};

async function change(asked: Asked, desk: Desk): Promise<Reply> {
  const { context, store, place, now } = desk;
  const { language } = context;
  if (asked.role === undefined && asked.person === undefined) return list(desk);
  const manager = managerNamed(asked, desk);
  if (!(await mayNameOthers(desk))) {
    return noteReply(
      {
        title: say(language, 'briefings.refused-title'),
        texts: [say(language, `briefings.managers-refused-${place.channel.platform}`)],
        actions: [{ label: say(language, 'briefings.list'), line: 'briefing list' }],
        line: LIST,
        tone: 'nothing',
      },
      context,
    );
  }
  if (asked.isRemoving) await store.dropManager(place.channel, manager);
  else await store.nameManager(place.channel, manager, place.person, now);
  return list(desk, say(language, 'briefings.managers-changed-title'));
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
