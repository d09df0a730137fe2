import { existsSync } from 'node:fs';
import { z } from 'zod';

/** Where the program gets its settings: `process.env`, or a table of a test. */
export type Environment = Readonly<Record<string, string | undefined>>;

export type DiscordConfig = {
  readonly token: string;
  /** Registers the commands in this guild alone, where they appear at once; everywhere when `null`. */
  readonly guildId: string | null;
  readonly apiUrl: string;
};

export type SlackConfig = {
  readonly botToken: string;
  readonly mode:
    | { readonly kind: 'http'; readonly signingSecret: string }
    | { readonly kind: 'socket'; readonly appToken: string };
  readonly apiUrl: string;
};

/** Everything the environment says, parsed once. */
export type Config = {
  readonly factsDir: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Whether the page at `/` is served: without any platform always, with one on request. */
  readonly preview: boolean;
  /** Folder for what the bot itself writes; `null` for the one that is named after the fact pack's command. */
  readonly dataDir: string | null;
  /** The Postgres server that briefings are kept on; `null` for the embedded one in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Channels of the people who look after the facts, by the platforms' own ids; `null` where none is named. */
  readonly review: { readonly discord: string | null; readonly slack: string | null };
  /** `null` when it is off. */
  readonly discord: DiscordConfig | null;
  readonly slack: SlackConfig | null;
  /** Variables that are set, belong to this program, and have no effect in this version. */
  readonly unused: readonly string[];
};

/** Thrown with everything that is wrong with the environment at once; the message is for whoever starts the program. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Names kept for what other programs may set already; this version does nothing with them and says so. */
const NOT_USED_YET = [
  'DISCORD_PUBLIC_KEY',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'TOKEN_KEY',
];

const url = (name: string, example: string, fallback: string) =>
  z
    .url({ protocol: /^https?$/, error: `${name} is not a web address: write one like ${example}.` })
    .default(fallback);

/** Whether a text is the address of a Postgres; a `%` in it that is no part of an encoded sign is a password's. */
function isDatabaseUrl(text: string): boolean {
  return /^postgres(?:ql)?:$/.test(URL.parse(text)?.protocol ?? '') && !/%(?![0-9a-f]{2})/iu.test(text);
}

/** A Discord id is all digits, a Slack channel's begins with C (or G, where it is private and old). */
const CHANNEL_ID = { discord: /^\d{17,20}$/, slack: /^[CG][A-Z0-9]{8,}$/ } as const;

const REVIEW_REMEDY =
  'write the id of a Discord channel (17 to 20 digits) or of a Slack channel (C…), or one of each with a comma between.';

type Review = Config['review'];

/** `null` where an entry is no channel id, or two are of one platform. */
function readReview(text: string): Review | null {
  const ids = text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  const discord = ids.filter((id) => CHANNEL_ID.discord.test(id));
  const slack = ids.filter((id) => CHANNEL_ID.slack.test(id));
  if (discord.length + slack.length < ids.length || discord.length > 1 || slack.length > 1) return null;
  return { discord: discord[0] ?? null, slack: slack[0] ?? null };
}

