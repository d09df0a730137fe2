import type { PackInfo } from '../core/pack.ts';
import type { Command } from './command.ts';

/** The one list of commands: Discord's subcommands, Slack's words and `help` are all made from it. */
export type Registry = {
  /** Root name, title, colour, languages. */
  readonly info: PackInfo;
  /** In the order people should see them: topics first. */
  readonly commands: readonly Command[];
  /** By name, localised name or alias, in any case; `null` when no command is called that. */
  readonly find: (word: string) => Command | null;
};
