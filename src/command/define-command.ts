import { z } from 'zod';
import { inLanguage, LANGUAGES, type Locale, type Localized } from '../core/language.ts';
import { isMessageKey, type MessageKey, say, sayInAll } from '../text/say.ts';
import {
  ARGUMENT_KINDS,
  type Argument,
  ArgumentError,
  type ArgumentKind,
  type Command,
  type CommandContext,
  type Completion,
  type RawArguments,
  type Reply,
} from './command.ts';
import { printLine } from './line.ts';

/** A command as its file writes it: one zod object says what it takes, on both platforms. */
export type CommandDefinition<Args extends z.ZodObject> = {
  readonly name: string;
  /** Name in each language; `name` itself where one is missing. */
  readonly names: Localized;
  readonly aliases?: readonly string[];
  readonly summary: Localized;
  /** String arguments only, each made with `argument`. */
  readonly args: Args;
  /** The argument that takes the words which name no other. */
  readonly rest?: keyof z.infer<Args> & string;
  readonly complete?: Partial<
    Record<keyof z.infer<Args> & string, (text: string, context: CommandContext) => readonly Completion[]>
  >;
  /** The same for values that have to be looked up. */
  readonly completeLater?: Partial<
    Record<
      keyof z.infer<Args> & string,
      (text: string, context: CommandContext) => Promise<readonly Completion[]>
    >
  >;
  readonly actions?: readonly Command[];
  readonly isInLanguage?: true;
  readonly run: (args: z.infer<Args>, context: CommandContext) => Reply | Promise<Reply>;
};

/** Discord's bound on the choices of an autocomplete answer: https://docs.discord.com/developers/interactions/application-commands#autocomplete */
export const MOST_COMPLETIONS = 25;

/** A text argument: the message that explains it, and how long it may be. */
export function argument(description: MessageKey, maxLength = 100, kind?: ArgumentKind) {
  const meta = { say: description, ...(kind !== undefined && { kind }) };
  return z.string().trim().min(1).max(maxLength).meta(meta);
}

/** An argument that only the lines of buttons hold. */
export function carried(maxLength = 40) {
  return z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .meta({ say: 'argument.carried', isCarried: true })
    .optional();
}

/** An argument with a fixed set of values. */
export function choice<const Values extends readonly [string, ...string[]]>(
  description: MessageKey,
  values: Values,
) {
  return z.enum(values).meta({ say: description });
}

/** The same where people type other words for a value, too: `read` knows all of them. */
export function namedChoice<Value extends string>(
  description: MessageKey,
  values: readonly Value[],
  read: (text: string) => Value | null,
) {
  return z
    .string()
    .meta({ say: description, enum: [...values] })
    .transform((text, context) => {
      const value = read(text);
      if (value !== null) return value;
      context.addIssue({ code: 'custom', message: `None of ${values.join(', ')}` });
      return z.NEVER;
    });
}

/** The part of a JSON Schema that says how an argument is declared to a platform. */
const Described = z.object({
  properties: z.record(
    z.string(),
    z.object({
      maxLength: z.number().optional(),
      enum: z.array(z.string()).optional(),
      say: z.string().refine(isMessageKey),
      kind: z.enum(ARGUMENT_KINDS).optional(),
      isCarried: z.literal(true).optional(),
    }),
  ),
  required: z.array(z.string()).default([]),
});

/** All topics share one object of arguments; describing it takes longer than the rest of a command. */
const described = new WeakMap<z.ZodObject, z.infer<typeof Described>>();

function describe(args: z.ZodObject): z.infer<typeof Described> {
  const known = described.get(args);
  if (known !== undefined) return known;
  const fresh = Described.parse(z.toJSONSchema(args, { io: 'input' }));
  described.set(args, fresh);
  return fresh;
}

function argumentsOf(args: z.ZodObject, completed: readonly string[]): readonly Argument[] {
  const { properties, required } = describe(args);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    description: sayInAll(property.say),
    required: required.includes(name),
    maxLength: property.maxLength ?? 100,
    values: property.enum ?? [],
    completes: completed.includes(name),
    ...(property.kind !== undefined && { kind: property.kind }),
    ...(property.isCarried !== undefined && { isCarried: property.isCarried }),
  }));
}

