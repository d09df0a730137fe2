/** How much faster the clock of a sender runs. */
export const SPEED = 20;

/** How long a sender waits for a platform. */
export const WITHIN_MS = 400;

/** What a sender works with. */
export type Orders = {
  readonly url: string | null;
  readonly dataDir: string;
  readonly discordUrl: string;
  readonly slackUrl: string;
  /** Where its clock begins, in milliseconds since 1970. */
  readonly begin: number;
};
