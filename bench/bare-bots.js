import bolt from '@slack/bolt';
import { Client, Events, GatewayIntentBits } from 'discord.js';

/*
 * The peer: what the two packages' own first pages show, in one process. Each bot answers every command with a
 * constant. The environment is the one that our program reads.
 */
const { DISCORD_TOKEN, DISCORD_API_URL, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL } = process.env;

/** Written out, because the stand-in for Discord reads every part of a message. */
const CONSTANT = { content: 'constant', embeds: [], components: [], allowedMentions: { parse: [] } };

const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: DISCORD_API_URL ?? 'https://discord.com/api' },
});
client.on(Events.InteractionCreate, (interaction) => {
  if (interaction.isChatInputCommand()) void interaction.reply(CONSTANT);
});
const discordIsReady = new Promise((resolve) => client.once(Events.ClientReady, resolve));

const app = new bolt.App({
  token: SLACK_BOT_TOKEN ?? '',
  signingSecret: SLACK_SIGNING_SECRET ?? '',
  clientOptions: { slackApiUrl: SLACK_API_URL ?? '' },
  logLevel: bolt.LogLevel.ERROR,
});
app.command(/^/, async ({ ack }) => ack('constant'));

const [server] = await Promise.all([app.start(0), client.login(DISCORD_TOKEN ?? ''), discordIsReady]);
const address = server.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;
process.stdout.write(`requests at http://127.0.0.1:${port}/slack/events\nReady.\n`);
