import { normalise } from '../words/words.ts';

/** More than the commands take: people paste whole paragraphs to a mention, and what matters stands first. */
const MOST_CHARACTERS = 400;

/**
 * The beginning of a text that is looked at as a question: what takes longer to read than anybody would, takes the bot
 * from everybody else. Counted in compatibility forms, of which a single sign may have eighteen.
 */
export function cutQuestion(text: string): string {
  // Hundreds of spaces in a row are as many places where a pattern may begin.
  const cut = text.slice(0, MOST_CHARACTERS).replace(/(\s)\s+/g, '$1');
  const normal = normalise(cut);
  return normal.length > MOST_CHARACTERS ? normal.slice(0, MOST_CHARACTERS) : cut;
}
