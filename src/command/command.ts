import type { Card, Choice, CommandLine } from '../card/card.ts';
import type { Answer } from '../core/answer/answer.ts';
import type { FactBook } from '../core/book/fact-book.ts';
import type { Fact } from '../core/fact.ts';
import type { Language, Locale, Localized } from '../core/language.ts';
import type { IsoDate } from '../core/period/iso-date.ts';
import type { Briefings, Place } from './briefings.ts';
import type { CallForm, Form, Submit, Typed } from './form.ts';
import type { Registry } from './registry.ts';

/** Texts too long for a button, kept in memory under a short name for a while. Nothing of them is written anywhere. */
export type KeptTexts = {
  /** The name of a text: 12 letters and digits that nobody can guess. */
  readonly keep: (text: string) => string;
  /** `null` for what was never kept, or is no more. */
  readonly find: (token: string) => string | null;
};

/** What was typed into a form so far, by the name that a line calls it by; `null` for what is no name, or is forgotten. */
export type Drafts = { readonly draft: (name: string) => Typed | null };

/** What a command may know besides its arguments. Read anew for each run, so a reloaded book is seen at once. */
export type CommandContext = {
  readonly book: FactBook;
  readonly registry: Registry;
  /** The language to answer in, with the reader's region of it where that one is written in another way. */
  readonly language: Locale;
  /** The same where it was asked for by an option, and not by what the reader's platform says. */
  readonly chosen?: Language;
  /** The day it is in the pack's time zone. */
  readonly today: IsoDate;
  /** The word that the command was called by, where it was typed: `外包`, `BPO`. */
  readonly called?: string;
  /** Texts that no button can carry. */
  readonly kept: KeptTexts;
  /** How many of what the reply lists were shown before, where a button leads on. */
  readonly from?: number;
  /** Where suggestions go; left out where they would reach nobody. */
  readonly suggesting?: Drafts;
  /** Standing briefings; left out where the program keeps none. */
  readonly briefings?: {
    /** `null` while their store is not open. */
    readonly open: () => Briefings | null;
    /** `null` where there is no channel that the bot could post to. */
    readonly at: Place | null;
    readonly now: Date;
  };
};

/** A finished answer: the card for people, the rest for programs. */
export type Reply = {
  readonly card: Card;
  /** `found` also for help, about and other cards that hold no fact. */
  readonly outcome: Answer['outcome'];
  readonly facts: readonly Fact[];
  /** Typing this again gives the same card: what *Share* carries. */
  readonly line: CommandLine;
  /** Set when the words did not fit the command, so that nothing was looked up. */
  readonly isMisuse?: true;
  /** Which argument did not fit, with what is wrong, where that is known. */
  readonly faults?: Readonly<Record<string, string>>;
  /** Set where the answer is a form: opened in the place of the card, wherever a window can be. */
  readonly form?: Form;
  /** Set where a platform whose commands have no options of their own may ask for them by a form. */
  readonly callForm?: CallForm;
  /** Set where the answer is for whoever asked and nobody else: it is not shared. */
  readonly isPersonal?: true;
};

/** What an argument takes, where that is not text: a person, a role, whether or not, or the text of a file. */
export const ARGUMENT_KINDS = ['person', 'role', 'flag', 'file'] as const;
export type ArgumentKind = (typeof ARGUMENT_KINDS)[number];

/** One argument as both platforms declare it. Read from the zod schema by `argumentsOf`. */
export type Argument = {
  readonly name: string;
  readonly description: Localized;
  readonly required: boolean;
  readonly maxLength: number;
  /** The only values allowed; empty where any text is. */
  readonly values: readonly string[];
  /** Whether `complete` offers values while typing. */
  readonly completes: boolean;
  /** What a platform may let people pick; any argument can be written as text. */
  readonly kind?: ArgumentKind;
  /** Set where only the lines of buttons hold it, so that nobody is offered it. */
  readonly isCarried?: true;
};

