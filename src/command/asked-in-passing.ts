import type { Answered } from './command.ts';

/**
 * Whether words that were not clearly meant for the bot, such as a reply to one of its messages, were a question to it
 * after all: those it has something to say to. *Thanks!* is none.
 */
export function wasQuestion({ outcome, reference, isMisuse }: Answered): boolean {
  return reference === null && isMisuse !== true && outcome !== 'unknown';
}
