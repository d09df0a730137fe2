import type { Card } from '../card/card.ts';
import type { Registry } from './registry.ts';

/** What became of a message to a channel: `uncertain` when the platform may have taken it, and did not say so. */
export type Notified = 'delivered' | 'refused' | 'uncertain';

/** A running connection to one platform. */
export type Adapter = {
  /** `discord` or `slack`: for logs, `/readyz` and metrics. */
  readonly name: string;
  /** Whether it can answer right now; turns false while a connection is being made again. */
  readonly isReady: () => boolean;
  /**
   * Sees whether the platform takes the commands of another fact book, before that book is used. What it returns is
   * called once when it is in use.
   * @throws when the platform would refuse them; the message ends with the remedy.
   */
  readonly adopt: (registry: Registry) => () => void;
  /**
   * Posts a card to a channel, named by the platform's id, and pings nobody. Never rejects: what goes wrong is logged
   * with its remedy.
   */
  readonly notify: (channel: string, card: Card) => Promise<Notified>;
  /** Stops taking work, lets what is under way finish, and closes; done within three seconds. */
  readonly stop: () => Promise<void>;
};
