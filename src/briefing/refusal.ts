import type { Delivery } from './delivery.ts';

/** Whether a platform has refused the token, as far as it was asked. */
export type Refusal = {
  readonly isRefused: () => boolean;
  /** Hears what the platform said, and gives it back. */
  readonly heed: (delivery: Delivery) => Delivery;
};

/**
 * Remembers the first refusal of the token, and tells of it once. Nothing is asked after it: platforms block who goes on
 * with a token that they refuse, and another token comes with another start of the program.
 */
export function createRefusal(onRefused: () => void): Refusal {
  let isRefused = false;
  return {
    isRefused: () => isRefused,
    heed: (delivery) => {
      if (delivery.kind === 'token-revoked' && !isRefused) {
        isRefused = true;
        onRefused();
      }
      return delivery;
    },
  };
}