const Variables = z
  .object({
    FACTS_DIR: z.string().default('data'),
    DATA_DIR: z.string().optional(),
    DATABASE_URL: z
      .string()
      .refine(
        isDatabaseUrl,
        'DATABASE_URL is not the address of a Postgres: write one like postgres://user:password@host:5432/database (signs in a name or password percent-encoded, a percent sign as %25).',
      )
      .optional(),
    REVIEW_CHANNEL: z
      .string()
      .default('')
      .transform((text, check): Review => {
        const review = readReview(text);
        if (review !== null) return review;
        check.addIssue({ code: 'custom', message: `REVIEW_CHANNEL is not a channel: ${REVIEW_REMEDY}` });
        return z.NEVER;
      }),
    HOST: z.string().default('127.0.0.1'),
    PORT: z
      .string()
      .regex(/^\d{1,5}$/, 'PORT is not a port: write a whole number from 0 to 65535.')
      .transform(Number)
      .refine((port) => port <= 65_535, 'PORT is not a port: write a whole number from 0 to 65535.')
      .default(3000),
    LOG_LEVEL: z
      .enum(LOG_LEVELS, { error: `LOG_LEVEL is unknown: write one of ${LOG_LEVELS.join(', ')}.` })
      .default('info'),
    PREVIEW: z
      .enum(['0', '1'], { error: 'PREVIEW is unknown: write 1 to serve the page, 0 not to.' })
      .optional(),
    DISCORD_TOKEN: z.string().optional(),
    DISCORD_GUILD_ID: z
      .string()
      .regex(/^\d{17,20}$/, 'DISCORD_GUILD_ID is not a guild id: copy it from the guild’s menu.')
      .optional(),
    DISCORD_API_URL: url('DISCORD_API_URL', 'https://discord.com/api', 'https://discord.com/api'),
    SLACK_BOT_TOKEN: z
      .string()
      .startsWith('xoxb-', 'SLACK_BOT_TOKEN is not a bot token: it begins with xoxb-.')
      .optional(),
    SLACK_SIGNING_SECRET: z.string().optional(),
    SLACK_APP_TOKEN: z
      .string()
      .startsWith('xapp-', 'SLACK_APP_TOKEN is not an app-level token: it begins with xapp-.')
      .optional(),
    SLACK_API_URL: url('SLACK_API_URL', 'https://slack.com/api/', 'https://slack.com/api/'),
  })
  .superRefine((set, check) => {
    const wrong = (message: string) => check.addIssue({ code: 'custom', message });
    if (set.DISCORD_GUILD_ID !== undefined && set.DISCORD_TOKEN === undefined) {
      wrong('DISCORD_GUILD_ID is set without DISCORD_TOKEN: set the token too, or neither.');
    }
    if (set.REVIEW_CHANNEL.discord !== null && set.DISCORD_TOKEN === undefined) {
      wrong(
        'REVIEW_CHANNEL names a Discord channel without DISCORD_TOKEN: set the token too, or take it out.',
      );
    }
    if (set.REVIEW_CHANNEL.slack !== null && set.SLACK_BOT_TOKEN === undefined) {
      wrong(
        'REVIEW_CHANNEL names a Slack channel without SLACK_BOT_TOKEN: set the token too, or take it out.',
      );
    }
    const slackHalves = (['SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'] as const).filter(
      (name) => set[name] !== undefined,
    );
    if (set.SLACK_BOT_TOKEN === undefined && slackHalves.length > 0) {
      wrong(
        `${slackHalves.join(' and ')} set without SLACK_BOT_TOKEN: set the bot token too, or none of them.`,
      );
    }
    if (set.SLACK_BOT_TOKEN !== undefined && slackHalves.length === 0) {
      wrong(
        'SLACK_BOT_TOKEN is set alone: set SLACK_SIGNING_SECRET too (requests over HTTP), or SLACK_APP_TOKEN (Socket Mode).',
      );
    }
  });

type Set = z.infer<typeof Variables>;

function discordOf(set: Set): DiscordConfig | null {
  if (set.DISCORD_TOKEN === undefined) return null;
  return { token: set.DISCORD_TOKEN, guildId: set.DISCORD_GUILD_ID ?? null, apiUrl: set.DISCORD_API_URL };
}

/** An app-level token chooses Socket Mode, also where a signing secret is set. */
function slackOf(set: Set): SlackConfig | null {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = set;
  if (botToken === undefined) return null;
  const apiUrl = set.SLACK_API_URL;
  if (appToken !== undefined) return { botToken, mode: { kind: 'socket', appToken }, apiUrl };
  if (signingSecret !== undefined) return { botToken, mode: { kind: 'http', signingSecret }, apiUrl };
  return null;
}

/** A variable that is set to nothing counts as not set: that is how `.env` files leave one out. */
function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
}

/**
 * Reads the environment.
 * @throws {ConfigError} naming every variable that is wrong, each with its remedy; never shows a value.
 */
export function readConfig(environment: Environment): Config {
  const present = withoutEmpty(environment);
  const parsed = Variables.safeParse(present);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(({ message }) => message).join('\n'));
  }
  const set = parsed.data;
  const discord = discordOf(set);
  const slack = slackOf(set);
  return {
    factsDir: set.FACTS_DIR,
    host: set.HOST,
    port: set.PORT,
    logLevel: set.LOG_LEVEL,
    preview: set.PREVIEW === undefined ? discord === null && slack === null : set.PREVIEW === '1',
    dataDir: set.DATA_DIR ?? null,
    databaseUrl: set.DATABASE_URL ?? null,
    review: set.REVIEW_CHANNEL,
    discord,
    slack,
    unused: NOT_USED_YET.filter((name) => present[name] !== undefined),
  };
}

/** The folder of the fact pack, for programs that need no other setting. */
export function readFactsDir(environment: Environment = process.env): string {
  if (environment === process.env) loadEnvFile();
  return environment.FACTS_DIR?.trim() || 'data';
}

/** The folder for what the bot itself writes, for programs that need no other setting; `null` where none is set. */
export function readDataDir(environment: Environment = process.env): string | null {
  if (environment === process.env) loadEnvFile();
  return environment.DATA_DIR?.trim() || null;
}

/** Adds what a `.env` file in the current folder sets, where there is one; what is set already stays. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}
