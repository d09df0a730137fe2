import { type Deliver, type Delivery, type Recovery, toldBy } from '../../src/briefing/delivery.ts';
import { cardToPlainText } from '../../src/card/plain-text.ts';

/** What happens to the next messages, in turn; then everything goes well. */
export type Fault = 'none' | 'reply-lost' | 'message-lost' | 'limited' | 'down' | Delivery['kind'];

/** What a channel was sent, in order. */
export type Posted = { readonly nonce: string; readonly text: string };

export type FakePlatform = Deliver & {
  readonly posted: Posted[];
  /** The messages that others were put in the place of, in order. */
  readonly corrected: { readonly message: string; readonly text: string }[];
  /** Whom something was told, and what. */
  readonly told: string[];
  readonly calls: () => number;
  /** How often it was asked to edit a message. */
  readonly edits: () => number;
};

function deliveryOf(kind: Fault): Delivery | null {
  switch (kind) {
    case 'limited':
    case 'rate-limited':
      return { kind: 'rate-limited', retryAfterMs: 1500 };
    case 'down':
    case 'unreachable':
      return { kind: 'unreachable' };
    case 'message-lost':
    case 'uncertain':
      return { kind: 'uncertain' };
    case 'channel-gone':
    case 'archived':
    case 'access-lost':
    case 'token-revoked':
    case 'refused':
      return { kind };
    case 'none':
    case 'delivered':
    case 'reply-lost':
      return null;
    default:
      return kind satisfies never;
  }
}

/**
 * A platform with one channel. `discord` knows nonces and can be looked into; `slack` posts whatever it is sent, and
 * nobody can look.
 */
export function fakePlatform(
  like: 'discord' | 'slack',
  faults: Fault[] = [],
  looks: Recovery['kind'][] = [],
): FakePlatform {
  const posted: Posted[] = [];
  const corrected: { message: string; text: string }[] = [];
  const told: string[] = [];
  let calls = 0;
  let edits = 0;
  return {
    posted,
    corrected,
    told,
    calls: () => calls,
    edits: () => edits,
    turn: async (_, signal) => signal?.aborted !== true,
    send: async ({ nonce, card }) => {
      calls++;
      const fault = faults.shift() ?? 'none';
      const failed = deliveryOf(fault);
      if (failed !== null) return failed;
      const known = posted.findIndex((one) => one.nonce === nonce);
      if (like === 'slack' || known === -1) posted.push({ nonce, text: cardToPlainText(card) });
      if (fault === 'reply-lost') return { kind: 'uncertain' };
      return { kind: 'delivered', message: `m${known === -1 ? posted.length : known + 1}` };
    },
    recover: async ({ nonce }) => {
      const look = looks.shift();
      if (look === 'later') return { kind: 'later' };
      if (like === 'slack') return { kind: 'unknown' };
      const known = posted.findIndex((one) => one.nonce === nonce);
      return known === -1 ? { kind: 'send-again' } : { kind: 'found', message: `m${known + 1}` };
    },
    correct: async ({ card }, message) => {
      edits++;
      const failed = deliveryOf(faults.shift() ?? 'none');
      if (failed !== null) return failed;
      corrected.push({ message, text: cardToPlainText(card) });
      return { kind: 'delivered', message };
    },
    tell: async (_, to, card) => {
      const name = to.kind === 'channel' ? 'channel' : to.person;
      const failed = deliveryOf(faults.shift() ?? 'none');
      if (failed !== null) return toldBy(failed);
      told.push(`${name}: ${cardToPlainText(card)}`);
      return 'told';
    },
    isRefused: () => false,
  };
}
