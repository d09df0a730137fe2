import { parseArgs } from 'node:util';
import { type EntryKind, type FactKind, type Given, PARTS, type Part } from './parts.ts';
import { shellWord } from './shell-word.ts';

/** A command line that cannot be followed; its message is for whoever typed it. */
export class Misuse extends Error {
  override name = 'Misuse';
}

/** What the command line says. */
export type Asked = {
  /** `null` where neither `--statement` nor an option of observations tells. */
  readonly kind: FactKind | null;
  readonly given: Given;
  /** Whose file a statement goes into; `null` where none was named. */
  readonly topic: string | null;
  readonly language: string | null;
  readonly isDryRun: boolean;
  readonly isJson: boolean;
  /** Whether to write without asking once more. */
  readonly isSure: boolean;
  readonly isHelp: boolean;
};

const KINDS = ['observation', 'statement', 'source'] as const satisfies readonly EntryKind[];

/** Every part once, whichever entries have it. */
const ALL_PARTS: ReadonlyMap<string, Part> = new Map(
  KINDS.flatMap((kind) => PARTS[kind].map((part) => [part.option, part] as const)).toReversed(),
);

const isIn = (kind: FactKind, option: string) => PARTS[kind].some((part) => part.option === option);

function parse(args: readonly string[]) {
  const parts = Object.fromEntries(
    [...ALL_PARTS.values()].map(({ option, form }) => [
      option,
      form === 'flag' ? ({ type: 'boolean' } as const) : ({ type: 'string', multiple: true } as const),
    ]),
  );
  return parseArgs({
    args: [...args],
    options: {
      ...parts,
      statement: { type: 'boolean', default: false },
      topic: { type: 'string' },
      language: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }).values;
}

const textsOf = (value: unknown): readonly string[] => {
  if (value === true) return ['true'];
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
};

function givenIn(values: Readonly<Record<string, unknown>>): Given {
  const given = new Map<string, readonly string[]>();
  for (const { option, form } of ALL_PARTS.values()) {
    const texts = textsOf(values[option]);
    if (texts.length > 1 && form !== 'list' && form !== 'items') {
      throw new Misuse(`--${option} is given ${texts.length} times. Give it once.`);
    }
    if (texts.length > 0) given.set(option, texts);
  }
  if (given.has('change') && !given.has('basis')) given.set('basis', ['year-on-year']);
  return given;
}

function kindOf(isStatement: boolean, given: Given): FactKind | null {
  const [kind, other] = isStatement
    ? (['statement', 'observation'] as const)
    : (['observation', 'statement'] as const);
  const foreign = [...given.keys()].filter((option) => isIn(other, option) && !isIn(kind, option));
  if (foreign.length > 0) {
    const options = foreign.map((option) => `--${option}`).join(', ');
    const remedy = isStatement ? 'Leave it out, or leave out --statement.' : 'Give --statement too.';
    throw new Misuse(`${options} ${foreign.length === 1 ? 'is' : 'are'} of ${other}s. ${remedy}`);
  }
  if (isStatement) return kind;
  return [...given.keys()].some((option) => isIn(kind, option) && !isIn(other, option)) ? kind : null;
}

/**
 * Reads the command line.
 * @throws {Misuse} with what is wrong and what would be right.
 */
export function readOptions(args: readonly string[]): Asked {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
  const given = givenIn(values);
  const kind = kindOf(values.statement === true, given);
  if (kind === 'observation' && typeof values.topic === 'string') {
    throw new Misuse(
      '--topic is of statements: an observation goes to the topic of its indicator. Leave it out.',
    );
  }
  return {
    kind,
    given,
    topic: values.topic ?? null,
    language: values.language ?? null,
    isDryRun: values['dry-run'] === true,
    isJson: values.json === true,
    isSure: values.yes === true,
    isHelp: values.help === true,
  };
}

/** The command that gives the same parts again, to be corrected. */
export function commandOf({
  kind,
  topic,
  given,
}: Pick<Asked, 'given' | 'topic'> & { kind: FactKind }): string {
  const words = [...PARTS[kind], ...PARTS.source]
    .filter((part, i, all) => all.findIndex(({ option }) => option === part.option) === i)
    .flatMap(({ option, form }) =>
      (given.get(option) ?? []).map((text) => {
        if (form === 'flag') return `--${option}`;
        const word = shellWord(text);
        return text.startsWith('-') ? `--${option}=${word}` : `--${option} ${word}`;
      }),
    );
  const own = kind === 'statement' ? ['--statement', ...(topic === null ? [] : [`--topic ${topic}`])] : [];
  return ['npm run facts:add --', ...own, ...words].join(' ');
}

function lineOf({ option, about, form, isRequired, values }: Part): string {
  const several = form === 'list' || form === 'items' ? ' (may be repeated)' : '';
  const choices = values.length === 0 ? '' : `: ${values.join(', ')}`;
  return `  ${isRequired ? '*' : ' '} --${option.padEnd(20)} ${about}${choices}${several}`;
}

/** How the command is used, with every option. */
export function usage(): string {
  const list = (kind: EntryKind, isOwn: (part: Part) => boolean) => PARTS[kind].filter(isOwn).map(lineOf);
  const shared = (part: Part) => isIn('observation', part.option) && isIn('statement', part.option);
  return [
    'Usage: npm run facts:add                     asks for everything, one question after the other',
    '       npm run -s facts:add -- <options>     for programs, or to be asked for what is missing alone',
    'Adds a fact to the fact pack (FACTS_DIR), checks the whole pack before anything is written, and shows the cards.',
    '',
    '    --statement            a fact that is not one number; with --topic, the file it goes into',
    '    --dry-run              shows what would be written, and writes nothing',
    '    --yes                  writes without asking once more',
    '    --json                 one object for programs; asks nothing',
    '    --language             of the cards and of the names in lists',
    '    Words that begin with a hyphen are joined to their option: --change=-4.1',
    '',
    'Of every fact (* is required):',
    ...list('observation', shared),
    'Of a number:',
    ...list('observation', (part) => !shared(part)),
    'Of a statement:',
    ...list('statement', (part) => !shared(part)),
    'Of a source that is not known yet, named by --source:',
    ...list('source', ({ option }) => option !== 'source'),
    '',
  ].join('\n');
}
