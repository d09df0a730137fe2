import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderDiscord } from '../../src/adapter/discord/render.ts';
import { cardToPlainText } from '../../src/card/plain-text.ts';
import type { Database } from '../../src/store/database.ts';
import { aPlace, type Person } from '../support/briefing-desk.ts';
import { embeddedDatabase, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { aStandingBriefing } from '../support/standing-briefing.ts';

const ROLE = '500000000000000001';

describe('who may look after briefings', () => {
  let test: TestDatabase;
  let open: Database;
  beforeAll(async () => {
    test = await embeddedDatabase();
    open = await openTestDatabase(test);
  });
  afterAll(async () => {
    await open.close();
    await test.remove();
  });
  const standing = (options?: Parameters<typeof aStandingBriefing>[1]) => aStandingBriefing(open, options);

  it('is all that a refusal names: owner, backup owner, people and roles', async () => {
    const { desk, place, text, name } = await standing({ platform: 'discord', person: { id: 'ann' } });
    await text(`briefing transfer ${name} @bob backup:@eve`);
    await text(`briefing managers role:<@&${ROLE}>`);
    const guest = aPlace(place.channel, { id: 'zed', power: 'none' });
    const { card } = await desk.ask(`briefing pause ${name}`, guest);
    const { embeds, allowed_mentions: pinged } = renderDiscord(card, {
      accent: '#000000',
      shareLine: null,
      addressee: null,
      isPrivate: true,
    });
    expect(embeds[0]?.description).toContain(`You can ask Bob, Eve and the role <@&${ROLE}>.`);
    expect(pinged).toEqual({ parse: [] });
    expect(await desk.text(`briefing pause ${name}`, guest, 'zh-CN')).toContain('可以联系：Bob、Eve和身份组');
    expect(await desk.text('briefing schedule all', guest)).toContain(`You can ask the role <@&${ROLE}>.`);
  });

  it('is a role and a person where both are given at once', async () => {
    const { desk, place } = await standing({ platform: 'discord', person: { id: '1'.repeat(18) } });
    const name = async (remove: Record<string, string> = {}) => {
      const args = { role: ROLE, person: '3'.repeat(18), ...remove };
      const { card } = await desk.runner.run(
        { command: 'briefing managers', args },
        { locale: 'en', at: place },
      );
      return cardToPlainText(card);
    };
    const both = expect.arrayContaining([
      expect.objectContaining({ kind: 'role', id: ROLE }),
      expect.objectContaining({ kind: 'person', id: '3'.repeat(18) }),
    ]);
    expect(await name()).toContain('Changed: who may change briefings here');
    expect(await desk.store.managers(place.channel)).toEqual(both);
    expect(await name()).toContain(`Named already: the role <@&${ROLE}> and ${'3'.repeat(18)}.`);
    await name({ remove: 'true' });
    expect(await desk.store.managers(place.channel)).toEqual([]);
  });

  it('is never everyone, since nobody is said to have that role', async () => {
    const { desk, place } = await standing({ platform: 'discord' });
    const guild = aPlace({ ...place.channel, workspace: '9'.repeat(18) }, { power: 'workspace' });
    expect(await desk.text(`briefing managers role:${'9'.repeat(18)}`, guild)).toContain('Choose a role');
    expect(await desk.store.managers(guild.channel)).toEqual([]);
  });

  it('may be people, too, as every text about it says', async () => {
    const { text } = await standing({ platform: 'discord' });
    expect(await text('briefing managers')).toContain('people who were named for it or have a role');
    expect(await text('briefing managers', 'zh-CN')).toContain('为此指定的人、拥有');
    expect(await text('briefing managers', 'ru')).toContain('назначенные для этого люди и люди с');
  });

  it('is told with who named whom, and who took it away', async () => {
    const { text } = await standing();
    expect(await text('briefing managers add @bob')).toContain('Bob – named by you');
    expect(await text('briefing managers')).not.toContain('Ask one of them');
    expect(await text('briefing managers add @bob')).toContain('Named already: Bob.');
    const taken = await text('briefing managers remove @bob');
    expect(taken).toContain('Changed: who may change briefings here');
    expect(taken).toMatch(/Who changed what:\n• .*: you – took it away from Bob\n• .*: you – named Bob$/);
    const never = await text('briefing managers remove @eve');
    expect(never).toContain('Not named here, so there was nothing to take away: Eve.');
    expect(never).not.toContain('Changed: who may');
  });

  it.each([
    ['unclear', true],
    ['none', false],
  ] as const)('hangs on what Slack says: where that is %s, the scopes are named: %s', async (power, hint) => {
    const { desk, place } = await standing();
    const person: Person = { id: 'UEVE12345', power };
    const told = await desk.text('briefing managers add @bob', aPlace(place.channel, person));
    expect(told).toContain('can name others');
    expect(told.includes('channels:read')).toBe(hint);
  });
});
