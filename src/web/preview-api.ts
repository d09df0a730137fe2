/*
 * What the preview's page and its server say to each other. Types alone, and of JSON values alone, so that the page
 * can share them without any code of the server.
 */

/** The platforms that the page shows side by side. */
export type PlatformName = 'discord' | 'slack';

/** Every answer with a status that is no success. */
export type ApiError = { readonly error: { readonly message: string; readonly remedy: string } };

/** GET /preview/info?language= */
export type Info = {
  /** The language that these words are in. */
  readonly language: string;
  readonly title: string;
  readonly summary: string;
  /** The root command, without the slash. */
  readonly command: string;
  /** `#1d6fa5` */
  readonly accent: string;
  /** Black or white, whichever is read more easily on it. */
  readonly onAccent: string;
  readonly languages: readonly string[];
  readonly examples: readonly string[];
  /** The page's own sentences by their key: `preview.run` → `Run`. */
  readonly words: Readonly<Record<string, string>>;
};

/** A file that goes along with a message. */
export type PreviewFile = { readonly name: string; readonly label: string; readonly text: string };

/** A message as a platform would show it. */
export type PreviewMessage = {
  /** The platform's own payload, exactly as it would be sent. */
  readonly payload: unknown;
  /** Beside the payload: attached on Discord, sent as a direct message on Slack. */
  readonly files: readonly PreviewFile[];
  readonly isPrivate: boolean;
};

/** POST /preview/run */
export type RunRequest = { readonly text: string; readonly language: string };

export type RunReply = {
  readonly language: string;
} & Readonly<Record<PlatformName, PreviewMessage>>;

/** POST /preview/press */
export type PressRequest = {
  readonly platform: PlatformName;
  readonly id: string;
  readonly value: string | null;
  /** Whether the message that the button is on is private. */
  readonly isPrivate: boolean;
  readonly language: string;
};

export type PressReply = {
  /** What stands in the place of the pressed message from now on; `null` where it stays as it is. */
  readonly instead: PreviewMessage | null;
  /** What comes below; `null` where nothing does. */
  readonly below: PreviewMessage | null;
};

/** GET /preview/complete?text=&language= */
export type CompleteReply = { readonly completions: readonly LineCompletion[] };

/** One thing that can be typed next. */
export type LineCompletion = {
  /** What it is called. */
  readonly label: string;
  /** More about it; empty when the label says all. */
  readonly detail: string;
  /** What the box holds when it is chosen. */
  readonly text: string;
};
