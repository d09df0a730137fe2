import type { Card, CommandLine } from '../card/card.ts';
import { cardFromAnswer } from '../card/from-answer.ts';
import type { CardContext } from '../card/label.ts';
import type { Answer } from '../core/answer.ts';
import type { CommandContext, Reply } from './command.ts';

/** What makes cards, out of what a command knows. */
export function cardContext({ book, language, today, from = 0 }: CommandContext): CardContext {
  return { book, language, today, from };
}

/** The reply that shows an answer. */
export function replyWith(answer: Answer, line: CommandLine, context: CommandContext): Reply {
  return {
    card: cardFromAnswer(answer, cardContext(context)),
    outcome: answer.outcome,
    facts: answer.outcome === 'found' ? answer.facts : [],
    line,
  };
}

/** A reply that holds no answer to a question: help, sources, citations. */
export function replyWithCard(card: Card, line: CommandLine): Reply {
  return { card, outcome: 'found', facts: [], line };
}
