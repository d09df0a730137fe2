import type { Card, CardPart, Choice, CommandLine } from '../card/card.ts';
import { exampleLines } from '../card/examples.ts';
import { continued } from '../card/fit.ts';
import { cardFromBadInput, cardFromError } from '../card/from-error.ts';
import type { FactBook } from '../core/book/fact-book.ts';
import { type Language, type Locale, languageOf, languageOfLocale, localeFor } from '../core/language.ts';
import { isoDateIn } from '../core/period/iso-date.ts';
import { say } from '../text/say.ts';
import type { Notified } from './adapter.ts';
import type { Briefings } from './briefings.ts';
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
import { languageNamed } from './language-named.ts';
import { parseLine, printLine } from './line.ts';
import type { Log } from './log.ts';
import { newReference } from './reference.ts';
import { createRegistry, type Registry } from './registry.ts';
import { cardContext } from './reply.ts';
import { createSuggesting } from './suggesting.ts';

/** What a runner needs from outside; each is asked anew for every answer. */
export type RunnerOptions = {
  readonly book: () => FactBook;
  readonly now: () => Date;
  readonly log: Log;
  /** Tells the people who look after the facts; left out where nobody would be told. */
  readonly review?: (card: Card) => Promise<Notified>;
  /** Standing briefings: `null` while their store is not open; left out where the program keeps none. */
  readonly briefings?: () => Briefings | null;
};

/** Examples that fit in one row of buttons. */
const MOST_EXAMPLES = 5;

type Spoken = Pick<CommandContext, 'book' | 'language' | 'registry'>;

/** Lines that work: the pack's own of the command that was meant where it has some, else any in the reader's language. */
function examples(
  line: CommandLine,
  { book, language, registry: { info, find } }: Spoken,
): readonly Choice[] {
  const named = (one: CommandLine) => find(one.split(' ', 1)[0] ?? '');
  const meant = named(line);
  const alike = info.examples.filter((one) => meant !== null && named(one) === meant);
  const shown = alike.length > 0 ? alike : exampleLines(book, language);
  return shown.slice(0, MOST_EXAMPLES).map((one) => ({ label: `/${info.command} ${one}`, line: one }));
}

function replyToBadInput(error: ArgumentError, line: CommandLine, spoken: Spoken): Reply {
  const { language } = spoken;
  const card =
    error.choices.length > 0
      ? cardFromBadInput(error.message, error.choices, language, 'answer.nearest', error.mentions)
      : cardFromBadInput(error.message, examples(line, spoken), language, 'help.examples', error.mentions);
  return { card, outcome: 'unknown', facts: [], line, isMisuse: true, faults: error.faults };
}

/** A card asked for in a language of its own keeps to it: its buttons answer in that language too. */
function speaking(part: CardPart, language: Language): CardPart {
  const spoken = (line: CommandLine) => `${line} language:${language}`;
  const inLanguage = (one: Choice): Choice => ({
    ...one,
    line: spoken(one.line),
    ...(one.short === undefined ? {} : { short: spoken(one.short) }),
  });
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
export function createRunner({ book, now, log, review, briefings }: RunnerOptions): Runner {
  const suggesting = review === undefined ? null : createSuggesting({ review, now });
  const registry = registryOf(book);
  const kept = createKeptTexts(now);
  const report = (error: unknown, doing: string): string => {
    const reference = newReference();
    log.error({ err: error, reference, doing }, 'something broke');
    return reference;
  };
  const spokenBy = ({ locale }: Reader): Language =>
    languageOfLocale(locale, book().info.languages) ?? book().info.language;
  const contextFor = (spoken: Language, reader: Reader, isChosen = false): CommandContext => {
    const current = book();
    // A reader of American English keeps its dates also where English was asked for by an option.
    const language = localeFor(spoken, reader.locale);
    const today = isoDateIn(now(), current.info.timeZone);
    return {
      book: current,
      registry: registry(),
      language,
      today,
      kept,
      ...(isChosen && { chosen: spoken }),
      ...(suggesting !== null && { suggesting }),
      ...(briefings !== undefined && { briefings: { open: briefings, at: reader.at ?? null, now: now() } }),
    };
  };

  const replyTo = async (command: Command, call: Call, context: CommandContext): Promise<Reply> => {
    const { language: chosen, from, ...args } = call.args;
    try {
      const made = command.run(args, {
        ...context,
        from: readFrom(from),
        ...(call.called !== undefined && { called: call.called }),
      });
      // What is there at once is not made to wait for its turn.
      const reply = made instanceof Promise ? await made : made;
      return withLine(reply, readFrom(from), context.language, chosen !== undefined);
    } catch (error) {
      if (!(error instanceof ArgumentError)) throw error;
      return replyToBadInput(error, printLine(call, command.rest), context);
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
      const { info, find } = registry();
      const choices = languages.map((one): Choice => {
        const said = { ...call, args: { ...call.args, language: one } };
        const line = printLine(said, find(call.command)?.rest ?? null);
        return { label: `/${info.command} ${line}`, line };
      });
      return replyToBadInput(new ArgumentError(message, choices), call.command, contextFor(language, reader));
    }
    const command = registry().find(call.command);
    if (command === null) {
      const help = `/${registry().info.command} help`;
      const message = say(chosen, 'bad.command', { command: call.command, help });
      return replyToBadInput(new ArgumentError(message), 'help', contextFor(chosen, reader));
    }
    return replyTo(command, call, contextFor(chosen, reader, wanted !== undefined));
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
    submit: (typed, sender, reader) => {
      if (suggesting === null) throw new Error('A form was sent, and there is nobody to tell of it');
      const { language } = book().info;
      const mine = cardContext(contextFor(spokenBy(reader), reader));
      const theirs = cardContext(contextFor(language, { locale: language }));
      return suggesting.submit(typed, sender, mine, theirs);
    },
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
    completeLater: async ({ command: word, argument, text }, reader) => {
      const command = registry().find(word);
      try {
        const context = contextFor(spokenBy(reader), reader);
        if (command?.completeLater === undefined) return command?.complete(argument, text, context) ?? [];
        return await command.completeLater(argument, text, context);
      } catch (error) {
        report(error, `completing ${word}`);
        return [];
      }
    },
  };
}
