import type { Area, Indicator, Observation, Source, Statement, Topic } from './fact.ts';
import type { AreaId } from './id.ts';
import type { Language, Localized } from './language.ts';

/** Who this bot is: everything that is not the same for every fact pack. */
export type PackInfo = {
  /** The root slash command, without the slash. */
  readonly command: string;
  readonly title: Localized;
  readonly summary: Localized;
  /** `#1d6fa5`: the stripe of a Discord embed. */
  readonly accent: string;
  /** Language of a reader whose own is not among `languages`. */
  readonly language: Language;
  readonly languages: readonly Language[];
  /** IANA zone that decides what day it is. */
  readonly timeZone: string;
  /** The area meant when a question names none. */
  readonly area: AreaId;
  /** Lines that work as typed after the root command, for help and the preview. */
  readonly examples: readonly string[];
};

/** A whole fact pack, parsed and cross-checked: what the loader returns and a `FactBook` is made from. */
export type Pack = {
  readonly info: PackInfo;
  readonly topics: readonly Topic[];
  readonly areas: readonly Area[];
  readonly indicators: readonly Indicator[];
  readonly sources: readonly Source[];
  readonly observations: readonly Observation[];
  readonly statements: readonly Statement[];
};
