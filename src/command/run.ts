import { randomBytes } from 'node:crypto';
import type { Card, CardPart, Choice, CommandLine } from '../card/card.ts';
import { continued } from '../card/fit.ts';
import { cardFromBadInput, cardFromError } from '../card/from-error.ts';
import type { FactBook } from '../core/fact-book.ts';
import { isoDateIn } from '../core/iso-date.ts';
import {
  LANGUAGES,
  type Language,
  type Locale,
  languageOf,
  languageOfLocale,
  localeFor,
} from '../core/language.ts';
import { normalise } from '../core/words.ts';
import { say } from '../text/say.ts';
import {
  type Answered,
  ArgumentError,
  type Call,
  type Command,
  type CommandContext,
  type Reader,
  type Reply,
  type Runner,
} from './command.ts';
import { createKeptTexts } from './kept-texts.ts';
import { parseLine, printLine } from './line.ts';
import type { Log } from './log.ts';
import { createRegistry, type Registry } from './registry.ts';

/** What a runner needs from outside; each is asked anew for every answer. */
export type RunnerOptions = {
  readonly book: () => FactBook;
  readonly now: () => Date;
  readonly log: Log;
};

/** Short enough to read out, long enough not to repeat: 8 characters of base 32. */
function newReference(): string {
  return Array.from(randomBytes(8), (byte) => 'ABCDEFGHJKMNPQRSTVWXYZ0123456789'[byte % 32] ?? '').join('');
}

/** A language by its code or by its name in any language: `ru`, `Russian`, `русский`, `俄文`. */
function languageNamed(text: string, among: readonly Language[]): Language | null {
  const word = normalise(text).trim();
  const named = (language: Language) =>
    LANGUAGES.some((inWhich) => normalise(say(inWhich, `language.${language}`)) === word);
  return languageOfLocale(word, among) ?? among.find(named) ?? null;
}

function replyToBadInput(error: ArgumentError, line: CommandLine, language: Locale): Reply {
  const card = cardFromBadInput(error.message, error.choices, language);
  return { card, outcome: 'unknown', facts: [], line, isMisuse: true };
}

/** A card asked for in a language of its own keeps to it: its buttons answer in that language too. */
function speaking(part: CardPart, language: Language): CardPart {
  const inLanguage = (one: Choice): Choice => ({ ...one, line: `${one.line} language:${language}` });
  if (part.kind === 'choices') return { ...part, choices: part.choices.map(inLanguage) };
  if (part.kind === 'actions') return { ...part, actions: part.actions.map(inLanguage) };
  return part;
}

/** The line that leads to this card again in this language, for *Share* and for what a layout left out. */
function withLine(reply: Reply, from: number, locale: Locale, isChosen: boolean): Reply {
  const language = languageOf(locale);
  const line = `${reply.line} language:${language}`;
  const rest = reply.card.window === undefined ? continued(reply.card, from) : reply.card;
  const parts = isChosen ? rest.parts.map((part) => speaking(part, language)) : rest.parts;
  const card: Card = { ...rest, parts, more: { line, from } };
  return { ...reply, card, line: from === 0 ? line : `${line} from:${from}` };
}

function readFrom(text: string | undefined): number {
  const from = Number(text ?? 0);
  return Number.isInteger(from) && from > 0 ? from : 0;
}

/** The registry of a book, made again only when the book is another one. */
function registryOf(book: () => FactBook): () => Registry {
  let known: { book: FactBook; registry: Registry } | null = null;
  return () => {
    const current = book();
    if (known?.book !== current) known = { book: current, registry: createRegistry(current) };
    return known.registry;
  };
}

/**
 * Makes the one way in for every question. What a user can cause becomes a card; what we broke is caught here, once,
 * logged with a reference, and becomes an apology with the same reference.
 */
export function createRunner({ book, now, log }: RunnerOptions): Runner {
  const registry = registryOf(book);
  const kept = createKeptTexts(now);
  const report = (error: unknown, doing: string): string => {
    const reference = newReference();
    log.error({ err: error, reference, doing }, 'something broke');
    return reference;
  };
  const spokenBy = ({ locale }: Reader): Language =>
    languageOfLocale(locale, book().info.languages) ?? book().info.language;
  const contextFor = (spoken: Language, reader: Reader): CommandContext => {
    const current = book();
    // A reader of American English keeps its dates also where English was asked for by an option.
    const language = localeFor(spoken, reader.locale);
    const today = isoDateIn(now(), current.info.timeZone);
    return { book: current, registry: registry(), language, today, kept };
  };

  const replyTo = async (command: Command, call: Call, context: CommandContext): Promise<Reply> => {
    const { language: chosen, from, ...args } = call.args;
    try {
      const made = command.run(args, { ...context, from: readFrom(from) });
      // What is there at once is not made to wait for its turn.
      const reply = made instanceof Promise ? await made : made;
      return withLine(reply, readFrom(from), context.language, chosen !== undefined);
    } catch (error) {
      if (!(error instanceof ArgumentError)) throw error;
      return replyToBadInput(error, printLine(call, command.rest), context.language);
    }
  };

  const answer = (call: Call, reader: Reader): Reply | Promise<Reply> => {
    const language = spokenBy(reader);
    const wanted = call.args.language;
    const { languages } = book().info;
    const chosen = wanted === undefined ? language : languageNamed(wanted, languages);
    if (chosen === null) {
      const names = languages.join(', ');
      const message = say(language, 'bad.language', { language: wanted ?? '', languages: names });
      return replyToBadInput(new ArgumentError(message), call.command, language);
    }
    const command = registry().find(call.command);
    if (command === null) {
      const help = `/${registry().info.command} help`;
      const message = say(chosen, 'bad.command', { command: call.command, help });
      return replyToBadInput(new ArgumentError(message), 'help', chosen);
    }
    return replyTo(command, call, contextFor(chosen, reader));
  };

  const guarded = async (makeCall: () => Call, reader: Reader): Promise<Answered> => {
    let doing = 'reading a line';
    try {
      const call = makeCall();
      doing = `answering ${registry().find(call.command)?.name ?? 'an unknown command'}`;
      return { ...(await answer(call, reader)), reference: null };
    } catch (error) {
      const reference = report(error, doing);
      const card = cardFromError(reference, spokenBy(reader));
      return { card, outcome: 'unknown', facts: [], line: 'help', reference };
    }
  };

  return {
    registry,
    languageOf: spokenBy,
    report,
    run: (call, reader) => guarded(() => call, reader),
    runLine: (line, reader) => guarded(() => parseLine(line, registry()), reader),
    complete: ({ command, argument, text }, reader) => {
      try {
        return (
          registry()
            .find(command)
            ?.complete(argument, text, contextFor(spokenBy(reader), reader)) ?? []
        );
      } catch (error) {
        // Typing help must never get in the way of typing.
        report(error, `completing ${command}`);
        return [];
      }
    },
  };
}