/** A command as the registry keeps it, whatever its arguments are. */
export type Command = {
  /** As typed after the root command: `find`, `outsourcing`. Lower case, at most 32 characters. */
  readonly name: string;
  /** Name in each language, for people who type it in theirs; same form as `name`. */
  readonly names: Localized;
  /** Other first words that mean this command. */
  readonly aliases: readonly string[];
  readonly summary: Localized;
  readonly arguments: readonly Argument[];
  /** The argument that takes the words which name no other; `null` when the command takes none. */
  readonly rest: string | null;
  /**
   * A promise only where something has to be loaded first: an answer from the fact book is there at once.
   * @throws {ArgumentError} when an argument does not fit.
   */
  readonly run: (raw: RawArguments, context: CommandContext) => Reply | Promise<Reply>;
  /** At most 25 values for an argument, best first; never throws on any text. */
  readonly complete: (argument: string, text: string, context: CommandContext) => readonly Completion[];
  /** The same where values have to be looked up. */
  readonly completeLater?: (
    argument: string,
    text: string,
    context: CommandContext,
  ) => Promise<readonly Completion[]>;
  /** Commands that stand below this one, each named with it: `briefing list`. */
  readonly actions?: readonly Command[];
  /** Set for an action whose language is chosen; other actions answer in the reader's. Every command that is none takes one. */
  readonly isInLanguage?: true;
};

export type RawArguments = Readonly<Record<string, string>>;

/** A value offered while typing. */
export type Completion = {
  /** What it is called, in the reader's language. */
  readonly label: string;
  /** What is sent: never longer than either platform takes. */
  readonly value: string;
  /** Why it is offered and what it holds, in the reader's language; `null` where the label says all. */
  readonly detail: string | null;
};

/** A command with its name and raw arguments, before anything is checked. */
export type Call = {
  readonly command: string;
  readonly args: RawArguments;
  /** The word that stood for the command, where it was typed: a question may begin with it. */
  readonly called?: string;
};

/** Who asks, as far as an answer depends on it. */
export type Reader = {
  /** BCP 47, as the platform gives it (`zh-CN`); `null` when it gives none. */
  readonly locale: string | null;
  /** Where and who; left out where there is no channel, or it does not matter. */
  readonly at?: Place;
};

/** A reply as an adapter gets it: always a card, also when something broke. */
export type Answered = Reply & {
  /** Set when an unexpected error was caught: shown on the card and written to the log. */
  readonly reference: string | null;
};

/** What adapters are given: every question goes through here, and nothing that a user types makes it throw. */
export type Runner = {
  readonly registry: () => Registry;
  /** Answers a call whose arguments the platform has already taken apart (Discord's options). */
  readonly run: (call: Call, reader: Reader) => Promise<Answered>;
  /** Answers words as typed after the root command (Slack, buttons, terminal). Empty text answers with help. */
  readonly runLine: (line: CommandLine, reader: Reader) => Promise<Answered>;
  readonly complete: (
    call: { readonly command: string; readonly argument: string; readonly text: string },
    reader: Reader,
  ) => readonly Completion[];
  /** The same, also for what has to be looked up. */
  readonly completeLater: (
    call: { readonly command: string; readonly argument: string; readonly text: string },
    reader: Reader,
  ) => Promise<readonly Completion[]>;
  /** Takes a form that was filled in; what becomes of it is known later. */
  readonly submit: Submit;
  /** The language a reader is answered in. */
  readonly languageOf: (reader: Reader) => Language;
  /** Reports what broke outside a command (a failed send) under a new reference, which it returns. */
  readonly report: (error: unknown, doing: string) => string;
};

/** A user's argument that does not fit; its message is for the user, in the user's language. */
export class ArgumentError extends Error {
  override name = 'ArgumentError';
  readonly choices: readonly Choice[];
  /** What is wrong with each argument, where it is known of which: a form says it beside the field. */
  readonly faults: Readonly<Record<string, string>>;
  /** What of the message names a channel, a role or a person, as `TextPart` has it. */
  readonly mentions: readonly string[];

  constructor(
    message: string,
    choices: readonly Choice[] = [],
    { faults = {}, mentions = [] }: Partial<Pick<ArgumentError, 'faults' | 'mentions'>> = {},
  ) {
    super(message);
    this.choices = choices;
    this.faults = faults;
    this.mentions = mentions;
  }
}
