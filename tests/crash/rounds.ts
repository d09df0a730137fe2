import { setTimeout as delay } from 'node:timers/promises';
import type { Cuttable } from '../support/proxy.ts';
import { type Sender, startSender } from './child.ts';
import type { Clock } from './clock.ts';
import type { Orders } from './orders.ts';

/** What happens to a sender, or to two of them, before the next one has its turn. */
export type Round =
  /** It kills itself between two steps, which are counted from the opening of the store. */
  | { readonly kind: 'boundary'; readonly dieAt: number }
  | { readonly kind: 'any moment' }
  /** Two at once, one of which is killed first. */
  | { readonly kind: 'two senders' }
  /** Two, one after the other, each with a clock that is that much fast. */
  | { readonly kind: 'clock'; readonly fastMs: readonly [number, number] }
  | { readonly kind: 'database away' };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const TROUBLES: readonly Round[] = [
  { kind: 'two senders' },
  { kind: 'clock', fastMs: [HOUR, 0] },
  { kind: 'database away' },
  { kind: 'any moment' },
  { kind: 'clock', fastMs: [0, -HOUR] },
];

/** Only one program at a time has the embedded database, and nothing leads there that could be cut. */
const onFolder = (round: Round): Round =>
  round.kind === 'two senders' || round.kind === 'database away' ? { kind: 'any moment' } : round;

export type Plan = {
  readonly isEmbedded: boolean;
  /** How many rounds there are of trouble other than at boundaries. */
  readonly kills: number;
  /** How many boundaries there are, and every which of them has a round. */
  readonly boundaries: number;
  readonly stride: number;
};

/** The rounds in their order: one boundary after the other, and the other troubles by turns in between. */
export function planRounds({ isEmbedded, kills, boundaries, stride }: Plan): readonly Round[] {
  const atBoundaries = Array.from(
    { length: Math.round(boundaries / stride) },
    (_, at): Round => ({
      kind: 'boundary',
      dieAt: Math.ceil((at + 0.5) * stride),
    }),
  );
  const troubles = Array.from({ length: kills }, (_, at): Round => {
    const round = TROUBLES[at % TROUBLES.length] ?? { kind: 'any moment' };
    return isEmbedded ? onFolder(round) : round;
  });
  const placed = [atBoundaries, troubles].flatMap((rounds) =>
    rounds.map((round, at) => ({ round, place: (at + 0.5) / rounds.length })),
  );
  return placed.sort((a, b) => a.place - b.place).map(({ round }) => round);
}

/**
 * How long it is until the next round: a sender that was killed counts as stopped after two minutes, whoever was telling
 * something after five. What was begun by a clock that is fast waits until it is that late.
 */
export function minutesAfter({ kind }: Round): number {
  return kind === 'clock' ? 67 : 7;
}

export type World = {
  readonly orders: Omit<Orders, 'begin' | 'dieAt'>;
  readonly clock: Clock;
  /** Numbers from 0 to 1. */
  readonly random: () => number;
  /** The way to the database of a server that can be cut, with its address. */
  readonly way: { readonly proxy: Cuttable; readonly url: string } | null;
  readonly errors: string[];
};

/** A boundary that a sender with little to do never comes to. */
const NEVER_MS = 3000;

type How = {
  readonly dieAt?: number;
  readonly url?: string;
  /** By how much its clock is fast. */
  readonly fastMs?: number;
};

/** A sender whose store is open. */
export async function openSender(world: World, begin: number, how: How = {}): Promise<Sender> {
  const { clock, orders, errors } = world;
  const { dieAt = null, url = orders.url, fastMs = 0 } = how;
  const sender = await startSender(errors);
  clock.moveTo(begin);
  await sender.begin({ ...orders, url, dieAt, begin: clock.now() + fastMs });
  return sender;
}

/** Until some moment of its work, which takes the embedded database longer. */
const aWhile = ({ orders, random }: World) => delay(50 + random() * (orders.url === null ? 1400 : 700));

/** A round that begins at a time; the boundary at which a sender killed itself, or `null`. */
export async function runRound(round: Round, world: World, begin: number): Promise<string | null> {
  switch (round.kind) {
    case 'boundary': {
      const sender = await openSender(world, begin, { dieAt: round.dieAt });
      await Promise.race([sender.gone, delay(NEVER_MS, undefined, { ref: false })]);
      await sender.kill();
      return sender.diedAt();
    }
    case 'any moment': {
      const sender = await openSender(world, begin);
      await aWhile(world);
      await sender.kill();
      return null;
    }
    case 'two senders': {
      const senders = await Promise.all([openSender(world, begin), openSender(world, begin)]);
      for (const sender of senders) {
        await aWhile(world);
        await sender.kill();
      }
      return null;
    }
    case 'clock': {
      for (const fastMs of round.fastMs) {
        const sender = await openSender(world, begin, { fastMs });
        await aWhile(world);
        await sender.kill();
      }
      return null;
    }
    case 'database away': {
      if (world.way === null) throw new Error('no way to cut');
      const sender = await openSender(world, begin, { url: world.way.url });
      await delay(world.random() * 200);
      await world.way.proxy.cut();
      await delay(1000 + world.random() * 1000);
      await world.way.proxy.restore();
      await aWhile(world);
      await sender.kill();
      return null;
    }
    default:
      return round satisfies never;
  }
}
