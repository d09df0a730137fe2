import type { Language } from '../core/language.ts';
import type { Pack as FactPack } from '../core/pack.ts';
import { readDraft } from '../data/draft.ts';
import { type Fault, printFault } from '../data/fault.ts';
import { nearestOf } from '../data/nearest.ts';
import { type InsteadOf, readFolder } from '../data/read-folder.ts';
import { ObservationEntry, StatementEntry } from '../data/schema.ts';
import { standingObservation, standingStatement } from './already-stands.ts';
import { type Answers, PartsInterview } from './ask-parts.ts';
import { type Problem, problemsOf, unknownReference } from './check-given.ts';
import { gitStateOf } from './git-state.ts';
import { createInterview, type Terminal } from './interview.ts';
import { contentOf, makeEntry } from './make-entry.ts';
import { type Asked, commandOf, Misuse } from './options.ts';
import { type Given, one, PARTS } from './parts.ts';
import { type Change, type Pack, planFact, planSource, topicOfObservation } from './plan-change.ts';
import type { Paint } from './print-discord.ts';
import { proposedId } from './proposals.ts';
import { type Cards, changeForPeople, type Outcome } from './report.ts';
import { writeFiles } from './write-files.ts';

/** What becomes of a fact pack with a change: sound, or with these faults. */
export type Checked =
  | { readonly kind: 'sound'; readonly pack: FactPack }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

/** What adding a fact needs from outside. */
export type AddOptions = {
  readonly dir: string;
  readonly isOwnPack: boolean;
  /** `null` where nobody can be asked. */
  readonly terminal: Terminal | null;
  readonly paint: Paint;
  /** Every check of the pack, with these texts instead of some of its files. */
  readonly check: (instead: InsteadOf) => Promise<Checked>;
  /** What both platforms would show of a fact of a pack. */
  readonly cards: (pack: FactPack, id: string, language: Language) => Promise<Cards>;
};

/** Thrown with the faults that keep a fact from being added; nothing has been written. */
export class Refused extends Error {
  override name = 'Refused';
  readonly faults: readonly Fault[];
  /** The command that gives the same parts again; `null` before there are any. */
  readonly again: string | null;

  constructor(faults: readonly Fault[], again: string | null = null) {
    super(faults.map(printFault).join('\n'));
    this.faults = faults;
    this.again = again;
  }
}

function readPack(dir: string): Pack {
  const { text, faults: unreadable } = readFolder(dir);
  const faults = [...unreadable];
  const draft = readDraft(text, faults);
  if (faults.length > 0) throw new Refused(faults);
  return { dir, text, draft };
}

function languageOf(asked: string | null, { draft }: Pack): Language {
  const info = draft.info?.value;
  const languages = info?.languages ?? [];
  const found = languages.find((language) => language === (asked ?? info?.language));
  if (found === undefined) throw new Misuse(`--language takes one of ${languages.join(', ')}.`);
  return found;
}

const isKnownSource = ({ draft }: Pack, given: Given) =>
  draft.sources.entries.some(({ value }) => value.id === one(given, 'source'));

const sourceOptions = (given: Given) =>
  PARTS.source.filter(({ option }) => option !== 'source' && given.has(option));

/** What keeps the parts from being a fact, and the source that it names where that is new. */
function allProblems({ kind, given }: Answers, pack: Pack): readonly Problem[] {
  const { draft } = pack;
  const languages = draft.info?.value.languages ?? [];
  const own = problemsOf(kind, given, languages);
  const references = PARTS[kind].flatMap((part): readonly Problem[] => {
    const texts = given.get(part.option);
    const remedy = texts === undefined ? null : unknownReference(part, texts, draft);
    return remedy === null ? [] : [{ kind: 'bad', part, text: texts?.join(', ') ?? '', remedy }];
  });
  const isNew = given.has('source') && !isKnownSource(pack, given);
  const isTold = (option: string) => [...own, ...references].some(({ part }) => part.option === option);
  const source = isNew && !isTold('source') ? problemsOf('source', given, languages) : [];
  return [...own, ...references, ...source];
}

function printProblems(problems: readonly Problem[], { kind, given }: Answers, pack: Pack): string {
  const missing = problems.flatMap((problem) => (problem.kind === 'missing' ? problem.part : []));
  const bad = problems.flatMap((problem) =>
    problem.kind === 'bad'
      ? `--${problem.part.option} ${JSON.stringify(problem.text)} does not do. ${problem.remedy}`
      : [],
  );
  const ids = pack.draft.sources.entries.map(({ value }) => value.id);
  const isSourceMissing = missing.some((part) => PARTS.source.includes(part));
  return [
    ...bad,
    ...(missing.length === 0
      ? []
      : [
          `${kind === 'observation' ? 'An' : 'A'} ${kind} needs more: ${missing.map(({ option }) => `--${option}`).join(' ')}`,
        ]),
    ...missing.map(({ option, about, values }) => {
      const choices = values.length === 0 ? '' : `: ${values.join(', ')}`;
      return `  --${option.padEnd(20)} ${about}${choices}`;
    }),
    ...(isSourceMissing
      ? [
          `"${one(given, 'source')}" is no source yet. Describe it, or name one that is. ${nearestOf(one(given, 'source'), ids, 'The sources are')}`,
        ]
      : []),
  ].join('\n');
}

