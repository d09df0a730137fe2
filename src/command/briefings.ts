import type { ChannelRef } from '../briefing/briefing.ts';
import type { Delivery } from '../briefing/delivery.ts';
import type { BriefingStore } from '../briefing/store.ts';
import type { Card } from '../card/card.ts';

/** What commands about standing briefings work with. */
export type Briefings = {
  readonly store: BriefingStore;
  /** Posts a card to a channel at once: one attempt. */
  readonly send: (channel: ChannelRef, card: Card) => Promise<Delivery>;
};
