import type { Card } from '../card/card.ts';
import type { Adapter, Notified } from '../command/adapter.ts';

/** The review channel on each platform, by the platform's own id; `null` where none is named. */
export type ReviewChannels = { readonly discord: string | null; readonly slack: string | null };

type Notifier = Pick<Adapter, 'name' | 'notify'>;

function channelOf(name: string, channels: ReviewChannels): string | null {
  return name === 'discord' ? channels.discord : name === 'slack' ? channels.slack : null;
}

/** What the people who look after the facts have of a message: one channel is enough for them to have seen it. */
function together(sent: readonly Notified[]): Notified {
  if (sent.includes('delivered')) return 'delivered';
  return sent.includes('uncertain') ? 'uncertain' : 'refused';
}

/**
 * Tells the review channels, one message after the other, once each. What goes wrong is the adapter's to log; where no
 * channel could be told, that counts as refused.
 */
export function createReview(
  channels: ReviewChannels,
  adapters: () => readonly Notifier[],
): (card: Card) => Promise<Notified> {
  let last: Promise<unknown> = Promise.resolve();
  return async (card) => {
    const notified = last.then(() =>
      Promise.all(
        adapters().flatMap((adapter) => {
          const channel = channelOf(adapter.name, channels);
          return channel === null ? [] : [adapter.notify(channel, card)];
        }),
      ),
    );
    last = notified;
    return together(await notified);
  };
}
