import { Locale } from 'discord-api-types/v10';
import { z } from 'zod';
import { startDiscord } from '../../src/adapter/discord/start.ts';
import { printLine } from '../../src/command/line.ts';
import { isEphemeral, type SentMessage, textOf } from '../support/discord-body.ts';
import { type SentInteraction, startLoopbackDiscord } from '../support/loopback-discord.ts';
import { recordingLog } from '../support/recording-log.ts';
import type { RecordedReply } from '../support/response-urls.ts';
import { startSlackHarness } from '../support/slack-harness.ts';
import { describeAdapter, flat, type Platform, type Seen } from './contract.ts';

const LOCALE = { en: Locale.EnglishUS, zh: Locale.ChineseCN, ru: Locale.Russian } as const;
const PERSON = { en: 'ann', zh: 'wang', ru: 'boris' } as const;

/** Discord shows a character behind a backslash as it is, and hides the stars around bold words. */
const withoutMarkdown = (text: string) =>
  flat(
    text
      .replace(/(?<!\\)\*\*/g, '')
      .replace(/\\([^\p{L}\p{N}\s])/gu, '$1')
      .replaceAll('\u200b', ''),
  );

function seenOnDiscord(message: SentMessage, interaction: SentInteraction): Seen {
  const buttons = message.components.flatMap((row) => row.components);
  return {
    isPrivate: isEphemeral(message),
    text: withoutMarkdown(textOf(message)),
    buttons: buttons.map(({ label }) => label),
    pinged: [...message.allowed_mentions.parse, ...(message.allowed_mentions.users ?? [])],
    press: async (label) => {
      const button = buttons.find((one) => one.label === label);
      if (button === undefined) throw new Error(`no button ${label}`);
      const pressed = interaction.press(button.custom_id);
      const response = await pressed.response();
      if (response.type === 4) return [seenOnDiscord(response.data, pressed)];
      const [followUp] = label === 'Share' && response.type === 7 ? await pressed.followUps(1) : [];
      return followUp === undefined ? [] : [seenOnDiscord(followUp, pressed)];
    },
  };
}

const discord: Platform = {
  name: 'Discord',
  start: async (runner) => {
    const { command: root } = runner.registry().info;
    const server = await startLoopbackDiscord({ root });
    const { log } = recordingLog();
    const adapter = await startDiscord({
      token: server.token,
      guildId: null,
      apiUrl: server.url,
      runner,
      log,
    });
    let isStopped = false;
    return {
      ask: async ({ command, args, locale = 'en', isPrivate = false }) => {
        const values = isPrivate ? { ...args, private: true } : args;
        const interaction = server.command(command, values, { locale: LOCALE[locale] });
        return seenOnDiscord(await interaction.message(), interaction);
      },
      isReady: adapter.isReady,
      stop: async () => {
        await adapter.stop();
        if (!isStopped) await server.close();
        isStopped = true;
        if (server.faults.length > 0) throw new Error(server.faults.join('\n'));
      },
    };
  },
};

const Texts = z.looseObject({ text: z.union([z.string(), z.looseObject({ text: z.string() })]).optional() });
const Button = z.looseObject({
  type: z.literal('button'),
  text: z.looseObject({ text: z.string() }),
  action_id: z.string(),
  value: z.string(),
});

/** Every object inside a block, the block itself first. */
function inside(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(inside);
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(inside)];
}

const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Markdown signs that stand around bold words; signs that a user typed are kept from working by other means. */
function readSlack(blocks: readonly unknown[]): string {
  const texts = inside(blocks).flatMap((one) => {
    const { text } = Texts.catch({}).parse(one);
    return typeof text === 'string' ? [text] : [];
  });
  return flat(unescaped(texts.join('\n').replace(/\*([^*\n]+)\*(?=\n|$)/g, '$1')));
}

function seenOnSlack(
  reply: RecordedReply,
  press: (action: z.infer<typeof Button>, isPrivate: boolean) => Promise<readonly RecordedReply[]>,
): Seen {
  const buttons = inside(reply.blocks).flatMap((one) => {
    const button = Button.safeParse(one);
    return button.success ? [button.data] : [];
  });
  const isPrivate = reply.response_type === 'ephemeral';
  return {
    isPrivate,
    text: readSlack(reply.blocks),
    buttons: buttons.map(({ text }) => text.text),
    pinged: Array.from(
      JSON.stringify([reply.text, reply.blocks]).matchAll(/<[!@]([^>|]+)/g),
      ([, id = '']) => id,
    ),
    press: async (label) => {
      const action = buttons.find(({ text }) => text.text === label);
      if (action === undefined) throw new Error(`no button ${label}`);
      return (await press(action, isPrivate)).map((one) => seenOnSlack(one, press));
    },
  };
}

const slackOver = (mode: 'http' | 'socket'): Platform => ({
  name: `Slack (${mode})`,
  start: async (runner) => {
    const slack = await startSlackHarness({ runner, mode });
    let isStopped = false;
    return {
      ask: async ({ command, args, locale = 'en', isPrivate = false }) => {
        const rest = runner.registry().find(command)?.rest ?? null;
        const line = printLine({ command, args }, rest);
        const { reply } = await slack.command(
          isPrivate || command === 'find' ? line : `${line} share`,
          PERSON[locale],
        );
        let presses = 0;
        const messageTs = `1700000000.${String(Math.random()).slice(2, 8)}`;
        return seenOnSlack(reply, async ({ action_id, value }, isEphemeral) => {
          const isShare = action_id.startsWith('share:');
          // The second press of Share brings nothing new: only what stands in the old message's place may be told again.
          const replies = isShare ? (presses++ === 0 ? 2 : 0) : 1;
          const pressed = await slack.press({
            action: { action_id, value },
            isEphemeral,
            messageTs,
            replies,
          });
          return pressed.replies;
        });
      },
      isReady: slack.adapter.isReady,
      stop: async () => {
        if (isStopped) return slack.adapter.stop();
        isStopped = true;
        await slack.stop();
      },
    };
  },
});

for (const platform of [discord, slackOver('http'), slackOver('socket')]) describeAdapter(platform);
