import { createContext, useContext } from 'react';
import type { PageWord } from '../page-words.ts';

/** Says one of the page's sentences in the reader's language. */
export type SayWord = (word: PageWord) => string;

/** The few words that are needed while the server has given none: when it cannot be reached at all. */
const WITHOUT_SERVER: Partial<Record<PageWord, string>> = {
  'preview.gone': 'The server does not answer.',
  'preview.gone-remedy': 'Start it again with “npm start”, then try again.',
  'preview.retry': 'Try again',
};

/** The words that the server gave, as a function. */
export function sayer(words: Readonly<Record<string, string>>): SayWord {
  return (word) => words[word] ?? WITHOUT_SERVER[word] ?? '';
}

/** The words of the page's language, for every component below. */
export const Words = createContext<SayWord>(sayer({}));

/** The page's words. */
export function useWords(): SayWord {
  return useContext(Words);
}
