import type { Answered } from './command.ts';

/**
 * Whether an answer is of use to a channel. A question back, an unknown word or a fault of ours stays with whoever
 * asked, who alone can do something about it.
 */
export function isForEveryone({
  outcome,
  reference,
  isPersonal,
}: Pick<Answered, 'outcome' | 'reference' | 'isPersonal'>): boolean {
  return reference === null && isPersonal !== true && (outcome === 'found' || outcome === 'not-published');
}
