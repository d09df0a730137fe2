import type { BlockAction, SlashCommand } from '@slack/bolt';
import type { CommandLine } from '../../card/card.ts';
import type { ButtonKind } from './buttons.ts';
import { isBlank, SLACK_LIMITS } from './limits.ts';

/** What follows the slash command, with the two words that are Slack's alone taken out. */
export type TypedText = {
  readonly line: CommandLine;
  /** Whether the channel sees the answer: its last word was `share`, or it is for a colleague. */
  readonly isShared: boolean;
  /** The id of the person after `for:`; `null` when nobody is named. */
  readonly addressee: string | null;
  /** Whether `for:` stands with something that is not one person: a group, a name Slack does not know, two people. */
  readonly isAddresseeUnclear: boolean;
};

/** `for:<@U123|ann>`: Slack writes people so where the manifest says `should_escape`. */
const ADDRESSED = /(?<!\S)for:(?:\s*<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>|<[^<>]*>|\S+)/giu;

const LAST_WORD_SHARE = /(?:^|\s)share[\s\p{Cc}\p{Cf}]*$/iu;

/** `<@U123|ann>`, `<#C1|general>`, `<!here>`, `<https://example.com|example.com>` */
const MARKUP = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/gu;

/** A mention, channel or link as a person reads it: `@ann`, `#general`, `example.com`. */
function readable(sigil: string, name: string, label: string | undefined): string {
  const shown = label === undefined || label === '' ? name.replace(/\^.*$/u, '') : label;
  switch (sigil) {
    case '@':
    case '!':
      return shown.startsWith('@') ? shown : `@${shown}`;
    case '#':
      return shown.startsWith('#') ? shown : `#${shown}`;
    default:
      return shown;
  }
}

/** Undoes what Slack does to the three characters that its markup is made of; once, so that `&amp;lt;` is `&lt;`. */
function unescaped(text: string): string {
  return text.replace(/&(lt|gt|amp);/gu, (_, name) => (name === 'lt' ? '<' : name === 'gt' ? '>' : '&'));
}

/** A text of Slack's as a person reads it: mentions, channels and links by their names, nothing escaped. */
export function plainText(text: string): string {
  return unescaped(
    text.replace(MARKUP, (_, sigil: string, name: string, label?: string) => readable(sigil, name, label)),
  );
}

/** The people whom a text of Slack’s names, by what stands there for them once it is read: `@ann`. */
export function peopleIn(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(MARKUP)].flatMap(([, sigil = '', name = '', label]) =>
      sigil === '@' && /^[UW][A-Z0-9]+$/.test(name) ? [[readable(sigil, name, label), name] as const] : [],
    ),
  );
}

/**
 * Takes apart what a person typed after the slash command, as Slack sends it:
 * https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling.
 */
export function readText(text: string): TypedText {
  const people: (string | undefined)[] = [];
  const rest = text.replace(ADDRESSED, (_, person: string | undefined) => {
    people.push(person?.toUpperCase());
    return ' ';
  });
  const [addressee] = people;
  const isAddresseeUnclear = people.length > 1 || (people.length === 1 && addressee === undefined);
  const words = plainText(rest);
  return {
    line: words.replace(LAST_WORD_SHARE, '').trim(),
    isShared: people.length > 0 || LAST_WORD_SHARE.test(words),
    addressee: isAddresseeUnclear ? null : (addressee ?? null),
    isAddresseeUnclear,
  };
}

const KINDS: readonly ButtonKind[] = ['run', 'settle', 'see', 'share', 'search', 'back'];

/** A pressed button of ours. */
export type Press = {
  readonly kind: ButtonKind;
  readonly line: CommandLine;
  /** The message below which the card is to be shared, where the button says so. */
  readonly below: string | null;
};

/** What a pressed button asks for; `null` for a button that is none of ours. */
export function pressedLine(action: {
  readonly action_id: string;
  readonly value?: string | undefined;
}): Press | null {
  const [name, number = '', below = null] = action.action_id.split(':');
  const { value = '' } = action;
  const kind = KINDS.find((one) => one === name);
  if (kind === undefined || isBlank(value) || value.length > SLACK_LIMITS.buttonValue) return null;
  return /^\d+$/.test(number) ? { kind, line: value, below } : null;
}

/** Who typed or pressed, and in which workspace. */
export type Person = {
  readonly id: string;
  /** The handle, which every payload has; shown where the person's own name cannot be had in time. */
  readonly handle: string;
};

export function personOfCommand({ user_id, user_name }: SlashCommand): Person {
  return { id: user_id, handle: user_name };
}

/** The handle, which Slack sends by one name, the other, or both. */
type User = { readonly id: string; readonly name?: string; readonly username?: string };

export function personOfPress({ user }: { readonly user: User }): Person {
  return { id: user.id, handle: user.name ?? user.username ?? user.id };
}

/** Where a button was pressed. */
export type PressedMessage = {
  /**
   * The same for every press on one message. Where Slack does not say which message it was, the same for every press
   * of one person: to show a card too seldom is better than to show it twice.
   */
  readonly key: string;
  /** Whether only the person who pressed sees it, so that an answer may take its place. */
  readonly isEphemeral: boolean;
  /** The first message of the thread it stands in; `null` outside of threads. */
  readonly thread: string | null;
};

const textOr = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

export function pressedMessage(body: BlockAction): PressedMessage {
  const container: Readonly<Record<string, unknown>> = body.container ?? {};
  const { message_ts: at = body.message?.ts, channel_id: channel = body.channel?.id } = container;
  const isKnown = typeof at === 'string' && typeof channel === 'string';
  return {
    key: [body.team?.id ?? '', ...(isKnown ? [channel, at] : [body.user.id])].join(' '),
    isEphemeral: container.is_ephemeral === true,
    // https://github.com/slackapi/java-slack-sdk/issues/1200: there also for what only one person sees.
    thread: textOr(container.thread_ts) ?? textOr(body.message?.thread_ts),
  };
}
