import type { FactBook } from '../core/book/fact-book.ts';
import type { PackInfo } from '../core/pack.ts';
import { about } from './about.ts';
import { briefing } from './briefing/briefing.ts';
import { checkCommand } from './check.ts';
import { cite } from './cite.ts';
import type { Command } from './command.ts';
import { compare } from './compare.ts';
import { find } from './find.ts';
import { help } from './help.ts';
import { lastWord } from './last-word.ts';
import { sources } from './sources.ts';
import { suggest } from './suggest.ts';
import { topicCommand } from './topic.ts';

/** The one list of commands: Discord's subcommands, Slack's words and `help` are all made from it. */
export type Registry = {
  /** Root name, title, colour, languages. */
  readonly info: PackInfo;
  /** In the order people should see them: topics first. */
  readonly commands: readonly Command[];
  /** By name, localised name or alias, in any case, an action by both words; `null` when no command is called that. */
  readonly find: (word: string) => Command | null;
};

/** Every pack has these; its topics come before them. */
const COMMON: readonly Command[] = [
  find,
  compare,
  checkCommand,
  sources,
  cite,
  briefing,
  suggest,
  help,
  about,
];

/** The commands of a fact book: one for each topic, then those that every pack has. */
export function createRegistry(book: FactBook): Registry {
  const commands = [...book.topics.map(topicCommand), ...COMMON];
  const words = new Map<string, Command>();
  const remember = (word: string, command: Command) => {
    const key = word.toLowerCase();
    if (!words.has(key)) words.set(key, command);
  };
  const called = ({ name, names, aliases }: Command) => [name, ...Object.values(names), ...aliases];
  for (const family of commands) {
    for (const action of family.actions ?? []) {
      // Any name of the one with any name of the other: `briefing список`.
      for (const one of called(family)) {
        for (const other of called(action)) remember(`${one} ${lastWord(other)}`, action);
      }
    }
  }
  // Names win over localised names, and those over aliases, whatever the order of the commands.
  for (const command of commands) remember(command.name, command);
  for (const command of commands) for (const name of Object.values(command.names)) remember(name, command);
  for (const command of commands) for (const alias of command.aliases) remember(alias, command);
  return { info: book.info, commands, find: (word) => words.get(word.toLowerCase()) ?? null };
}
