import type { Readable, Writable } from 'node:stream';
import { autocomplete, CANCEL_SYMBOL, confirm, select, text } from '@clack/prompts';

/** Where questions are put and answered. */
export type Terminal = { readonly input: Readable; readonly output: Writable };

/** Thrown when somebody leaves in the middle: nothing is written. */
export class Cancelled extends Error {
  override name = 'Cancelled';
}

/** One of several things to choose from; `words` is what typing finds it by. */
export type Choice = {
  readonly value: string;
  readonly label: string;
  readonly hint: string;
  readonly words: string;
};

/** Says what would be right; `null` where the answer does. */
export type Remedy = (answer: string) => string | null;

/** The questions an interview is made of. */
export type Interview = {
  /** An empty answer is allowed where `isRequired` is not set. */
  readonly words: (
    message: string,
    options: { readonly isRequired: boolean; readonly initial?: string; readonly remedy: Remedy },
  ) => Promise<string>;
  /** Answers until an empty one. */
  readonly several: (
    message: string,
    options: { readonly isRequired: boolean; readonly remedy: Remedy },
  ) => Promise<readonly string[]>;
  /** One of a few; the empty text where `none` is chosen, which stands first. */
  readonly few: (message: string, values: readonly string[], none: string | null) => Promise<string>;
  /** One of many, found by typing. */
  readonly many: (message: string, choices: readonly Choice[], remedy: Remedy) => Promise<string>;
  readonly yes: (message: string, initial: boolean) => Promise<boolean>;
};

const MOST_SHOWN = 8;

function answered<Value extends string | boolean | undefined>(answer: Value | typeof CANCEL_SYMBOL): Value {
  if (answer === CANCEL_SYMBOL) throw new Cancelled('Nothing was written.');
  return answer;
}

/** Whether each word that was typed begins somewhere in the words of a choice. */
export function isFoundBy(typed: string, words: string): boolean {
  const known = words.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => known.includes(word));
}

/** Questions in a terminal, each answer of which is checked at once. */
export function createInterview(terminal: Terminal): Interview {
  const words: Interview['words'] = async (message, { isRequired, initial, remedy }) => {
    const answer = await text({
      ...terminal,
      message: isRequired ? message : `${message} (Enter for none)`,
      ...(initial === undefined ? {} : { initialValue: initial }),
      validate: (typed = '') => {
        const trimmed = typed.trim();
        if (trimmed !== '') return remedy(trimmed) ?? undefined;
        return isRequired ? (remedy('') ?? 'Write something.') : undefined;
      },
    });
    // Clack gives nothing at all for an empty answer.
    return (answered<string | undefined>(answer) ?? '').trim();
  };
  return {
    words,
    several: async (message, { isRequired, remedy }) => {
      const answers: string[] = [];
      for (;;) {
        const isFirst = answers.length === 0;
        const answer = await words(isFirst ? message : `${message}: one more`, {
          isRequired: isRequired && isFirst,
          remedy,
        });
        if (answer === '') return answers;
        answers.push(answer);
      }
    },
    few: async (message, values, none) => {
      const options = values.map((value) => ({ value, label: value }));
      const answer = await select<string>({
        ...terminal,
        message,
        options: none === null ? options : [{ value: '', label: none }, ...options],
      });
      return answered(answer);
    },
    many: async (message, choices, remedy) => {
      const wordsOf = new Map(choices.map((choice) => [choice.value, choice.words]));
      const answer = await autocomplete<string>({
        ...terminal,
        message,
        maxItems: MOST_SHOWN,
        placeholder: 'Type to search',
        options: choices.map(({ value, label, hint }) => ({ value, label, hint })),
        filter: (typed, { value }) => isFoundBy(typed, wordsOf.get(value) ?? ''),
        validate: (value) =>
          typeof value === 'string' ? (remedy(value) ?? undefined) : 'Choose one of the list.',
      });
      return answered(answer);
    },
    yes: async (message, initial) => answered(await confirm({ ...terminal, message, initialValue: initial })),
  };
}
