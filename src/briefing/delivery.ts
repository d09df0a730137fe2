import type { Card } from '../card/card.ts';
import type { ChannelRef, PersonId, Platform } from './briefing.ts';

/** What a message is found by. */
export type Trace = {
  readonly channel: ChannelRef;
  /** The same for every attempt at the same run: `nonceOf`. */
  readonly nonce: string;
};

/** A message on its way to a channel. */
export type Parcel = Trace & { readonly card: Card };

/** What a platform said to a message. The words for it are the adapter's; what follows from it is decided here. */
export type Delivery =
  /** With the platform's id of the message. */
  | { readonly kind: 'delivered'; readonly message: string }
  | { readonly kind: 'channel-gone' }
  /** The channel is archived, or its thread closed: it takes no message until somebody opens it again. */
  | { readonly kind: 'archived' }
  /** The bot is not a member, or may not write there. */
  | { readonly kind: 'access-lost' }
  | { readonly kind: 'token-revoked' }
  /** Not taken now, for sure. */
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number }
  /** No connection was made, so it was not taken, for sure. */
  | { readonly kind: 'unreachable' }
  /** It may have been taken: the answer was lost, late, or a fault of the platform. */
  | { readonly kind: 'uncertain' }
  /** It does not take this message, now or ever. */
  | { readonly kind: 'refused' };

/** Within that of an attempt, Discord does not post twice under one nonce; it promises "the past few minutes". */
export const NONCE_HOLDS_MS = 120_000;

/** What a look for an earlier attempt found. */
export type Recovery =
  | { readonly kind: 'found'; readonly message: string }
  /** It is not there, or sending again under the same nonce cannot post it twice. */
  | { readonly kind: 'send-again' }
  /** Nobody can tell, now or later, so it is not sent again. */
  | { readonly kind: 'unknown' }
  /** The platform does not let it be looked for now. */
  | { readonly kind: 'later' };

/** Who is told something about a briefing: its channel, or one person in private. */
export type Addressee = { readonly kind: 'channel' } | { readonly kind: 'person'; readonly person: PersonId };

/** Whether somebody was told: maybe so, which counts as yes; never to be, for sure; or not now, for sure. */
export type Told = 'told' | 'never' | 'later';

/** What a platform's word about a message means for who was to be told something by it. */
export function toldBy({ kind }: Delivery): Told {
  switch (kind) {
    case 'delivered':
    case 'uncertain':
      return 'told';
    case 'channel-gone':
    case 'archived':
    case 'access-lost':
    case 'refused':
      return 'never';
    case 'token-revoked':
    case 'rate-limited':
    case 'unreachable':
      return 'later';
    default:
      return kind satisfies never;
  }
}

/** How one platform takes messages. Nothing here rejects for what a platform may do; a rejection is our own fault. */
export type Deliver = {
  /**
   * Waits until the next message to a channel may be sent; `false` where none may, since `signal` was aborted or the token
   * is refused. Waited for before a send is begun: whoever is stopped while it waits has sent nothing, for sure.
   */
  readonly turn: (channel: ChannelRef, signal?: AbortSignal) => Promise<boolean>;
  /** One attempt, whose turn has been waited for, with no retry inside that could post twice. */
  readonly send: (parcel: Parcel) => Promise<Delivery>;
  /**
   * Looks for what attempts may have left in the channel, the first of them begun at `since`, and the last one at `last`;
   * left out where that is long ago.
   */
  readonly recover: (trace: Trace, since: Date, last?: Date) => Promise<Recovery>;
  /**
   * Puts a card in the place of a message that was sent, named by the platform's id of it, in its turn; not begun once
   * `signal` is aborted. It may be done twice: what stands there then is the same.
   */
  readonly correct: (parcel: Parcel, message: string, signal?: AbortSignal) => Promise<Delivery>;
  /** Tells something about a briefing of a channel; nothing is begun once `signal` is aborted. */
  readonly tell: (channel: ChannelRef, to: Addressee, card: Card, signal?: AbortSignal) => Promise<Told>;
  /** Whether the platform has refused the token: then nothing is asked any more until the program is started anew. */
  readonly isRefused: () => boolean;
};

/** The platforms that are connected. */
export type Deliverers = Readonly<Partial<Record<Platform, Deliver>>>;
