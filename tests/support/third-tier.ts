import { webApi } from '@slack/bolt';
import type { Clock } from '../../src/briefing/pace.ts';

/** A method of Slack's third tier: fifty calls in any minute, and one more is refused for half a minute. */
export function thirdTier({ now }: Clock) {
  const taken: number[] = [];
  let refused = 0;
  return {
    refused: () => refused,
    taken: () => taken.length,
    call: () => {
      if (taken.filter((at) => at > now() - 60_000).length >= 50) {
        refused++;
        throw new webApi.WebAPIRateLimitedError(30);
      }
      taken.push(now());
    },
  };
}
