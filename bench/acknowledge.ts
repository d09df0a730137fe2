import type { LoopbackDiscord } from '../tests/support/loopback-discord.ts';
import { commandRequest } from '../tests/support/slack-requests.ts';
import type { Bot } from './bots.ts';
import { alternate, type Times } from './measure.ts';

export type Comparison = { readonly ours: Times; readonly peers: Times };

const ROUNDS = { rounds: 2000, warmUp: 300 };

/** From the interaction on the gateway to Discord's receipt of the first response. */
export function benchDiscord(ours: LoopbackDiscord, peers: LoopbackDiscord): Promise<Comparison> {
  const answered = (discord: LoopbackDiscord) => () => discord.command('outsourcing').response();
  return alternate(answered(ours), answered(peers), ROUNDS);
}

/** From the signed request to the end of the 200 that answers it. */
export function benchSlack(ours: Bot, peers: Bot): Promise<Comparison> {
  const acknowledged = (bot: Bot) => async () => {
    const { body, headers } = commandRequest({ text: 'outsourcing' });
    const answer = await fetch(bot.slackUrl, { method: 'POST', body, headers });
    await answer.text();
    if (answer.status !== 200) throw new Error(`${bot.slackUrl} answered ${answer.status}`);
  };
  return alternate(acknowledged(ours), acknowledged(peers), ROUNDS);
}
