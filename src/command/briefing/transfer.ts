import { z } from 'zod';
import type { Briefing, Settings } from '../../briefing/briefing.ts';
import { say, sayInAll } from '../../text/say.ts';
import { ArgumentError, type Reply } from '../command.ts';
import { argument, defineCommand } from '../define-command.ts';
import { briefingNamed, nameIn } from './briefing-named.ts';
import { completeId } from './complete-id.ts';
import { briefingText } from './describe.ts';
import { atDesk, type Desk, noteReply } from './desk.ts';
import { gone } from './gone.ts';
import { refusalFor } from './may-manage.ts';
import { isPersonId, peopleNamed, personNamed } from './person-named.ts';
import { ownersText } from './person-text.ts';
import { nextSteps } from './schedule.ts';

/** Stand between people, and say nothing. */
const BETWEEN = /^(?:to|and|给|转给|交给|和|кому|и)$/iu;

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

/** Nobody was named: whose it is, and how to name somebody. */
async function askWhom(briefing: Briefing, desk: Desk): Promise<Reply> {
  const { context } = desk;
  const { language, book } = context;
  const { id } = briefing;
  const example = `/${book.info.command} briefing transfer ${id} @ann backup:@bob`;
  return noteReply(
    {
      title: say(language, 'briefings.transferred-title', { id }),
      texts: [await ownersText(briefing, desk), say(language, 'briefings.transfer-whom', { example })],
      actions: nextSteps(briefing, desk),
      line: `briefing why ${id}`,
      tone: 'question',
    },
    context,
  );
}

/** A briefing has one owner, and another person behind: what else was said is asked back, not dropped. */
function refuse(key: 'briefings.transfer-two' | 'briefings.transfer-same', line: string, desk: Desk): never {
  const { language, book } = desk.context;
  throw new ArgumentError(say(language, key), [{ label: `/${book.info.command} ${line}`, line }]);
}

function wantedBy(
  words: readonly string[],
  { to, backup }: Asked,
  briefing: Briefing,
  desk: Desk,
): Partial<Settings> {
  const said = words.filter((word) => !BETWEEN.test(word));
  const people = [...peopleNamed(said, desk), ...(to === undefined ? [] : [personNamed(to, desk)])];
  const [owner, second] = [...new Set(people)];
  const behind = backup === undefined ? undefined : NOBODY.test(backup) ? null : personNamed(backup, desk);
  const line = `briefing transfer ${briefing.id} ${owner ?? ''}`.trim();
  if (second !== undefined) refuse('briefings.transfer-two', `${line} backup:${second}`, desk);
  if (behind !== undefined && behind === (owner ?? briefing.owner)) {
    refuse('briefings.transfer-same', `${line} backup:none`, desk);
  }
  // Who was behind and is now in front is behind no more.
  const isBehind = behind === undefined && owner !== undefined && owner === briefing.backupOwner;
  return {
    ...(owner !== undefined && { owner }),
    ...(behind !== undefined && { backupOwner: behind }),
    ...(isBehind && { backupOwner: null }),
  };
}

async function transfer(asked: Asked, desk: Desk): Promise<Reply> {
  const { store, place, now } = desk;
  const { named, rest } = await nameIn(asked.words, desk, (word) => isPersonId(word, desk));
  const briefing = await briefingNamed(named, desk);
  const refusal = await refusalFor(desk, briefing);
  if (refusal !== null) return refusal;
  const settings = wantedBy(rest, asked, briefing, desk);
  if (Object.keys(settings).length === 0) return askWhom(briefing, desk);
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
