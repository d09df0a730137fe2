import type { CommandLine } from '../card/card.ts';
import type { Answered, Runner } from '../command/command.ts';
import type { PlatformName, PreviewMessage } from './preview-api.ts';

/** What a person typed, as one platform understands it. */
export type PlatformInput = {
  readonly line: CommandLine;
  /** Whether only the asker sees the answer. */
  readonly isPrivate: boolean;
  /** The colleague the answer is addressed to, as the platform writes a person; `null` when nobody is. */
  readonly addressee: string | null;
};

/** Who is to see an answer, and at whose wish. */
export type Delivery = {
  readonly isPrivate: boolean;
  readonly addressee: string | null;
  /** The person who pressed *Share*, as the platform names one on a shared card; `null` when nobody did. */
  readonly sharedBy: string | null;
};

/** A pressed button: Discord's `custom_id`, or Slack's `action_id` with its `value`. */
export type PressedButton = { readonly id: string; readonly value: string | null };

/** What a button of ours asks for. */
export type Press = { readonly kind: 'run' | 'see' | 'share'; readonly line: CommandLine };

/** One platform as the preview needs it: the same pure functions that its adapter uses, and no connection. */
export type PreviewPlatform = {
  /** Takes apart what follows the root command, with the platform's own words (`share`, `private:true`). */
  readonly read: (text: string) => PlatformInput;
  /**
   * The message that would be sent. A platform may keep to the asker what was meant for everyone: an apology, a
   * question back.
   */
  readonly reply: (answered: Answered, delivery: Delivery) => PreviewMessage;
  /** `null` for a button that is none of ours. */
  readonly pressed: (button: PressedButton) => Press | null;
  /** What stands in the place of a private message once its card is shared: the same without the button. */
  readonly afterSharing: (answered: Answered) => PreviewMessage;
};

/** What the preview page is served from: the real runner and the real renderers, handed in by the program. */
export type Preview = { readonly runner: Runner } & Readonly<Record<PlatformName, PreviewPlatform>>;

/** Whoever sits before the page, as each platform names a person who shares something. */
export const PREVIEW_PERSON: Readonly<Record<PlatformName, string>> = {
  discord: '100000000000000001',
  slack: 'U0000000001',
};

/** Whoever an answer is addressed to: the preview knows nobody, so every colleague is this one. */
export const PREVIEW_COLLEAGUE: Readonly<Record<PlatformName, string>> = {
  discord: '100000000000000002',
  slack: 'U0000000002',
};
