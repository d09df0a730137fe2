import { courtesyOf } from '../core/question/courtesy.ts';
import type { Answered } from './command.ts';

/** Whether a message is but thanks, a yes or a no, to which people expect no answer in a conversation. */
export const asksNothing = (text: string): boolean => courtesyOf(text) === 'thanks';

/**
 * Whether words that were not clearly meant for the bot, such as a reply to one of its messages, were a question to it
 * after all: those it has something to say to. *Thanks!* is none.
 */
export function wasQuestion({ outcome, reference, isMisuse }: Answered): boolean {
  return reference === null && isMisuse !== true && outcome !== 'unknown';
}
