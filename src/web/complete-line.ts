import type { Command, Completion, Reader, Runner } from '../command/command.ts';
import { nearCommands } from '../command/near-command.ts';
import type { LineCompletion } from './preview-api.ts';

/** As many as Discord shows: https://docs.discord.com/developers/interactions/application-commands#autocomplete */
const MOST_COMPLETIONS = 25;

/** `period:20` or `area:"New Ar` at the end of the text: an argument that is being typed. */
const LAST_PAIR = /(?<=\s)([a-z-]+):(?:"([^"]*)"?|(\S*))$/u;

/** A finished `key:value` word. */
const PAIR = /(?<=\s)[a-z-]+:(?:"[^"]*"|\S+)(?=\s|$)/gu;

const lower = (text: string) => text.toLowerCase();

/** A value as it is typed after its key. */
const quoted = (value: string) => (/\s/u.test(value) ? `"${value.replaceAll('"', '')}"` : value);

function completeCommand(word: string, runner: Runner, reader: Reader): readonly LineCompletion[] {
  const language = runner.languageOf(reader);
  const typed = lower(word);
  const rank = (command: Command): number => {
    const shown = lower(command.names[language] ?? command.name);
    if (shown.startsWith(typed) || command.name.startsWith(typed)) return 0;
    const others = [...Object.values(command.names), ...command.aliases].map(lower);
    if (others.some((name) => name.startsWith(typed))) return 1;
    return shown.includes(typed) || others.some((name) => name.includes(typed)) ? 2 : 3;
  };
  return runner
    .registry()
    .commands.map((command) => ({ command, rank: rank(command) }))
    .filter((entry) => entry.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ command }) => {
      const name = command.names[language] ?? command.name;
      const takesMore = command.arguments.length > 0;
      return { label: name, detail: command.summary[language] ?? '', text: takesMore ? `${name} ` : name };
    });
}

const shown = ({ label, detail }: Completion): Pick<LineCompletion, 'label' | 'detail'> => ({
  label,
  detail: detail ?? '',
});

/** Arguments that the text does not name yet and whose key the last word may begin. */
function completeKey(
  command: Command,
  text: string,
  reader: Reader,
  runner: Runner,
): readonly LineCompletion[] {
  const language = runner.languageOf(reader);
  const last = /(\S*)$/u.exec(text)?.[1] ?? '';
  const before = text.slice(0, text.length - last.length);
  return command.arguments
    .filter(({ isCarried }) => isCarried !== true)
    .filter(
      ({ name }) => name !== command.rest && name.startsWith(lower(last)) && !text.includes(` ${name}:`),
    )
    .map(({ name, description }) => ({
      label: `${name}:`,
      detail: description[language] ?? '',
      text: `${before}${name}:`,
    }));
}

function completeArguments(
  command: Command,
  head: string,
  text: string,
  runner: Runner,
  reader: Reader,
): readonly LineCompletion[] {
  const pair = LAST_PAIR.exec(text);
  const [whole = '', key = '', inQuotes, bare] = pair ?? [];
  if (pair !== null && command.arguments.some(({ name }) => name === key)) {
    const typed = inQuotes ?? bare ?? '';
    return runner.complete({ command: command.name, argument: key, text: typed }, reader).map((offered) => ({
      ...shown(offered),
      text: `${text.slice(0, -whole.length)}${key}:${quoted(offered.value)} `,
    }));
  }
  const pairs = text.match(PAIR) ?? [];
  const words = text.slice(head.length).replace(PAIR, ' ').replace(/\s+/gu, ' ').trim();
  const values =
    command.rest === null
      ? []
      : runner.complete({ command: command.name, argument: command.rest, text: words }, reader);
  const keys = completeKey(command, text, reader, runner);
  return [
    // However many values there are, the other arguments stay in sight.
    ...values.slice(0, MOST_COMPLETIONS - keys.length).map((offered) => ({
      ...shown(offered),
      text: `${[head.trim(), offered.value, ...pairs].filter((part) => part !== '').join(' ')} `,
    })),
    ...keys,
  ];
}

/**
 * What can be typed next in the one box of the preview: a command for the first word, then values of the command's
 * main argument, its other arguments by `key:`, and their values; of a command with actions, an action first. A first
 * word that is no command begins a question, behind the command that it may be with a typing error.
 */
export function completeLine(text: string, runner: Runner, reader: Reader): readonly LineCompletion[] {
  const line = text.trimStart();
  const [, first = '', gap = ''] = /^(\S*)(\s*)/u.exec(line) ?? [];
  if (gap === '') {
    const commands = completeCommand(first, runner, reader);
    if (commands.length > 0 || first === '') return commands.slice(0, MOST_COMPLETIONS);
  }
  const registry = runner.registry();
  const [, both = '', gapAfter = ''] = /^(\S+\s+\S+)(\s*)/u.exec(line) ?? [];
  const action = gapAfter === '' ? null : registry.find(both.replace(/\s+/u, ' '));
  if (action !== null)
    return completeArguments(action, both, line, runner, reader).slice(0, MOST_COMPLETIONS);
  const command = registry.find(first);
  if (command !== null && gap !== '') {
    return completeArguments(command, first, line, runner, reader).slice(0, MOST_COMPLETIONS);
  }
  const find = registry.find('find');
  if (find === null) return [];
  const language = runner.languageOf(reader);
  const head = find.names[language] ?? find.name;
  const meant = nearCommands(line, registry).map(({ line: mended }) => ({
    label: mended,
    detail: registry.find(mended.split(' ', 1)[0] ?? '')?.summary[language] ?? '',
    text: `${mended} `,
  }));
  const asked = completeArguments(find, head, `${head} ${line}`, runner, reader);
  return [...meant, ...asked].slice(0, MOST_COMPLETIONS);
}
