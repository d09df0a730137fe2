import { Locale, PermissionFlagsBits } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { StoreAway } from '../../../src/briefing/store.ts';
import { writeBriefings } from '../../../src/briefing-file/write.ts';
import type { Card } from '../../../src/card/card.ts';
import { createBriefingStore } from '../../../src/store/briefing-store.ts';
import type { Database } from '../../../src/store/database.ts';
import { aStoreThat } from '../../support/briefing-desk.ts';
import { aBriefing, THE_END } from '../../support/briefings.ts';
import { embeddedDatabase, openTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { buttonsOf, isEphemeral, type SentMessage, textOf } from '../../support/discord-body.ts';
import { discordHarness } from '../../support/discord-harness.ts';
import { type Asker, GUILD_ID } from '../../support/discord-interactions.ts';
import { listenOnLoopback } from '../../support/http-server.ts';
import { FOREIGN_CHANNEL_ID, UNSEEN_CHANNEL_ID } from '../../support/loopback-discord-api.ts';

const harness = discordHarness();
afterEach(async () => {
  expect(await harness.end()).toEqual([]);
});

let test: TestDatabase;
let open: Database;
const sent: Card[] = [];
beforeAll(async () => {
  test = await embeddedDatabase();
  open = await openTestDatabase(test);
});
afterAll(async () => {
  await open.close();
  await test.remove();
});

const MANAGER: Asker = { permissions: PermissionFlagsBits.ManageChannels };
const GUEST: Asker = { userId: '100000000000000009' };

async function connected() {
  const store = createBriefingStore(open);
  const send = async (_: unknown, card: Card) => {
    sent.push(card);
    return { kind: 'delivered', message: '1' } as const;
  };
  const discord = await harness.discord();
  await harness.bot(discord, { briefings: () => ({ store, send }) });
  return { discord, store };
}

/** The custom id of the button with a label. */
function buttonCalled(label: string, message: SentMessage): string {
  const found = Object.entries(buttonsOf(message)).find(([, one]) => one === label);
  if (found === undefined) throw new Error(`no button ${label} in ${textOf(message)}`);
  return found[0];
}

describe('standing briefings on Discord', () => {
  it('are previewed, saved by a button, listed, completed and removed, for whoever asks alone', async () => {
    const { discord } = await connected();
    const options = {
      topics: 'trade',
      days: 'mon,thu',
      time: '9:00',
      zone: 'Asia/Shanghai',
      mode: 'changes',
    };
    const asked = discord.command('briefing schedule', options, MANAGER);
    const preview = await asked.message();
    expect(isEphemeral(preview)).toBe(true);
    expect(textOf(preview)).toContain('Save this briefing?');
    expect(textOf(preview)).toContain('Mon and Thu at 09:00 (Asia/Shanghai)');
    expect(textOf(preview)).toContain('$3.45 billion');
    const id = buttonCalled('Save', preview);
    const saved = asked.press(id, MANAGER);
    expect(textOf(await saved.message())).toMatch(/Saved: [a-z2-9]{8}/);
    expect(textOf(await asked.press(id, MANAGER).message())).toContain('Already saved');

    const list = await discord.command('briefing list', {}, GUEST).message();
    expect(textOf(list)).toContain('1 briefing in this channel');
    expect(textOf(list)).toContain('Owner: member-1.');
    const completion = await discord.complete('briefing why', 'id', '', GUEST).response();
    const [choice] = completion.type === 8 ? completion.data.choices : [];
    expect(choice?.name).toContain('trade · 09:00 Asia/Shanghai');

    const why = await discord.command('briefing why', { id: choice?.value ?? '' }, GUEST).message();
    expect(textOf(why)).toContain('What comes next');
    const removing = discord.command('briefing remove', { id: choice?.value ?? '' }, MANAGER);
    const done = removing.press(buttonCalled('Remove', await removing.message()), MANAGER);
    expect(textOf(await done.message())).toContain('Removed');
    expect(textOf(await discord.command('briefing list', {}, GUEST).message())).toContain(
      'None stands here yet',
    );
  });

  it('are refused to who may not manage the channel, also by the button of somebody else', async () => {
    const { discord, store } = await connected();
    const refused = await discord.command('briefing schedule', { topics: 'trade' }, GUEST).message();
    expect(isEphemeral(refused)).toBe(true);
    expect(textOf(refused)).toContain('can manage this channel');
    const asked = discord.command('briefing schedule', { topics: 'trade' }, MANAGER);
    const save = buttonCalled('Save', await asked.message());
    expect(textOf(await asked.press(save, GUEST).message())).toContain('can manage this channel');
    const admin = { ...GUEST, permissions: PermissionFlagsBits.Administrator };
    expect(textOf(await asked.press(save, admin).message())).toContain('Saved');
    const [made] = await store.ofWorkspace('discord', '300000000000000001');
    await store.remove(made?.id ?? (await store.newId()), 'x', new Date());
  });

  it('are exported as a file, wiped, and imported from it to the same file', async () => {
    const { discord, store } = await connected();
    const asked = discord.command('briefing schedule', { topics: 'trade', time: '6:30' }, MANAGER);
    await asked.press(buttonCalled('Save', await asked.message()), MANAGER).message();
    const fileOf = async () => {
      const exporting = discord.command('briefing export', {}, MANAGER);
      await exporting.message();
      const [attempt] = await exporting.attempts(1);
      return attempt?.files[0];
    };
    const file = await fileOf();
    expect(file?.name).toBe('briefings.yaml');
    expect(file?.text).toContain('time: 06:30');
    await store.purge('discord', '300000000000000001', THE_END);
    const cdn = await listenOnLoopback((_, response) => void response.end(file?.text));
    const importing = discord.command('briefing import', { file: { file: cdn.url } }, MANAGER);
    const preview = await importing.message();
    expect(textOf(preview)).toContain('1 new, 0 changed, 0 as they stand.');
    expect(await store.ofWorkspace('discord', '300000000000000001')).toEqual([]);
    const done = importing.press(buttonCalled('Import', preview), MANAGER);
    expect(textOf(await done.message())).toContain('1 briefing is as the file says.');
    expect((await fileOf())?.text).toBe(file?.text);
    const large = await discord
      .command('briefing import', { file: { file: cdn.url, size: 10_000_000 } }, MANAGER)
      .message();
    expect(textOf(large)).toContain('The file could not be read');
    await cdn.close();
    await store.purge('discord', '300000000000000001', THE_END);
  });

  it.each([FOREIGN_CHANNEL_ID, UNSEEN_CHANNEL_ID, 'users/@me'])(
    'are not imported into the channel %s, which is none of the guild’s that the bot sees',
    async (channel) => {
      const { discord, store } = await connected();
      const text = writeBriefings({ platform: 'discord', workspace: GUILD_ID }, [
        aBriefing({
          owner: '222222222222222222',
          channel: { platform: 'discord', workspace: GUILD_ID, channel },
        }),
      ]);
      const cdn = await listenOnLoopback((_, response) => void response.end(text));
      const server = { ...MANAGER, permissions: PermissionFlagsBits.ManageGuild };
      const refused = await discord.command('briefing import', { file: { file: cdn.url } }, server).message();
      expect(textOf(refused)).toContain('is no channel of this server that the bot can see');
      await cdn.close();
      const sound = text.replace(/channel: .*/, 'channel: 400000000000000777');
      const own = await listenOnLoopback((_, response) => void response.end(sound));
      const preview = await discord.command('briefing import', { file: { file: own.url } }, server).message();
      expect(textOf(preview)).toContain('1 new');
      await own.close();
      expect(await store.ofWorkspace('discord', GUILD_ID)).toEqual([]);
    },
  );

  it('are looked after by a role that who manages the server has named', async () => {
    const { discord, store } = await connected();
    const role = '500000000000000077';
    const server = { ...MANAGER, permissions: PermissionFlagsBits.ManageGuild };
    const refused = await discord.command('briefing managers', { role: { role } }, MANAGER).message();
    expect(textOf(refused)).toContain('Only people who can manage this server can name others');
    const named = await discord.command('briefing managers', { role: { role } }, server).message();
    expect(textOf(named)).toContain(`the role <@&${role}> – named by you`);
    const editor = { ...GUEST, roles: [role] };
    const preview = await discord.command('briefing schedule', { topics: 'trade' }, editor).message();
    expect(textOf(preview)).toContain('Save this briefing?');
    await discord.command('briefing managers', { role: { role }, remove: true }, server).message();
    const again = await discord.command('briefing schedule', { topics: 'trade' }, editor).message();
    expect(textOf(again)).toContain('You may not change briefings here');
    expect(await store.ofWorkspace('discord', '300000000000000001')).toEqual([]);
  });

  it('complete time zones in the reader’s language, and topics behind the ones before', async () => {
    const { discord } = await connected();
    const zones = await discord
      .complete('briefing schedule', 'zone', 'моск', { locale: Locale.Russian })
      .response();
    expect(zones.type === 8 ? zones.data.choices[0] : null).toMatchObject({
      name: 'Europe/Moscow · Москва',
      value: 'Europe/Moscow',
    });
    const topics = await discord.complete('briefing schedule', 'topics', 'trade, ro', {}).response();
    expect(topics.type === 8 ? topics.data.choices.map(({ value }) => value) : []).toEqual(['trade,roads']);
  });

  it('say beforehand whether the bot may write in the channel', async () => {
    const { discord } = await connected();
    const { ViewChannel, SendMessages, EmbedLinks } = PermissionFlagsBits;
    const texts = [0n, ViewChannel | SendMessages, ViewChannel | SendMessages | EmbedLinks].map(
      async (botPermissions) =>
        textOf(
          await discord
            .command('briefing schedule', { topics: 'trade' }, { ...MANAGER, botPermissions })
            .message(),
        ),
    );
    const isTold = (await Promise.all(texts)).map((text) => text.includes('or nothing will arrive'));
    expect(isTold).toEqual([true, true, false]);
  });

  it.each(['dm', 'private'] as const)('say where they work when asked for in a %s', async (place) => {
    const { discord } = await connected();
    const told = await discord.command('briefing list', {}, { place }).message();
    expect(textOf(told)).toContain('go to a channel of a server or workspace');
  });

  it('answer with a card while their store is away', async () => {
    const store = aStoreThat(() => Promise.reject(new StoreAway('away')));
    const send = async () => ({ kind: 'unreachable' }) as const;
    const discord = await harness.discord();
    const bot = await harness.bot(discord, { briefings: () => ({ store, send }) });
    expect(textOf(await discord.command('briefing list').message())).toContain('Try again in a minute');
    const completion = await discord.complete('briefing why', 'id', '').response();
    expect(completion.type === 8 ? completion.data.choices : null).toEqual([]);
    expect(bot.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