/** As many lines as one row of buttons holds. */
const MOST_LINES = 5;

/** Says what is wrong with the first argument that does not fit, and the same line with each value that would be right. */
function badArgument(
  error: z.ZodError,
  declared: readonly Argument[],
  raw: RawArguments,
  { name: command, rest }: { readonly name: string; readonly rest: string | null },
  { language, chosen, book }: CommandContext,
): ArgumentError {
  const name = String(error.issues[0]?.path[0] ?? '');
  const found = declared.find((one) => one.name === name);
  if (found === undefined)
    throw new Error('A command refused an argument it does not declare', { cause: error });
  const message = faultOf(found, raw[name], language);
  const said = { ...raw, ...(chosen !== undefined && { language: chosen }) };
  const choices = found.values.slice(0, MOST_LINES).map((value) => {
    const line = printLine({ command, args: { ...said, [name]: value } }, rest);
    return { label: `/${book.info.command} ${line}`, line };
  });
  return new ArgumentError(message, choices, { faults: { [name]: message } });
}

function faultOf(
  { name, description, values, maxLength: max }: Argument,
  value: string | undefined,
  language: Locale,
): string {
  if (value === undefined || value.trim() === '') {
    return say(language, 'bad.missing', { argument: name, description: inLanguage(description, language) });
  }
  if (values.length > 0) {
    const all = values.join(', ');
    return say(language, 'bad.value', { value: value.slice(0, 100), argument: name, values: all });
  }
  return say(language, 'bad.too-long', { argument: name, max });
}

/** Only the arguments that were given: an empty one counts as left out. */
function given(raw: RawArguments, declared: readonly Argument[]): RawArguments {
  return Object.fromEntries(
    declared.flatMap(({ name }) => {
      const value = raw[name];
      return value === undefined || value.trim() === '' ? [] : [[name, value]];
    }),
  );
}

type Later = Readonly<
  Record<string, ((text: string, context: CommandContext) => Promise<readonly Completion[]>) | undefined>
>;

/** Looks up what has to be looked up; the rest is there at once. */
function laterOf(later: Later, atOnce: Command['complete']): NonNullable<Command['completeLater']> {
  return async (name, text, context) =>
    (await later[name]?.(text, context))?.slice(0, MOST_COMPLETIONS) ?? atOnce(name, text, context);
}

/** Makes a command of its definition: arguments are parsed once, here, and completion can never fail a user. */
export function defineCommand<Args extends z.ZodObject>(definition: CommandDefinition<Args>): Command {
  const { name, args, complete = {}, completeLater, rest, actions, isInLanguage } = definition;
  const declared = argumentsOf(args, Object.keys({ ...complete, ...completeLater }));
  const names = Object.fromEntries(
    LANGUAGES.map((language) => [language, definition.names[language] ?? name]),
  );
  const completers: Readonly<
    Record<string, ((text: string, context: CommandContext) => readonly Completion[]) | undefined>
  > = complete;
  const atOnce = (argumentName: string, text: string, context: CommandContext) =>
    (completers[argumentName]?.(text, context) ?? []).slice(0, MOST_COMPLETIONS);
  return {
    name,
    names,
    aliases: definition.aliases ?? [],
    summary: definition.summary,
    arguments: declared,
    rest: rest ?? null,
    run: (raw, context) => {
      const parsed = args.safeParse(given(raw, declared));
      if (!parsed.success)
        throw badArgument(parsed.error, declared, raw, { name, rest: rest ?? null }, context);
      return definition.run(parsed.data, context);
    },
    complete: atOnce,
    ...(completeLater !== undefined && { completeLater: laterOf(completeLater, atOnce) }),
    ...(actions !== undefined && { actions }),
    ...(isInLanguage !== undefined && { isInLanguage }),
  };
}
