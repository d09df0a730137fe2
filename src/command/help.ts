import { z } from 'zod';
import type { CardPart, Choice } from '../card/card.ts';
import { exampleLines } from '../card/examples.ts';
import { inLanguage } from '../core/language.ts';
import { say, sayInAll } from '../text/say.ts';
import { type Argument, ArgumentError, type Command, type CommandContext, type Reply } from './command.ts';
import { argument, defineCommand } from './define-command.ts';
import { replyWithCard } from './reply.ts';

/** Examples that fit in one row of buttons. */
const MOST_EXAMPLES = 5;

function examples({ book, language }: CommandContext, among: readonly string[]): CardPart[] {
  const choices: Choice[] = among
    .slice(0, MOST_EXAMPLES)
    .map((line) => ({ label: `/${book.info.command} ${line}`, line }));
  return choices.length === 0 ? [] : [{ kind: 'choices', prompt: say(language, 'help.examples'), choices }];
}

/** What can be asked, with examples. */
export function helpWithAll(context: CommandContext): Reply {
  const { book, language, registry } = context;
  const text = (words: string): CardPart => ({ kind: 'text', text: words });
  const others = registry.commands.filter(({ name }) => book.topic(name) === null);
  const topics = book.topics.map(({ id, names }) => {
    const name = inLanguage(names, language);
    return name.toLowerCase() === id ? id : `${id} (${name})`;
  });
  const parts: CardPart[] = [
    text(inLanguage(book.info.summary, language)),
    text(say(language, 'help.intro', { root: `/${book.info.command}` })),
    text(say(language, 'help.topics', { list: topics.join(', ') })),
    text(
      say(language, 'help.commands', {
        list: others
          .map(({ name, summary }) => `${name} – ${inLanguage(summary, language)}`)
          .join(say(language, 'list.separator')),
      }),
    ),
    text(say(language, 'help.options', { languages: book.info.languages.join('|') })),
    ...examples(context, exampleLines(book, language)),
  ];
  return replyWithCard({ language, title: say(language, 'help.title'), tone: 'answer', parts }, 'help');
}

/** The answer to thanks, a yes or a no, to which a command has to say something. */
export function acknowledged(context: CommandContext): Reply {
  const { book, language } = context;
  const text = say(language, 'help.thanks', { help: `/${book.info.command} help` });
  const parts: CardPart[] = [{ kind: 'text', text }, ...examples(context, exampleLines(book, language))];
  return replyWithCard(
    { language, title: say(language, 'help.thanks-title'), tone: 'answer', parts },
    'help',
  );
}

/** What only the lines of buttons hold is not typed. */
const isTyped = ({ isCarried }: Argument) => isCarried !== true;

function usageOf(command: Command, root: string): string {
  const words = command.arguments.filter(isTyped).map(({ name, required }) => {
    const word = name === command.rest ? `<${name}>` : `${name}:<${name}>`;
    return required ? word : `[${word}]`;
  });
  return [`/${root}`, command.name, ...words].join(' ');
}

/** The commands that stand below one, each with what it does. */
function actionsPart(actions: readonly Command[], { book, language }: CommandContext): CardPart {
  const lines = actions.map(
    ({ name, summary }) => `/${book.info.command} ${name} – ${inLanguage(summary, language)}`,
  );
  return { kind: 'text', text: lines.join('\n') };
}

function helpWithOne(command: Command, context: CommandContext): Reply {
  const { book, language } = context;
  const root = book.info.command;
  const actions = command.actions ?? [];
  const lines = command.arguments.filter(isTyped).map(({ name, description, values }) =>
    say(language, 'help.argument', {
      name,
      description: [inLanguage(description, language), values.join(' | ')]
        .filter((text) => text !== '')
        .join(': '),
    }),
  );
  const parts: CardPart[] = [
    { kind: 'text', text: inLanguage(command.summary, language) },
    { kind: 'text', text: say(language, 'help.usage', { usage: usageOf(command, root) }) },
    ...(lines.length === 0 ? [] : [{ kind: 'text', text: lines.join('\n') } as const]),
    ...(actions.length === 0 ? [] : [actionsPart(actions, context)]),
    ...examples(context, [
      ...book.info.examples.filter((line) => context.registry.find(line.split(' ')[0] ?? '') === command),
      ...actions.filter((action) => action.arguments.length === 0).map(({ name }) => name),
      // Of an action, the family that it stands in.
      ...(command.name.includes(' ') ? [command.name.split(' ')[0] ?? ''] : []),
    ]),
  ];
  const title = say(language, 'help.command-title', { command: `/${root} ${command.name}` });
  return replyWithCard({ language, title, tone: 'answer', parts }, `help ${command.name}`);
}

/** `/<root> help`: everything that can be typed, with examples that work. */
export const help = defineCommand({
  name: 'help',
  names: sayInAll('command.help.name'),
  summary: sayInAll('command.help.summary'),
  args: z.object({ command: argument('argument.command').optional() }),
  rest: 'command',
  complete: {
    command: (text, { registry, language }) =>
      registry.commands
        .filter(({ name, names }) =>
          [name, ...Object.values(names)].some((word) => word.includes(text.trim().toLowerCase())),
        )
        .map(({ name, summary }) => ({ label: name, value: name, detail: inLanguage(summary, language) })),
  },
  run: ({ command: word }, context) => {
    if (word === undefined) return helpWithAll(context);
    const command = context.registry.find(word);
    if (command !== null) return helpWithOne(command, context);
    const { language, book } = context;
    const message = say(language, 'bad.command', { command: word, help: `/${book.info.command} help` });
    throw new ArgumentError(message, [{ label: say(language, 'help.title'), line: 'help' }]);
  },
});
