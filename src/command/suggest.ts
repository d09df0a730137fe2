import { z } from 'zod';
import type { CardPart } from '../card/card.ts';
import { topicChoices } from '../card/from-answer.ts';
import { say, sayInAll } from '../text/say.ts';
import type { CommandContext, Reply } from './command.ts';
import { completeFact } from './complete-subject.ts';
import { argument, defineCommand } from './define-command.ts';
import { isDraftName } from './draft-name.ts';
import { printLine } from './line.ts';
import { cardContext, replyWithCard } from './reply.ts';
import { MOST_TYPED, NOTHING_TYPED, suggestionForm } from './suggestion.ts';
import { addPart } from './suggestion-card.ts';

const lineOf = (fact: string | undefined) =>
  printLine({ command: 'suggest', args: fact === undefined ? {} : { fact } }, 'fact');

/** Where nobody would read a form: how a fact gets into the book without one. */
function withoutForm(fact: string | undefined, context: CommandContext): Reply {
  const { language, book } = context;
  const known = fact === undefined ? null : book.fact(fact);
  const parts: CardPart[] = [
    { kind: 'text', text: say(language, 'suggest.off') },
    addPart(known, null, cardContext(context)),
    topicChoices(cardContext(context)),
  ];
  const title = say(language, 'suggest.title');
  return replyWithCard({ language, title, tone: 'nothing', parts }, lineOf(fact));
}

/** The form; and for where no window can be opened right now, a card whose button opens it. */
function withForm(fact: string | undefined, context: CommandContext): Reply {
  const { language, suggesting } = context;
  const draft = fact === undefined ? null : (suggesting?.draft(fact) ?? null);
  // Of a draft that is forgotten, the name is of no use to anybody.
  const about = fact === undefined || isDraftName(fact) ? '' : fact;
  const parts: CardPart[] = [
    { kind: 'text', text: say(language, 'suggest.opens') },
    { kind: 'actions', actions: [{ label: say(language, 'suggest.open'), line: lineOf(fact) }] },
  ];
  const title = say(language, 'suggest.title');
  return {
    ...replyWithCard({ language, title, tone: 'question', parts }, lineOf(fact)),
    form: suggestionForm(draft ?? { ...NOTHING_TYPED, fact: about }, language),
  };
}

/** `/<root> suggest`: a correction or a new fact with its source, to the people who look after the facts. */
export const suggest = defineCommand({
  name: 'suggest',
  names: sayInAll('command.suggest.name'),
  summary: sayInAll('command.suggest.summary'),
  args: z.object({ fact: argument('argument.suggest', MOST_TYPED.fact).optional() }),
  rest: 'fact',
  complete: { fact: completeFact },
  run: ({ fact }, context) =>
    context.suggesting === undefined ? withoutForm(fact, context) : withForm(fact, context),
});
