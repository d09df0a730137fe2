import { afterEach, describe, expect, it } from 'vitest';
import { createShares } from '../../../src/adapter/discord/share.ts';
import { buttonsOf, isEphemeral, textOf } from '../../support/discord-body.ts';
import { discordHarness } from '../../support/discord-harness.ts';

const harness = discordHarness();
afterEach(async () => {
  expect(await harness.end()).toEqual([]);
});

const SHARE = 'share:trade language:en';

async function privateAnswer(options: Parameters<typeof harness.bot>[1] = {}) {
  const discord = await harness.discord();
  const bot = await harness.bot(discord, options);
  const asked = discord.command('trade', { private: true });
  return { discord, bot, asked, shown: await asked.message() };
}

const posts = (requests: readonly { method: string; path: string; status: number | null }[]) =>
  requests.filter(
    ({ method, path, status }) => method === 'POST' && path.startsWith('/webhooks/') && status === 200,
  );

describe('share', () => {
  it('posts the same card for everyone with the sharer’s name, and takes the button away', async () => {
    const { asked, shown } = await privateAnswer();
    const pressed = asked.press(SHARE, { userId: '42' });
    const own = await pressed.response();
    expect(own.type).toBe(7);
    const kept = await pressed.message();
    expect(kept.embeds).toEqual(shown.embeds);
    expect(Object.values(buttonsOf(kept))).toEqual(['Sources', 'Cite']);
    const [posted] = await pressed.followUps(1);
    expect(posted?.embeds).toEqual(shown.embeds);
    expect(posted?.content).toBe('Shared by <@42>');
    expect(posted?.allowed_mentions).toEqual({ parse: [] });
    expect(posted === undefined ? null : isEphemeral(posted)).toBe(false);
  });

  it('posts once however often it is pressed', async () => {
    const { discord, asked } = await privateAnswer();
    const presses = [1, 2, 3, 4].map(() => asked.press(SHARE));
    const types = await Promise.all(presses.map(async (pressed) => (await pressed.response()).type));
    expect(types.toSorted()).toEqual([6, 6, 6, 7]);
    await Promise.race(presses.map((pressed) => pressed.followUps(1)));
    expect((await asked.press(SHARE).response()).type).toBe(6);
    expect(posts(discord.requests)).toHaveLength(1);
  });

  it('does not post again when Discord fails to say that it has', async () => {
    const { discord, bot, asked } = await privateAnswer();
    discord.fail({ method: 'POST', path: /^\/webhooks\//, how: { status: 500 }, isTaken: true });
    const pressed = asked.press(SHARE);
    const [edited] = await pressed.edits(1);
    expect(edited === undefined ? '' : textOf(edited)).toContain(
      'Discord did not confirm that this was shared.',
    );
    expect(edited === undefined ? {} : buttonsOf(edited)).not.toHaveProperty([SHARE]);
    expect(
      discord.requests.filter(({ method, path }) => method === 'POST' && path.startsWith('/webhooks/')),
    ).toHaveLength(1);
    expect(bot.lines).toContainEqual(expect.objectContaining({ level: 'error' }));
    expect((await asked.press(SHARE).response()).type).toBe(6);
  });

  it('gives the button back when Discord refuses the message, so that it can be pressed again', async () => {
    const { discord, bot, asked } = await privateAnswer();
    discord.fail({
      method: 'POST',
      path: /^\/webhooks\//,
      times: 1,
      how: { status: 403, body: { code: 50_001, message: 'Missing Access' } },
    });
    const pressed = asked.press(SHARE);
    const [edited] = await pressed.edits(1);
    expect(edited === undefined ? {} : buttonsOf(edited)).toHaveProperty([SHARE], 'Share');
    const [, apology] = await pressed.followUps(2);
    const { reference } = bot.lines.find(({ level }) => level === 'error')?.fields ?? {};
    expect(apology === undefined ? '' : textOf(apology)).toContain(String(reference));
    expect(apology === undefined ? null : isEphemeral(apology)).toBe(true);
    expect((await asked.press(SHARE).response()).type).toBe(7);
  });

  it('tells whoever presses alone when there is nothing to share any more, and posts nothing', async () => {
    const { discord, asked } = await privateAnswer();
    const pressed = asked.press('share:railways language:en');
    expect((await pressed.response()).type).toBe(4);
    const told = await pressed.message();
    expect(isEphemeral(told)).toBe(true);
    expect(textOf(told)).toContain('Not known');
    expect(posts(discord.requests)).toEqual([]);
  });

  it('apologises and keeps the button when the card cannot be made', async () => {
    let isBroken = false;
    const { asked } = await privateAnswer({
      runner: (runner) => ({
        ...runner,
        runLine: (line, reader) =>
          isBroken ? Promise.reject(new Error('no card')) : runner.runLine(line, reader),
      }),
    });
    isBroken = true;
    const pressed = asked.press(SHARE);
    expect((await pressed.response()).type).toBe(4);
    expect(textOf(await pressed.message())).toContain('Something went wrong here');
    isBroken = false;
    expect((await asked.press(SHARE).response()).type).toBe(7);
  });
});

describe('createShares', () => {
  it('remembers the latest and forgets the oldest beyond a thousand', () => {
    const shares = createShares();
    for (let at = 0; at < 1000; at++) expect(shares.add(`${at}`)).toBe(true);
    expect(shares.add('0')).toBe(false);
    expect(shares.add('1000')).toBe(true);
    expect(shares.add('0')).toBe(true);
    expect(shares.add('999')).toBe(false);
  });

  it('lets what was not shared be shared again', () => {
    const shares = createShares();
    shares.add('1');
    shares.forget('1');
    expect(shares.add('1')).toBe(true);
  });
});
