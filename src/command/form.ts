import type { Card } from '../card/card.ts';
import type { Locale } from '../core/language.ts';
import type { Reader } from './command.ts';

/** What the form asks, in the order in which it asks. */
export const FIELD_NAMES = ['fact', 'text', 'source', 'note'] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** What a person has typed into a form; empty where nothing. */
export type Typed = Readonly<Record<FieldName, string>>;

export type FormField = {
  readonly name: FieldName;
  /** At most 45 characters: https://docs.discord.com/developers/components/reference#label */
  readonly label: string;
  /** At most 100 characters, likewise; empty for none. */
  readonly hint: string;
  /** The most characters that it takes. */
  readonly most: number;
  readonly isRequired: boolean;
  /** Whether it has room for several lines. */
  readonly isLong: boolean;
  /** What stands in it when it opens. */
  readonly value: string;
};

/** A form that a platform opens in a window of its own. Text is plain, as on a card. */
export type Form = {
  readonly language: Locale;
  /** At most 24 characters: https://docs.slack.dev/reference/views/modal-views */
  readonly title: string;
  /** What the two buttons say, where a platform lets them be named; 24 characters as well. */
  readonly submit: string;
  readonly cancel: string;
  readonly fields: readonly FormField[];
};

/** A field of a form that stands for a command: as above, named for the argument that it fills. */
export type CallField = Omit<FormField, 'name'> & {
  readonly name: string;
  /** What can be chosen, where that is all there is: one of them stands in `value`. */
  readonly options?: readonly FieldOption[];
};

/** One of what can be chosen: what is sent, and what it is called (75 characters on Slack). */
export type FieldOption = { readonly value: string; readonly label: string };

/** A form whose answer is that of a command, run with what is typed as its arguments. */
export type CallForm = Omit<Form, 'fields'> & {
  readonly command: string;
  readonly fields: readonly CallField[];
};

/** Whoever sends a form, as a message to a channel names them: as text, which pings nobody. */
export type Sender = {
  /** `Discord`, `Slack` */
  readonly platform: string;
  /** The platform's own id of the person. */
  readonly id: string;
  /** The name that the person goes by. */
  readonly name: string;
  /** The channel: `#general`; `null` for a direct message. */
  readonly place: string | null;
};

/** What is wrong with a field, and what would be right. */
export type FieldFault = { readonly field: FieldName; readonly message: string };

/** What became of a form that was sent. */
export type Outcome = {
  /** For whoever sent it. */
  readonly card: Card;
  /** The same form with what was typed, where it is to be sent once more; `null` where it is out of their hands. */
  readonly form: Form | null;
};

/** What is known of a sent form at once. */
export type Submitted =
  /** Nothing was sent: each fault stands beside a field, and all of them on the card. */
  | { readonly kind: 'faulty'; readonly faults: readonly FieldFault[]; readonly outcome: Outcome }
  | { readonly kind: 'sent'; readonly outcome: Promise<Outcome> };

/** Takes a form that a person has filled in. */
export type Submit = (typed: Typed, sender: Sender, reader: Reader) => Submitted;
