import { z } from 'zod';
import type { CardPart, Choice, CommandLine } from '../../card/card.ts';
import { inLanguage } from '../../core/language.ts';
import { nearestWords } from '../../core/words/nearest-words.ts';
import { say, sayInAll } from '../../text/say.ts';
import { ArgumentError, type Command, type CommandContext, type Completion, type Reply } from '../command.ts';
import { argument, defineCommand } from '../define-command.ts';
import { lastWord } from '../last-word.ts';
import { parseLine } from '../line.ts';
import { replyWithCard } from '../reply.ts';
import { editAction } from './edit.ts';
import { exportAction } from './export.ts';
import { importAction } from './import.ts';
import { keptLine } from './line-button.ts';
import { listAction } from './list.ts';
import { managersAction } from './managers.ts';
import { pauseAction, resumeAction } from './pause.ts';
import { quietAction } from './quiet.ts';
import { removeAction } from './remove.ts';
import { scheduleAction } from './schedule.ts';
import { testAction } from './test.ts';
import { transferAction } from './transfer.ts';
import { whyAction } from './why.ts';

/** What can be done with standing briefings, in the order in which people should see it. */
export const BRIEFING_ACTIONS: readonly Command[] = [
  scheduleAction,
  listAction,
  whyAction,
  testAction,
  pauseAction,
  resumeAction,
  editAction,
  quietAction,
  transferAction,
  managersAction,
  exportAction,
  importAction,
  removeAction,
];

const buttonsOf = ({ language }: CommandContext): readonly Choice[] => [
  { label: say(language, 'briefings.list'), line: 'briefing list' },
  { label: say(language, 'briefings.schedule'), line: 'briefing schedule' },
];

/** What there is in the family, and how a briefing is set up. */
function overview(context: CommandContext): Reply {
  const { language, book } = context;
  const root = `/${book.info.command}`;
  const lines = BRIEFING_ACTIONS.map(
    ({ name, summary }) => `${root} ${name} – ${inLanguage(summary, language)}`,
  );
  const topic = book.topics[0]?.id ?? '';
  const example = `${root} briefing schedule ${topic} weekdays 09:00 ${book.info.timeZone} changes`;
  const parts: CardPart[] = [
    { kind: 'text', text: say(language, 'briefings.overview', { example }) },
    { kind: 'text', text: lines.join('\n') },
    { kind: 'actions', actions: buttonsOf(context) },
  ];
  const title = say(language, 'briefings.title');
  return replyWithCard({ language, title, tone: 'answer', parts }, 'briefing');
}

/** The action that was mistyped, with the words behind it. */
function unknownAction(text: string, context: CommandContext): ArgumentError {
  const { language, book } = context;
  const [first = '', ...rest] = text.split(' ');
  const called = ({ name, names, aliases }: Command) =>
    [name, ...Object.values(names), ...aliases].map(lastWord);
  const near = nearestWords(first, BRIEFING_ACTIONS.flatMap(called), 3);
  const meant = BRIEFING_ACTIONS.filter((one) => called(one).some((word) => near.includes(word)));
  const lines = meant.map(({ name }) => [name, ...rest].join(' '));
  const choices = lines.map((line) => ({ label: `/${book.info.command} ${line}`, line }));
  const actions = BRIEFING_ACTIONS.map(({ name }) => lastWord(name)).join(', ');
  const message = say(language, 'briefings.bad-action', { action: first.slice(0, 60), actions });
  return new ArgumentError(message, [...choices, ...buttonsOf(context)].slice(0, 5));
}

/** Actions whose name, in any language, begins with the text or holds it. */
function completeAction(text: string, { language }: CommandContext): readonly Completion[] {
  const typed = text.trim().toLowerCase();
  return BRIEFING_ACTIONS.flatMap((action): Completion[] => {
    const names = [lastWord(action.name), ...Object.values(action.names), ...action.aliases];
    if (!names.some((name) => name.includes(typed))) return [];
    const label = inLanguage(action.names, language);
    return [{ label, value: label, detail: inLanguage(action.summary, language) }];
  });
}

/** Runs a line that was too long for its button. */
function runAgain(line: CommandLine, context: CommandContext): Reply | Promise<Reply> {
  const { command, args } = parseLine(line, context.registry);
  const { language: _, from: __, ...own } = args;
  const found = context.registry.find(command);
  if (found === null) throw new Error(`There is no command ${command}`);
  return found.run(own, context);
}

/** `/<root> briefing`: what a channel can do with standing briefings; each of it is an action of its own. */
export const briefing = defineCommand({
  name: 'briefing',
  names: sayInAll('command.briefing.name'),
  aliases: ['briefings'],
  summary: sayInAll('command.briefing.summary'),
  args: z.object({ action: argument('argument.briefing-action', 400).optional() }),
  rest: 'action',
  actions: BRIEFING_ACTIONS,
  complete: { action: completeAction },
  run: ({ action }, context) => {
    if (action === undefined) return overview(context);
    const again = keptLine(action, context);
    if (again !== null) return runAgain(again, context);
    throw unknownAction(action, context);
  },
});
