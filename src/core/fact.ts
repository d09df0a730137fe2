import type { AreaId, FactId, IndicatorId, SourceId, TopicId } from './id.ts';
import type { Language, Localized } from './language.ts';
import type { IsoDate, PublicationDate } from './period/iso-date.ts';
import type { Period } from './period/period.ts';
import type { Qualifier, Quantity, Unit } from './unit.ts';

/** Words in each language that also mean the thing. */
export type Aliases = Readonly<Partial<Record<Language, readonly string[]>>>;

/** A subject people ask about; each is a subcommand. */
export type Topic = {
  readonly id: TopicId;
  readonly names: Localized;
  readonly aliases: Aliases;
  /** What the topic's card shows first, in this order; the topic's other facts follow. */
  readonly first: readonly (IndicatorId | FactId)[];
};

export type Area = {
  readonly id: AreaId;
  readonly names: Localized;
  readonly aliases: Aliases;
  readonly parent: AreaId | null;
};

/** How often a series is published. `once` is an event or a series that has ended. */
export const FREQUENCIES = ['annual', 'half-yearly', 'quarterly', 'monthly', 'irregular', 'once'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** How values of several periods combine: a flow adds up, a stock counts at its last date, a rate does neither. */
export const AGGREGATIONS = ['sum', 'last', 'none'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

/**
 * What a zero says. On a `ratio` scale it means none at all, so that values have shares and changes in percent; on an
 * `interval` scale (degrees Celsius) it is a mark like any other, and only differences mean something.
 */
export const SCALES = ['ratio', 'interval'] as const;
export type Scale = (typeof SCALES)[number];

/** What is measured, wherever and whenever. One indicator never mixes definitions. */
export type Indicator = {
  readonly id: IndicatorId;
  readonly topic: TopicId;
  readonly names: Localized;
  readonly aliases: Aliases;
  readonly definition: Localized;
  readonly unit: Unit;
  readonly scale: Scale;
  readonly frequency: Frequency;
  readonly aggregation: Aggregation;
  /** Months from the end of a period until a newer value should be out; `null` for `once`. */
  readonly nextAfterMonths: number | null;
  /** How the indicator is computed; `null` when sources report it. */
  readonly formula: Formula | null;
};

/** A computation over reported indicators; all of one area but `share-of-area`. */
export type Formula =
  /** Part as a percentage of whole, same period. */
  | { readonly kind: 'share'; readonly part: IndicatorId; readonly whole: IndicatorId }
  /** Amount for each unit of `by`, same period. */
  | { readonly kind: 'per'; readonly amount: IndicatorId; readonly by: IndicatorId }
  /** The value one year earlier that a printed year-on-year change implies. */
  | { readonly kind: 'implied-previous'; readonly of: IndicatorId }
  /** The change between two consecutive whole years, where no source prints it, in percent. */
  | { readonly kind: 'growth'; readonly of: IndicatorId }
  /** The area's value as a percentage of that of the area `whole`, same period. */
  | { readonly kind: 'share-of-area'; readonly of: IndicatorId; readonly whole: AreaId };

/**
 * How far a source is to be trusted, best first: the rule that picks between sources that differ. `weak` are reposts,
 * blogs and machine translations; `mirror` copies on unrelated sites, and encyclopaedias.
 */
export const RELIABILITIES = ['primary', 'official-media', 'media', 'weak', 'mirror'] as const;
export type Reliability = (typeof RELIABILITIES)[number];

export type Source = {
  readonly id: SourceId;
  readonly title: string;
  readonly publisher: string;
  /** `null` when there is none, or none that should be linked. */
  readonly url: string | null;
  /** The day or month the source published it, not the day it was copied; `null` when the source shows none. */
  readonly published: PublicationDate | null;
  /** BCP 47 tag of the language it is written in. */
  readonly language: string;
  /** `null` when the source states none. */
  readonly licence: string | null;
  readonly reliability: Reliability;
  readonly retrieved: IsoDate | null;
  /** Whether only a part of the document was seen: what stands further down is unknown. */
  readonly isExcerpt: boolean;
};

/** Where in which document a fact stands. */
export type Provenance = {
  readonly source: Source;
  /** 0 is the title block (title, date, byline); the body counts from 1. */
  readonly paragraph: number;
  /** The number strings and names exactly as they stand in that paragraph. */
  readonly printed: readonly string[];
};

export type Change = {
  /** A decimal as printed: `89.35` for a rise of 89.35 percent, `-4.1` for a fall. */
  readonly percent: string;
  /** What it is measured against: the same period a year before, or the period named. */
  readonly basis: 'year-on-year' | Period;
  /** How the source hedges the percentage; shown with it always. */
  readonly qualifier: Qualifier | null;
};

/** Why a value is kept but not relied on: it is an evident slip of its source, or a better source contradicts it. */
export const DOUBTS = ['misprint', 'contradicted'] as const;
export type Doubt = (typeof DOUBTS)[number];

/** Whether a value happened (`reported`), is somebody's estimate, or is aimed at. */
export const STATUSES = ['reported', 'estimate', 'target'] as const;
export type Status = (typeof STATUSES)[number];

type FactOf<Kind extends string> = {
  readonly kind: Kind;
  readonly id: FactId;
  readonly area: Area;
  readonly period: Period;
  /** What a reader must know before using it; shown always. */
  readonly caveat: Localized | null;
};

/** What a fact that stands in a source says of its standing. */
type Sourced = {
  /** The day or month it was published; `null` when the source shows no date. */
  readonly vintage: PublicationDate | null;
  readonly provenance: Provenance;
  /** Other places that tell the same. */
  readonly also: readonly Provenance[];
  /** Whether a second reader found it in the source. */
  readonly isChecked: boolean;
  /** Such a fact is no headline, no input and no point of a chart, and always has a caveat. */
  readonly doubt: Doubt | null;
  /** Facts of another indicator, period or kind that are hard to reconcile with it. */
  readonly contradicts: readonly FactId[];
};

/** One published value, with what a reader needs to check it. Never edited: a revision is a new vintage. */
export type Observation = FactOf<'observation'> &
  Sourced & {
    readonly indicator: Indicator;
    /** The indicator's, unless the source prints another currency. */
    readonly unit: Unit;
    readonly quantity: Quantity;
    readonly status: Status;
    readonly change: Change | null;
    /** Whether the series breaks here: it counts otherwise than every earlier value, so that no change leads across. */
    readonly isBreak: boolean;
  };

/** A value computed from observations that are in the fact book. */
export type Derived = FactOf<'derived'> & {
  readonly indicator: Indicator;
  readonly formula: Formula;
  readonly unit: Unit;
  readonly quantity: Quantity;
  /** The values the rounding of the inputs allows, same multiplier; `null` when all inputs are exact counts. */
  readonly range: { readonly low: string; readonly high: string } | null;
  readonly inputs: readonly [Observation, ...Observation[]];
  readonly vintage: PublicationDate | null;
};

/** What a statement tells: decides whether it can grow old. */
export const STATEMENT_KINDS = ['event', 'goal', 'list', 'membership', 'status'] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** A fact that is not one number. */
export type Statement = FactOf<'statement'> &
  Sourced & {
    readonly topic: TopicId;
    readonly tells: StatementKind;
    /** A short name for lists and buttons. */
    readonly names: Localized;
    readonly aliases: Aliases;
    /** One sentence, in our words. */
    readonly text: Localized;
    /** Who or what it names, each in each language. */
    readonly members: readonly Localized[];
    /** As for indicators; `null` when it tells of something that stays true. */
    readonly nextAfterMonths: number | null;
  };

/** What a card shows: a value or a sentence joined with what it means and where it comes from. */
export type Fact = Observation | Derived | Statement;