/** Asks for what is missing where somebody can be asked. */
async function complete(
  asked: Asked,
  pack: Pack,
  language: Language,
  { terminal }: AddOptions,
): Promise<Answers> {
  const { kind, topic, given } = asked;
  const answers: Answers = { kind: kind ?? 'observation', topic, given };
  const isComplete =
    kind !== null && (kind === 'observation' || topic !== null) && allProblems(answers, pack).length === 0;
  if (terminal === null || asked.isJson || isComplete) return answers;
  const bad = allProblems(answers, pack).filter((problem) => problem.kind === 'bad');
  if (bad.length > 0) return answers;
  const interview = createInterview(terminal);
  return await new PartsInterview(given, pack.draft, interview, language).ask({ kind, topic });
}

/** @throws {Misuse} naming everything that is lacking or does not do. */
function verified(answers: Answers, pack: Pack): Answers & { readonly topic: string } {
  const { kind, given } = answers;
  const problems = allProblems(answers, pack);
  const topics = pack.draft.topics.entries.map(({ value }) => value.id);
  const topic = kind === 'observation' ? topicOfObservation(pack, given) : answers.topic;
  const lines = problems.length === 0 ? [] : [printProblems(problems, answers, pack)];
  if (kind === 'statement' && topic === null)
    lines.push(`--topic is missing. The topics are: ${topics.join(', ')}.`);
  else if (topic !== null && topic !== '' && !topics.some((known) => known === topic)) {
    lines.push(`--topic ${JSON.stringify(topic)} does not do. ${nearestOf(topic, topics, 'The topics are')}`);
  }
  if (problems.length === 0 && isKnownSource(pack, given) && sourceOptions(given).length > 0) {
    const options = sourceOptions(given)
      .map(({ option }) => `--${option}`)
      .join(' ');
    lines.push(
      `The source "${one(given, 'source')}" is described already. Leave out ${options}, or write another id.`,
    );
  }
  if (lines.length > 0) throw new Misuse(lines.join('\n'));
  const id = given.has('id') ? [] : ([['id', [proposedId(kind, given, pack.draft)]]] as const);
  return { kind, topic: topic ?? '', given: new Map([...given, ...id]) };
}

/** Where the same fact stands already. */
function standing({ kind, given }: Answers, { draft }: Pack): Fault | null {
  const content = contentOf(makeEntry(kind, given));
  switch (kind) {
    case 'observation':
      return standingObservation(ObservationEntry.parse(content), draft);
    case 'statement':
      return standingStatement(StatementEntry.parse(content), draft);
    default:
      return kind satisfies never;
  }
}

function plan({ kind, topic, given }: Answers & { readonly topic: string }, pack: Pack): readonly Change[] {
  const fact = planFact(pack, kind, topic, given);
  const source = isKnownSource(pack, given) ? null : planSource(pack, given);
  return source === null ? [fact] : [source, fact];
}

/**
 * Adds a fact to a fact pack: asks for what is missing, checks the whole pack with it, and writes it last.
 * `say` gets the lines that are new and the cards before anybody is asked whether to write.
 * @throws {Misuse} where the options do not make a fact.
 * @throws {Refused} with the faults that the pack has or would have.
 * @throws {Cancelled} when somebody leaves in the middle.
 */
export async function addFact(
  asked: Asked,
  options: AddOptions,
  say: (text: string) => void,
): Promise<Outcome> {
  const { dir, terminal, paint, check, cards, isOwnPack } = options;
  const pack = readPack(dir);
  const language = languageOf(asked.language, pack);
  const answers = verified(await complete(asked, pack, language, options), pack);
  const stands = standing(answers, pack);
  if (stands !== null) throw new Refused([stands], commandOf(answers));
  const changes = plan(answers, pack);
  const checked = await check(new Map(changes.map(({ path, after }) => [path, after])));
  if (checked.kind === 'faulty') throw new Refused(checked.faults, commandOf(answers));
  const id = one(answers.given, 'id');
  const files = changes.map(({ path, before }) => ({
    path,
    isNew: before === null,
    state: gitStateOf(path),
  }));
  const shown = { changes, cards: await cards(checked.pack, id, language) };
  if (!asked.isJson) say(changeForPeople(shown, paint));
  const isAgreed =
    asked.isDryRun ||
    asked.isSure ||
    terminal === null ||
    asked.isJson ||
    (await createInterview(terminal).yes('Write this?', true));
  const isWritten = isAgreed && !asked.isDryRun;
  if (isWritten) writeFiles(changes);
  return { id, source: one(answers.given, 'source'), isWritten, files, isOwnPack, ...shown };
}
