import type { Card, CommandLine } from '../card/card.ts';
import { cardFromAnswer } from '../card/from-answer.ts';
import { cardFromSeveral } from '../card/from-several.ts';
import type { CardContext } from '../card/label.ts';
import type { Answer } from '../core/answer/answer.ts';
import type { Several } from '../core/ask/several-questions.ts';
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

/** What most of a reply's use is in: one answer among several makes it an answer. */
const BEST_FIRST = ['found', 'ambiguous', 'not-published', 'unknown'] as const;

/** The reply that shows the answers to several questions. */
export function replyWithSeveral(several: Several, line: CommandLine, context: CommandContext): Reply {
  const answers = several.parts.map(({ answer }) => answer);
  const outcome = BEST_FIRST.find((one) => answers.some((answer) => answer.outcome === one)) ?? 'unknown';
  const facts = answers.flatMap((answer) => (answer.outcome === 'found' ? answer.facts : []));
  const card = cardFromSeveral(several, cardContext(context));
  return { card, outcome, facts: [...new Set(facts)], line };
}

/** A reply that holds no answer to a question: help, sources, citations. */
export function replyWithCard(card: Card, line: CommandLine): Reply {
  return { card, outcome: 'found', facts: [], line };
}
