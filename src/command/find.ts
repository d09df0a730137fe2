import { z } from 'zod';
import { answerSeveral } from '../core/ask/several-questions.ts';
import { courtesyOf } from '../core/question/courtesy.ts';
import { sayInAll } from '../text/say.ts';
import { AS_OF, answeredAsOf } from './as-of.ts';
import type { CommandContext, Reply } from './command.ts';
import { answerComparing } from './compare.ts';
import { completeFreeQuestion } from './complete-subject.ts';
import { argument, defineCommand } from './define-command.ts';
import { acknowledged, helpWithAll } from './help.ts';
import { printLine } from './line.ts';
import { withNearCommands } from './near-command.ts';
import { replyWith, replyWithSeveral } from './reply.ts';

/** As long as a message: people paste whole paragraphs. */
const MOST_QUESTION = 4000;

/** Answers a free question, or each of several. */
export function answerFreely(question: string, context: CommandContext): Reply {
  const courtesy = courtesyOf(question);
  // Whoever greets a bot wants to know what it can do.
  if (courtesy === 'greeting' || courtesy === 'about-bot') return helpWithAll(context);
  if (courtesy === 'thanks') return acknowledged(context);
  const compared = answerComparing(question, context);
  if (compared !== null) return compared;
  const several = answerSeveral(context.book, question, context.today);
  const [{ answer }, second] = several.parts;
  if (second !== undefined) {
    const line = printLine({ command: 'find', args: { question } }, 'question');
    return replyWithSeveral(several, line, context);
  }
  const [fact, ...others] = answer.outcome === 'found' ? answer.facts : [];
  // A found fact is named by its id, so that a button leads to the same one whatever the question was.
  const asked = fact !== undefined && others.length === 0 ? fact.id : question;
  const line = printLine({ command: 'find', args: { question: asked } }, 'question');
  const reply = replyWith(answer, line, context);
  // Words that begin with no command are a question, so a mistyped command comes here.
  return answer.outcome === 'unknown' || answer.outcome === 'ambiguous'
    ? { ...reply, card: withNearCommands(reply.card, question, context) }
    : reply;
}

/** `/<root> find how many outsourcing companies`: free questions, each answered from the fact book or not at all. */
export const find = defineCommand({
  name: 'find',
  names: sayInAll('command.find.name'),
  summary: sayInAll('command.find.summary'),
  args: z.object({ question: argument('argument.question', MOST_QUESTION), 'as-of': AS_OF }),
  rest: 'question',
  complete: { question: completeFreeQuestion },
  run: ({ question, 'as-of': day }, context) =>
    answeredAsOf(day, context, (then) => answerFreely(question, then)),
});
