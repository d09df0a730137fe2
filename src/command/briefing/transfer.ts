import { z } from 'zod';
import type { Briefing, Settings } from '../../briefing/briefing.ts';
import { say, sayInAll } from '../../text/say.ts';
import { ArgumentError, type Reply } from '../command.ts';
import { argument, defineCommand } from '../define-command.ts';
import { completeId } from './complete-id.ts';
import { briefingText } from './describe.ts';
import { atDesk, briefingNamed, type Desk, noteReply, withoutName } from './desk.ts';
import { gone } from './gone.ts';
import { ownersText } from './list.ts';
import { refusalFor } from './may-manage.ts';
import { personNamed } from './person-named.ts';
import { nextSteps } from './schedule.ts';

const NOBODY = /^(?:none|nobody|无|没有|нет|никто)$/iu;

async function told(briefing: Briefing, desk: Desk): Promise<Reply> {
  const { context } = desk;
  const { id } = briefing;
  return noteReply(
    {
      title: say(context.language, 'briefings.transferred-title', { id }),
      texts: [briefingText(briefing, context), await ownersText(briefing, desk)],
      actions: nextSteps(briefing, desk),
      line: `briefing why ${id}`,
    },
    context,
  );
}

type Asked = { readonly words: string; readonly to: string | undefined; readonly backup: string | undefined };

function wantedBy({ words, to, backup }: Asked, briefing: Briefing, desk: Desk): Partial<Settings> {
  const { language, book } = desk.context;
  const [owner = to] = withoutName(words).rest;
  if (owner === undefined && backup === undefined) {
    const example = `/${book.info.command} briefing transfer ${briefing.id} @ann backup:@bob`;
    throw new ArgumentError(say(language, 'briefings.transfer-whom', { example }), nextSteps(briefing, desk));
  }
  return {
    ...(owner !== undefined && { owner: personNamed(owner, desk) }),
    ...(backup !== undefined && { backupOwner: NOBODY.test(backup) ? null : personNamed(backup, desk) }),
  };
}

async function transfer(asked: Asked, desk: Desk): Promise<Reply> {
  const { store, place, now } = desk;
  const briefing = await briefingNamed(withoutName(asked.words).named, 'transfer', desk);
  const refusal = await refusalFor(desk, briefing);
  if (refusal !== null) return refusal;
  const settings = wantedBy(asked, briefing, desk);
  const isSo = ({ owner, backupOwner }: Briefing) =>
    (settings.owner ?? owner) === owner &&
    (settings.backupOwner === undefined || settings.backupOwner === backupOwner);
  if (isSo(briefing)) return told(briefing, desk);
  const changed = await store.change(briefing, { kind: 'edit', settings }, place.person, now);
  if (changed.kind === 'gone') return gone(briefing.id, desk);
  if (changed.kind === 'changed') return told(changed.briefing, desk);
  // Who owns it does not depend on what else was changed meanwhile.
  return transfer(asked, desk);
}

/** `/<root> briefing transfer k3m9pq2x @ann backup:@bob`: who is told when something goes wrong. */
export const transferAction = defineCommand({
  name: 'briefing transfer',
  names: sayInAll('command.briefing-transfer.name'),
  aliases: ['owner', 'give'],
  summary: sayInAll('command.briefing-transfer.summary'),
  args: z.object({
    id: argument('argument.briefing-id', 100).optional(),
    to: argument('argument.briefing-to', 100, 'person').optional(),
    backup: argument('argument.briefing-backup', 100, 'person').optional(),
  }),
  rest: 'id',
  completeLater: { id: completeId },
  run: (args, context) => {
    const { id = '', to, backup } = args;
    return atDesk({ command: 'briefing transfer', args, rest: 'id' }, context, (desk) =>
      transfer({ words: id, to, backup }, desk),
    );
  },
});
