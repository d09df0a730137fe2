import { z } from 'zod';
import { cardFromCheck, cardWithoutCheck, factsOfCheck } from '../card/from-check.ts';
import { checkFigures } from '../core/check/check-figures.ts';
import { type IsoDate, isoDateIn, parseIsoDate } from '../core/period/iso-date.ts';
import { sayInAll } from '../text/say.ts';
import type { CommandContext, Reply } from './command.ts';
import { argument, carried, defineCommand } from './define-command.ts';
import { cardContext } from './reply.ts';

/** Longer than any message of Discord's; what is longer on Slack is no message but a document. */
const MOST_MESSAGE = 4000;

/** What a button carries instead of the message. */
const KEPT = /^kept:([A-Za-z0-9]{12})$/;

/** The day a message was sent, from which its `last year` counts: an instant or a day. `null` for anything else. */
function sentOn(sent: string, { book, today }: CommandContext): IsoDate | null {
  const instant = new Date(sent);
  if (Number.isNaN(instant.getTime())) return null;
  const day = parseIsoDate(sent) ?? isoDateIn(instant, book.info.timeZone);
  return day <= today ? day : null;
}

function reply(message: string, token: string, sent: IsoDate | null, context: CommandContext): Reply {
  const line = `check kept:${token}${sent === null ? '' : ` sent:${sent}`}`;
  const checked = checkFigures(context.book, message, sent ?? context.today);
  const known = cardContext(context);
  if (checked.length === 0) {
    return { card: cardWithoutCheck('none', known), outcome: 'unknown', facts: [], line };
  }
  const facts = factsOfCheck(checked);
  const outcome = facts.length > 0 ? 'found' : 'not-published';
  return { card: cardFromCheck(checked, known), outcome, facts, line };
}

function check(text: string, sent: IsoDate | null, context: CommandContext): Reply {
  const token = KEPT.exec(text)?.[1];
  if (token === undefined) return reply(text, context.kept.keep(text), sent, context);
  const message = context.kept.find(token);
  if (message !== null) return reply(message, token, sent, context);
  return {
    card: cardWithoutCheck('lost', cardContext(context)),
    outcome: 'unknown',
    facts: [],
    line: 'help',
  };
}

/** `/<root> check <message>`: every figure of a message beside ours. What the platforms' message actions run. */
export const checkCommand = defineCommand({
  name: 'check',
  names: sayInAll('command.check.name'),
  summary: sayInAll('command.check.summary'),
  args: z.object({ message: argument('argument.message', MOST_MESSAGE), sent: carried() }),
  rest: 'message',
  run: ({ message, sent = '' }, context) => check(message, sentOn(sent, context), context),
});
