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
  /** The boundary at which it kills itself, the first one behind the opening of the store being 1. */
  readonly dieAt: number | null;
};

/** What a sender says: its code is loaded, its store is open, a run ended at that boundary, something broke. */
export type Word =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'open' }
  | { readonly kind: 'ended'; readonly boundary: number }
  | { readonly kind: 'error'; readonly error: string };
