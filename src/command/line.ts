import type { CommandLine } from '../card/card.ts';
import type { Call } from './command.ts';
import type { Registry } from './registry.ts';

/** Arguments that go with every command: the language of the answer, and how many facts to pass over. */
export const COMMON_ARGUMENTS = ['language', 'from'] as const;

/** `key:value`, `key:"two words"` or `key: @ann`; the key is checked against the command's own arguments. */
const PAIR = /(?<![^\s])([a-z-]+):(?:"([^"]*)"|\s*(@\S+)|(\S+))/gu;

/** Between lines that are each a beginning: a list of questions. A line that goes on in the next begins with a small letter. */
const LINE_BREAK = /(?<=[^\s?!.,:;？！。，：；、])[^\S\n]*[\r\n]+\s*(?=[\p{Lu}\p{N}\p{Script=Han}•*-])/gu;

/**
 * Takes apart what a person types after the root command. The first word is a command (in any language), with the second
 * where that one has actions, or the whole text is a question; `key:value` words name arguments; all other words together are the command's main argument.
 * Nothing typed at all is `help`.
 */
export function parseLine(line: CommandLine, registry: Registry): Call {
  // Invisible format characters come along when text is pasted, and would make equal words differ.
  const flat = (some: string) => some.replace(/[\p{Cc}\p{Cf}]/gu, ' ').trim();
  const given = flat(line);
  if (given === '') return { command: 'help', args: {} };
  const [firstWord = '', secondWord = ''] = given.split(/\s+/, 2);
  const action = registry.find(`${firstWord} ${secondWord}`);
  const named = action ?? registry.find(firstWord);
  const head = action === null ? firstWord : (/^\S+\s+\S+/.exec(given)?.[0] ?? '');
  const command = named ?? registry.find('find');
  if (command === null) throw new Error('The registry has no command "find"');
  const text = command.rest === 'question' ? flat(line.replace(LINE_BREAK, '; ')) : given;
  const known = new Set<string>([...COMMON_ARGUMENTS, ...command.arguments.map(({ name }) => name)]);
  const args: Record<string, string> = {};
  const words = (named === null ? text : text.slice(head.length)).replace(
    PAIR,
    (whole: string, key: string, quoted?: string, person?: string, bare?: string) => {
      if (!known.has(key)) return whole;
      args[key] = quoted ?? person ?? bare ?? '';
      return ' ';
    },
  );
  const rest = words.replace(/\s+/g, ' ').trim().replace(/^; /, '');
  if (rest !== '' && command.rest !== null) {
    const own = args[command.rest];
    args[command.rest] = own === undefined ? rest : `${own} ${rest}`;
  }
  return { command: command.name, args, ...(named !== null && { called: head }) };
}

/** The line that `parseLine` takes apart into this call again. */
export function printLine({ command, args }: Call, rest: string | null): CommandLine {
  const words = Object.entries(args)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => {
      if (key === rest) return value;
      return /\s/.test(value) ? `${key}:"${value.replaceAll('"', '')}"` : `${key}:${value}`;
    });
  return [command, ...words].join(' ');
}
