/** How much faster the clock of a sender runs. */
export const SPEED = 20;

/**
 * How long a sender waits for a platform. The embedded database works in the same thread, and what was answered meanwhile
 * is read when it is done: a look that is given up for that would be begun again and again.
 */
export const WITHIN_MS = { embedded: 2000, server: 400 } as const;

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
