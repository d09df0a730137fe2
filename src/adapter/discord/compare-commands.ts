/** What registering would change; empty lists where nothing differs. */
export type Differences = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly name: string; readonly paths: readonly string[] }[];
};

/** A command as it is declared, or as Discord returns it. */
type Command = { readonly name: string; readonly type?: number | undefined };

/** A slash command and an action on messages may have the same name; without a type it is the former. */
const keyOf = ({ name, type = 1 }: Command) => `${type} ${name}`;

/**
 * The fields that this bot declares. Discord returns more (ids, versions, what newer API versions add), which must not
 * count as a difference, or the commands would be registered anew at each start.
 */
const COMPARED = new Set([
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'options',
  'required',
  'autocomplete',
  'choices',
  'value',
  'min_length',
  'max_length',
  'integration_types',
  'contexts',
  'nsfw',
  'default_member_permissions',
]);

/** Discord returns these for a guild's command too, which cannot declare them. */
const GLOBAL_ONLY = ['integration_types', 'contexts'];

/** What Discord fills in where nothing was declared: an action has no description, and gets an empty one. */
const isDefault = (value: unknown) =>
  value === null || value === undefined || value === false || value === '';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const nameOf = (value: unknown, at: number) =>
  isObject(value) && typeof value.name === 'string' ? value.name : String(at);

function leavesOfList(list: readonly unknown[], path: string): [string, string][] {
  if (list.every((one) => !isObject(one)))
    return list.length === 0 ? [] : [[path, JSON.stringify(list.toSorted())]];
  // Members are told apart by name, so that one more at the top does not make all the others differ; order counts too.
  const names = list.map(nameOf);
  return [
    [`${path}.order`, names.join(' ')],
    ...list.flatMap((one, at) => leaves(one, `${path}.${names[at]}`)),
  ];
}

/** Every value that counts, by its path: `options.outsourcing.description` → its text. */
function leaves(
  value: unknown,
  path: string,
  isCompared = (key: string) => COMPARED.has(key),
): [string, string][] {
  if (isDefault(value)) return [];
  if (Array.isArray(value)) return leavesOfList(value, path);
  if (!isObject(value)) return [[path, JSON.stringify(value)]];
  return Object.entries(value)
    .filter(([key]) => isCompared(key))
    .flatMap(([key, inner]) => {
      const below = path === '' ? key : `${path}.${key}`;
      // The keys of translations are locales.
      return key.endsWith('_localizations') ? leaves(inner, below, () => true) : leaves(inner, below);
    });
}

function pathsThatDiffer(ours: Command, theirs: Command): string[] {
  const mine = new Map(leaves(ours, ''));
  const other = new Map(leaves(theirs, ''));
  for (const path of GLOBAL_ONLY) if (!mine.has(path)) other.delete(path);
  return [...new Set([...mine.keys(), ...other.keys()])].filter((path) => mine.get(path) !== other.get(path));
}

/** Compares what is declared with what Discord has, by name, leaving out what Discord adds by itself. */
export function compareCommands(declared: readonly Command[], registered: readonly Command[]): Differences {
  const registeredAs = new Map(registered.map((command) => [keyOf(command), command]));
  const keys = new Set(declared.map(keyOf));
  return {
    added: declared.filter((one) => !registeredAs.has(keyOf(one))).map(({ name }) => name),
    removed: registered.filter((one) => !keys.has(keyOf(one))).map(({ name }) => name),
    changed: declared.flatMap((command) => {
      const other = registeredAs.get(keyOf(command));
      const paths = other === undefined ? [] : pathsThatDiffer(command, other);
      return paths.length === 0 ? [] : [{ name: command.name, paths }];
    }),
  };
}

/** Whether there is nothing to register. */
export function isSame({ added, removed, changed }: Differences): boolean {
  return added.length + removed.length + changed.length === 0;
}
