import { z } from 'zod';
import type { Briefing } from '../../briefing/briefing.ts';
import { MOST_QUIET, rangesOf } from '../../briefing/quiet-ranges.ts';
import type { Choice } from '../../card/card.ts';
import { type IsoDate, isoDateIn } from '../../core/period/iso-date.ts';
import { say, sayInAll } from '../../text/say.ts';
import { ArgumentError, type Reply } from '../command.ts';
import { argument, defineCommand } from '../define-command.ts';
import { briefingNamed, nameIn } from './briefing-named.ts';
import { completeId } from './complete-id.ts';
import { atDesk, type Desk, noteReply } from './desk.ts';
import { gone } from './gone.ts';
import { keptWords, lineButton } from './line-button.ts';
import { refusalFor } from './may-manage.ts';
import { type DaysRead, quietText, readQuietDays } from './quiet-days.ts';
import { runsText } from './sample.ts';
import { nextSteps } from './schedule.ts';
import { isDays } from './written-days.ts';

const SHOWN_RANGES = 20;
const REMOVE = /^(?:remove|delete|clear|send|删除|清除|убрать|удалить)$/iu;

async function told(briefing: Briefing, desk: Desk, notes: readonly string[] = []): Promise<Reply> {
  const { context } = desk;
  const { language } = context;
  const { id, schedule } = briefing;
  const days = quietText(schedule.quiet, language, SHOWN_RANGES);
  return noteReply(
    {
      title: say(language, 'briefings.quiet-title', { id, count: schedule.quiet.length }),
      texts: [
        ...notes,
        ...(days === '' ? [say(language, 'briefings.quiet-none')] : [days]),
        await runsText(briefing, desk, briefing),
      ],
      actions: nextSteps(briefing, desk),
      line: `briefing quiet ${id}`,
    },
    context,
  );
}

const rangesText = (days: readonly IsoDate[]): string =>
  rangesOf(days)
    .map(({ from, to }) => (from === to ? from : `${from}..${to}`))
    .join(', ');

/** The line of some days, also of so many that no button has room for them. */
function daysButton(
  label: string | null,
  days: readonly IsoDate[],
  isRemoving: boolean,
  { id }: Briefing,
  { context }: Desk,
): Choice {
  const words = `${id} ${isRemoving ? 'remove ' : ''}${rangesText(days)}`;
  const typed = `/${context.book.info.command} briefing quiet ${words}`;
  return lineButton(label ?? typed, 'quiet', words, '', context);
}

const showButton = ({ id }: Briefing, { context: { language } }: Desk): Choice => ({
  label: say(language, 'briefings.quiet-show'),
  line: `briefing quiet ${id}`,
});

function refuseDays({ faults, days }: DaysRead, isRemoving: boolean, briefing: Briefing, desk: Desk): never {
  const { language, today } = desk.context;
  const list = faults.slice(0, 5).join(', ').slice(0, 200);
  const message = say(language, 'briefings.bad-quiet', { list, example: today });
  const sound =
    days.length === 0 || days.length > 5 ? [] : [daysButton(null, days, isRemoving, briefing, desk)];
  throw new ArgumentError(message, [...sound, showButton(briefing, desk)]);
}

/** Asks whether the days between two dates are meant, too: saved as two days, a whole holiday would be missing. */
function askBetween(read: DaysRead, isRemoving: boolean, briefing: Briefing, desk: Desk): never {
  const { language, today } = desk.context;
  const list = read.unclear.slice(0, 5).join('; ').slice(0, 200);
  const message = say(language, 'briefings.quiet-unclear', { list, example: `${today}..${today}` });
  const ways = [read.withThoseBetween, read.days].filter(
    (days, at, all) => days.length > 0 && (at === 0 || rangesText(days) !== rangesText(all[0] ?? [])),
  );
  const buttons = ways.map((days) =>
    daysButton(quietText(days, language, 2), days, isRemoving, briefing, desk),
  );
  throw new ArgumentError(message, [...buttons, showButton(briefing, desk)]);
}

function refuseMany(briefing: Briefing, desk: Desk): never {
  const message = say(desk.context.language, 'briefings.quiet-many', { most: MOST_QUIET });
  throw new ArgumentError(message, [showButton(briefing, desk)]);
}

