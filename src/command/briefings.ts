import type { ChannelRef, PersonId } from '../briefing/briefing.ts';
import type { Delivery } from '../briefing/delivery.ts';
import type { BriefingStore } from '../briefing/store.ts';
import type { Card } from '../card/card.ts';

/** What commands about standing briefings work with. */
export type Briefings = {
  readonly store: BriefingStore;
  /** Posts a card to a channel at once: one attempt. */
  readonly send: (channel: ChannelRef, card: Card) => Promise<Delivery>;
};

/**
 * What the platform itself lets a person do: look after the whole guild or workspace, look after the channel, or
 * neither. `unclear` where the platform did not say.
 */
export type Power = 'workspace' | 'channel' | 'none' | 'unclear';

/** Where somebody asks, and who: a channel that the bot can post to. */
export type Place = {
  readonly channel: ChannelRef;
  readonly person: PersonId;
  /** The roles that the person has there; none on a platform without roles. */
  readonly roles: readonly string[];
  /** People named in the line, by what stands there: `@ann`. */
  readonly named: ReadonlyMap<string, PersonId>;
  /** Of whoever asks, or of somebody else. Asked only where something is to be changed: a platform may have to look it up. */
  readonly power: (of?: PersonId) => Promise<Power>;
  /** Whether the bot may write there now; `null` where the platform did not say. */
  readonly canPost: () => Promise<boolean | null>;
  /** Whether a channel is one of the same guild or workspace that the bot can see; `null` where the platform did not say. */
  readonly seesChannel: (channel: string) => Promise<boolean | null>;
  /** What a person is called; the id where that cannot be had in time. */
  readonly nameOf: (person: PersonId) => Promise<string>;
};
