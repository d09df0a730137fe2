import type { Freshness } from '../core/book/freshness.ts';
import type { Locale } from '../core/language.ts';

/**
 * What follows the root command when a person types it: `cite outsourcing-contract-value-2019`.
 * A button carries nothing else, so it still works after a restart.
 */
export type CommandLine = string;

/** A reply no platform has touched. Text is plain: escaping and emphasis belong to the adapters. */
export type Card = {
  readonly language: Locale;
  readonly title: string;
  /** `answer` has facts or help; `question` asks back; `nothing` found none; `error` is our fault. */
  readonly tone: 'answer' | 'question' | 'nothing' | 'error';
  readonly parts: readonly CardPart[];
  /** Set where `parts` hold a part of a longer list of facts: the others are never made into parts. */
  readonly window?: {
    /** How many facts were passed over before the first. */
    readonly from: number;
    /** How many are left after the last. */
    readonly beyond: number;
  };
  /** Where the facts that a layout had to leave out are found: the same line, told how many to pass over. */
  readonly more?: { readonly line: CommandLine; readonly from: number };
};

/** What a fact says about itself, beside its value or sentence. No layout drops any of it. */
export type FactFrame = {
  /** The fact's id, for `cite`. */
  readonly fact: string;
  readonly label: string;
  /** `2019`, `August 2020`. */
  readonly period: string;
  /** Publisher's name; several where a derived figure has several inputs. */
  readonly source: string;
  /** `published 31 Aug 2020`, or that no date is shown. */
  readonly published: string;
  readonly freshness: Freshness;
  /** The freshness in words: `overdue`. */
  readonly freshnessText: string;
  /** What a reader must know before using it. */
  readonly caveat: string | null;
};

export type TextPart = {
  readonly kind: 'text';
  readonly text: string;
  /**
   * What of the text stands for a channel or a role, as both platforms write it: `<#123>`, `<@&456>`. It is shown as what
   * it names, and calls nobody. Text around it is short and plain.
   */
  readonly mentions?: readonly string[];
};

export type FigurePart = FactFrame & {
  readonly kind: 'figure';
  /** Value with unit, and with its qualifier where the source hedges: `$3.45 billion`. */
  readonly value: string;
  /** What was said to be the value before, where a message is corrected: shown struck out. */
  readonly struck?: string;
  /** `+89.35% year on year`. */
  readonly change: string | null;
  /** For a derived figure, how it was computed, marked as such: `derived: 15 ÷ 20`. */
  readonly formula: string | null;
  /** What the indicator means. The first thing a layout drops. */
  readonly definition: string | null;
};

export type StatementPart = FactFrame & {
  readonly kind: 'statement';
  readonly text: string;
};

export type SourcePart = {
  readonly kind: 'source';
  readonly title: string;
  readonly publisher: string;
  /** `published 31 Aug 2020`, or that no date is shown. */
  readonly published: string;
  readonly url: string | null;
  /** Anything else worth a line: reliability, licence, how many facts. */
  readonly note: string | null;
};

export type Choice = {
  readonly label: string;
  readonly line: CommandLine;
  /** What to carry where a button has no room for the line: the same, told less. */
  readonly short?: CommandLine;
};

/** At most five, each a button that answers. */
export type ChoicesPart = {
  readonly kind: 'choices';
  readonly prompt: string;
  readonly choices: readonly Choice[];
};

/** A quiet line: what was left out, what else to try. */
export type NoticePart = { readonly kind: 'notice'; readonly text: string };

/** Buttons that look closer (sources, cite). The answer is for whoever presses. */
export type ActionsPart = { readonly kind: 'actions'; readonly actions: readonly Choice[] };

/** Text for programs: to be copied or kept as it stands, letter by letter, and so never shortened. */
type Verbatim = {
  /** What it is: `BibTeX`. */
  readonly label: string;
  readonly text: string;
  /** `outsourcing-contract-value-2019.bib`: lower-case letters, digits, hyphens and a dot. */
  readonly name: string;
  readonly mediaType: string;
};

/** Shown in a box of its own; a layout that has no room for it gives it as a file. */
export type CodePart = Verbatim & { readonly kind: 'code' };

/** Too long to be read in a chat: given as a file, in whatever way a platform gives one. */
export type FilePart = Verbatim & { readonly kind: 'file' };

export type CardPart =
  | TextPart
  | FigurePart
  | StatementPart
  | SourcePart
  | CodePart
  | FilePart
  | ChoicesPart
  | NoticePart
  | ActionsPart;
