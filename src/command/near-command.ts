import type { Card, CardPart, Choice } from '../card/card.ts';
import { MOST_CHOICES } from '../core/answer.ts';
import { Vocabulary } from '../core/vocabulary.ts';
import type { Command, CommandContext } from './command.ts';
import type { Registry } from './registry.ts';

/** The first words of commands, in every language and by every other name, each with the command it begins. */
type FirstWords = { readonly vocabulary: Vocabulary; readonly commands: readonly Command[] };

const known = new WeakMap<Registry, FirstWords>();

function firstWords(registry: Registry): FirstWords {
  const made = known.get(registry);
  if (made !== undefined) return made;
  const vocabulary = new Vocabulary();
  const commands: Command[] = [];
  for (const { name, names, aliases } of registry.commands) {
    for (const word of [name, ...Object.values(names), ...aliases]) {
      const command = registry.find(word);
      if (command !== null) commands[vocabulary.add(word.toLowerCase())] = command;
    }
  }
  const fresh = { vocabulary, commands };
  known.set(registry, fresh);
  return fresh;
}

/** Commands whose first word somebody has mistyped by a letter or two, the most likely first, with the words behind it. */
export function nearCommands(text: string, registry: Registry): readonly Choice[] {
  const [first = '', ...rest] = text.trim().split(/\s+/u);
  const { vocabulary, commands } = firstWords(registry);
  const readings = vocabulary.readings(first.toLowerCase());
  const near = readings
    .toSorted((a, b) => b.quality - a.quality)
    .flatMap(({ term, quality }) => (quality === 1 ? [] : (commands[term] ?? [])));
  return [...new Set(near)].map(({ name }) => {
    const line = [name, ...rest].join(' ');
    return { label: `/${registry.info.command} ${line}`, line };
  });
}

/** A card that asks back or knows nothing, with the mistyped command first among what it offers. */
export function withNearCommands(card: Card, text: string, context: CommandContext): Card {
  if (card.tone !== 'question' && card.tone !== 'nothing') return card;
  const near = nearCommands(text, context.registry).slice(0, 2);
  if (near.length === 0) return card;
  const parts = card.parts.map((part): CardPart => {
    if (part.kind !== 'choices') return part;
    const others = part.choices.filter(({ line }) => near.every((one) => one.line !== line));
    return { ...part, choices: [...near, ...others].slice(0, MOST_CHOICES) };
  });
  return { ...card, parts };
}
