import { MessageType } from 'discord-api-types/v10';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { readMessage } from '../../../src/adapter/discord/read-message.ts';
import { buttonsOf, isEphemeral, textOf } from '../../support/discord-body.ts';
import { discordHarness } from '../../support/discord-harness.ts';
import { APPLICATION_ID } from '../../support/discord-interactions.ts';
import { AT_BOT, messageEvent, type Posting } from '../../support/discord-messages.ts';

const harness = discordHarness();
afterEach(async () => {
  expect(await harness.end()).toEqual([]);
});

async function connected(options: Parameters<typeof harness.bot>[1] = {}) {
  const discord = await harness.discord();
  const bot = await harness.bot(discord, options);
  const textOfReply = async (content: string, posting?: Posting) => {
    const [reply] = await discord.say(content, posting).replies(1);
    return reply === undefined ? '' : textOf(reply);
  };
  return { discord, bot, textOfReply };
}

const POSTS = /^\/channels\/\d+\/messages$/;

describe('a message', () => {
  it.each([
    ['in a channel that mentions the bot', `${AT_BOT} contract value`, 'guild'],
    ['in a thread that mentions it', `contract value ${AT_BOT}?`, 'thread'],
    ['that is sent to it', 'contract value', 'dm'],
    ['with a slash command typed as text', '/town contract value', 'dm'],
  ] as const)('%s is answered as a reply where it stands, and pings nobody', async (_, content, place) => {
    const { discord } = await connected();
    const asked = discord.say(content, { place });
    const [reply] = await asked.replies(1);
    if (reply === undefined) throw new Error('no reply');
    expect(textOf(reply)).toContain('$3.45 billion');
    expect(textOf(reply)).toContain('Publisher of gazette');
    expect(reply.message_reference).toEqual({ message_id: asked.id, fail_if_not_exists: false });
    expect(reply.allowed_mentions).toEqual({ parse: [], replied_user: false });
    expect(isEphemeral(reply)).toBe(false);
    expect(Object.values(buttonsOf(reply))).not.toContain('Share');
  });

  it('that only mentions the bot gets help with examples', async () => {
    const { textOfReply } = await connected();
    expect(await textOfReply(AT_BOT)).toContain('如何提问');
    expect(await textOfReply('', { place: 'dm' })).toContain('How to ask');
    expect(await textOfReply('hello', { place: 'dm' })).toContain('How to ask');
  });

  it.each([
    ['of a bot', `${AT_BOT} contract value`, { author: { bot: true } }],
    ['of a webhook', `${AT_BOT} contract value`, { webhookId: '7' }],
    ['of the bot itself', 'contract value', { place: 'dm', author: { id: APPLICATION_ID } }],
    ['of Discord', `${AT_BOT} contract value`, { type: MessageType.ChannelPinnedMessage }],
    ['that mentions everyone', '@everyone contract value', { mentionsEveryone: true }],
    ['that mentions a role', '<@&9> contract value', { roles: ['9'] }],
    ['that mentions nobody', 'contract value', {}],
    ['that thanks in a reply', 'Thanks a lot!', { pingsByReply: true }],
    ['that says no in a reply', 'no', { pingsByReply: true }],
    ['that thanks by name', `${AT_BOT} 谢谢！`, {}],
    ['that thanks in private', 'спасибо', { place: 'dm' }],
  ] as const)('%s is left alone', async (_, content, posting: Posting) => {
    const { discord, textOfReply } = await connected();
    discord.say(content, posting);
    await textOfReply(`${AT_BOT} executed value`);
    expect(discord.requests.filter(({ path }) => POSTS.test(path))).toHaveLength(1);
  });

  it('that asks in a reply to the bot is answered without naming it', async () => {
    const { textOfReply } = await connected();
    expect(await textOfReply('executed value', { pingsByReply: true })).toContain('$1.75 billion');
  });

  it('is answered once, however often the bot is told of it', async () => {
    const { discord } = await connected();
    const asked = discord.say(`${AT_BOT} contract value`);
    asked.again();
    await asked.replies(1);
    asked.again();
    await discord.say('executed value', { place: 'dm' }).replies(1);
    expect(await asked.replies(1)).toHaveLength(1);
  });

  it('is answered once when Discord’s word on the reply is lost', async () => {
    const { discord } = await connected();
    discord.fail({ method: 'POST', path: POSTS, times: 1, how: 'reset', isTaken: true });
    const asked = discord.say(`${AT_BOT} contract value`);
    const [reply] = await asked.replies(1);
    const sent = discord.requests.filter(({ path }) => POSTS.test(path));
    expect(sent).toHaveLength(2);
    expect(sent[0]?.body).toEqual(sent[1]?.body);
    expect(reply).toMatchObject({ nonce: `re${asked.id}`, enforce_nonce: true });
    expect(reply?.nonce.length).toBeLessThanOrEqual(25);
  });

  it.each([
    ['what was the contract value', 'How much', '2019 · published 31 Aug 2020'],
    ['合同额是多少', '', /\p{Script=Han}/u],
    ['какая сумма договоров', '', /\p{Script=Cyrillic}/u],
  ] as const)('is answered in its own language: %s', async (content, _, expected) => {
    const { textOfReply } = await connected();
    expect(await textOfReply(`${AT_BOT} ${content}`)).toMatch(expected);
  });

  it('whose words tell no language is answered in that of the guild, asked for once', async () => {
    const { discord, textOfReply } = await connected();
    expect(await textOfReply(`${AT_BOT} 2019`)).toMatch(/\p{Script=Han}/u);
    expect(await textOfReply(`${AT_BOT} BPO`)).toMatch(/\p{Script=Han}/u);
    expect(discord.requests.filter(({ path }) => path.startsWith('/guilds/'))).toHaveLength(1);
  });

  it('is answered in the pack’s language where the guild tells none', async () => {
    const { discord, textOfReply } = await connected();
    discord.fail({
      method: 'GET',
      path: /^\/guilds\//,
      how: { status: 403, body: { code: 50001, message: '' } },
    });
    expect(await textOfReply(`${AT_BOT} 2019`)).not.toMatch(/\p{Script=Han}/u);
  });

  it('that is not clear is asked back about with buttons that answer, for whoever presses', async () => {
    const { discord } = await connected();
    const asked = discord.say(`${AT_BOT} value`);
    const [reply] = await asked.replies(1);
    const [first = ''] = Object.keys(reply === undefined ? {} : buttonsOf(reply));
    expect(first).toMatch(/^run:/);
    const answer = await asked.press(first, { userId: '77' }).message();
    expect(textOf(answer)).toMatch(/\$(?:3\.45|1\.75) billion/);
    expect(answer.allowed_mentions).toEqual({ parse: [] });
  });

  it('is answered without a reference where the bot may not read what was said before', async () => {
    const { discord } = await connected();
    const how = { status: 400, body: { code: 160002, message: 'Cannot reply' } };
    discord.fail({ method: 'POST', path: POSTS, times: 1, how });
    const [reply] = await discord.say(`${AT_BOT} contract value`).replies(1);
    expect(reply?.message_reference).toBeUndefined();
  });

  it.each([50001, 50013])('that may not be answered (%d) is told of once, with the remedy', async (code) => {
    const { discord, bot } = await connected();
    discord.fail({ method: 'POST', path: POSTS, how: { status: 403, body: { code, message: 'Missing' } } });
    discord.say(`${AT_BOT} contract value`);
    const line = await bot.said('cannot be answered');
    expect(line.message).toMatch(/Give the bot the permissions .* there\.$/);
    discord.say(`${AT_BOT} executed value`);
    discord.recover();
    await discord.say('executed value', { place: 'dm' }).replies(1);
    expect(bot.lines.filter(({ level }) => level === 'warn' || level === 'error')).toHaveLength(1);
  });

  it('is apologised to under a reference when something of ours breaks', async () => {
    const broken = async () => {
      throw new Error('fact book on fire');
    };
    const { bot, textOfReply } = await connected({ runner: (runner) => ({ ...runner, runLine: broken }) });
    expect(await textOfReply(`${AT_BOT} contract value`)).toContain('Something went wrong here');
    expect(bot.logged()).toContain('fact book on fire');
  });
});

describe('readMessage', () => {
  it('never takes whom or what a message mentions for words of the question', () => {
    const marks = fc.constantFrom(
      AT_BOT,
      '<@!1>',
      '<@&2>',
      '<#3>',
      '<:smile:4>',
      '<a:wave:5>',
      '<t:6:R>',
      '</town help:7>',
    );
    const words = fc.constantFrom('contract', 'value', '2019', '外包');
    fc.assert(
      fc.property(fc.array(fc.oneof(marks, words)), (parts) => {
        const event = messageEvent([AT_BOT, ...parts].join(' '));
        const plain = parts.filter((part) => !part.startsWith('<')).join(' ');
        expect(readMessage(event, APPLICATION_ID, 'town')?.text).toBe(plain);
      }),
    );
  });
});