/** The days of a briefing with some more, or without some. */
function changedDays(
  { schedule }: Briefing,
  days: readonly IsoDate[],
  isRemoving: boolean,
): readonly IsoDate[] {
  const named = new Set(days);
  if (isRemoving) return named.size === 0 ? [] : schedule.quiet.filter((day) => !named.has(day));
  return [...new Set([...schedule.quiet, ...days])].sort();
}

/** Which word says that days are taken off: in front, or behind days alone. `do not send 2026-12-31` takes none off. */
function removalAt(words: readonly string[]): number | null {
  if (REMOVE.test(words[0] ?? '')) return 0;
  const isLast = REMOVE.test(words.at(-1) ?? '') && words.slice(0, -1).every((word) => /\d/u.test(word));
  return isLast ? words.length - 1 : null;
}

type Asked = { readonly words: string; readonly days: string; readonly isRemoving: boolean };

/** What is to be known of days that were read: those that come back by another rule, and those that are over. */
function notesOn({ repeats, days }: DaysRead, isRemoving: boolean, today: IsoDate, { context }: Desk) {
  const { language } = context;
  const over = isRemoving ? 0 : days.filter((day) => day < today).length;
  return [
    ...(repeats.length === 0
      ? []
      : [say(language, 'briefings.quiet-repeats', { list: repeats.slice(0, 5).join(', ') })]),
    ...(over === 0 ? [] : [say(language, 'briefings.quiet-over', { count: over })]),
  ];
}

async function quiet(asked: Asked, desk: Desk): Promise<Reply> {
  const { store, place, now } = desk;
  const { named, rest } = await nameIn(asked.words, desk, (word) => REMOVE.test(word) || isDays(word));
  const briefing = await briefingNamed(named, desk);
  const at = removalAt(rest);
  const isRemoving = asked.isRemoving || at !== null;
  const text = [...(at === null ? rest : rest.toSpliced(at, 1)), asked.days].join(' ').trim();
  if (text === '' && !isRemoving) return told(briefing, desk);
  const refusal = await refusalFor(desk, briefing);
  if (refusal !== null) return refusal;
  const today = isoDateIn(now, briefing.schedule.zone);
  const read = readQuietDays(text, today, briefing.schedule.zone);
  if (read.isTooMany) refuseMany(briefing, desk);
  // Words that name no day must not take all of them off.
  if (read.faults.length > 0 || (read.days.length === 0 && text !== '')) {
    const faults = read.faults.length > 0 ? read.faults : [text];
    refuseDays({ ...read, faults }, isRemoving, briefing, desk);
  }
  if (read.unclear.length > 0) askBetween(read, isRemoving, briefing, desk);
  // A day that is over makes no difference, and would only grow the list from year to year.
  const days = changedDays(briefing, read.days, isRemoving).filter((day) => isRemoving || day >= today);
  if (days.length > MOST_QUIET) refuseMany(briefing, desk);
  const notes = notesOn(read, isRemoving, today, desk);
  if (days.join() === briefing.schedule.quiet.join()) return told(briefing, desk, notes);
  const schedule = { ...briefing.schedule, quiet: days };
  const changed = await store.change(briefing, { kind: 'edit', settings: { schedule } }, place.person, now);
  if (changed.kind === 'gone') return gone(briefing.id, desk);
  if (changed.kind === 'changed') return told(changed.briefing, desk, notes);
  return quiet(asked, desk);
}

/** `/<root> briefing quiet k3m9pq2x 2026-10-01..2026-10-07`: days on which nothing is sent. */
export const quietAction = defineCommand({
  name: 'briefing quiet',
  names: sayInAll('command.briefing-quiet.name'),
  aliases: ['holidays', 'skip'],
  summary: sayInAll('command.briefing-quiet.summary'),
  args: z.object({
    id: argument('argument.briefing-id', 4000).optional(),
    days: argument('argument.briefing-quiet', 4000).optional(),
    file: argument('argument.briefing-calendar', 100_000, 'file').optional(),
    remove: argument('argument.briefing-quiet-remove', 10, 'flag').optional(),
  }),
  rest: 'id',
  completeLater: { id: completeId },
  run: (args, context) => {
    const { id = '', days = '', file = '', remove } = args;
    const isRemoving = remove !== undefined && remove !== 'false';
    return atDesk({ command: 'briefing quiet', args, rest: 'id' }, context, (desk) =>
      quiet(
        {
          words: keptWords(id, context),
          days: `${keptWords(days, context)} ${keptWords(file, context)}`,
          isRemoving,
        },
        desk,
      ),
    );
  },
});
