import type { Card, CardPart, Choice } from '../card/card.ts';
import { MOST_CHOICES } from '../core/answer/answer.ts';
import { Vocabulary } from '../core/search/vocabulary.ts';
import { stem } from '../core/words/words.ts';
import type { Command, CommandContext } from './command.ts';
import type { Registry } from './registry.ts';

/** The first words of commands, in every language and by every other name, each with the command it begins. */
type FirstWords = {
  readonly vocabulary: Vocabulary;
  /** By term. */
  readonly words: readonly string[];
  readonly commands: readonly Command[];
};

const known = new WeakMap<Registry, FirstWords>();

function firstWords(registry: Registry): FirstWords {
  const made = known.get(registry);
  if (made !== undefined) return made;
  const vocabulary = new Vocabulary();
  const commands: Command[] = [];
  const words: string[] = [];
  for (const { name, names, aliases } of registry.commands) {
    for (const word of [name, ...Object.values(names), ...aliases]) {
      const command = registry.find(word);
      if (command === null) continue;
      const term = vocabulary.add(word.toLowerCase());
      commands[term] = command;
      words[term] = word.toLowerCase();
    }
  }
  const fresh = { vocabulary, words, commands };
  known.set(registry, fresh);
  return fresh;
}

/** Whether one word may be the other with a letter or two wrong: nobody mistypes `suggest` as `biggest`. */
const beginsAlike = (typed: string, meant: string) =>
  typed[0] === meant[0] || typed.slice(1) === meant || typed === meant.slice(1);

/**
 * Commands whose first word somebody has mistyped by a letter or two, the most likely first, with the words behind it.
 * A word that the book knows is none: `tourists from Japan` does not ask for tourism.
 */
export function nearCommands(
  text: string,
  registry: Registry,
  knows: (stem: string) => boolean = () => false,
): readonly Choice[] {
  const [given = '', ...rest] = text.trim().split(/\s+/u);
  const first = given.toLowerCase();
  const { vocabulary, words, commands } = firstWords(registry);
  const isWord = knows(stem(first));
  const near = vocabulary
    .readings(first)
    .toSorted((a, b) => b.quality - a.quality)
    .flatMap(({ term, quality }) => {
      const word = words[term] ?? '';
      const isMistyped = quality < 1 && beginsAlike(first, word);
      return isMistyped && (!isWord || stem(word) === stem(first)) ? (commands[term] ?? []) : [];
    });
  return [...new Set(near)].map(({ name }) => {
    const line = [name, ...rest].join(' ');
    return { label: `/${registry.info.command} ${line}`, line };
  });
}

/** A card that asks back or knows nothing, with the mistyped command first among what it offers. */
export function withNearCommands(card: Card, text: string, context: CommandContext): Card {
  if (card.tone !== 'question' && card.tone !== 'nothing') return card;
  const near = nearCommands(text, context.registry, context.book.search.knows.exactly).slice(0, 2);
  if (near.length === 0) return card;
  const parts = card.parts.map((part): CardPart => {
    if (part.kind !== 'choices') return part;
    const others = part.choices.filter(({ line }) => near.every((one) => one.line !== line));
    return { ...part, choices: [...near, ...others].slice(0, MOST_CHOICES) };
  });
  return { ...card, parts };
}
