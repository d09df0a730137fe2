import { afterEach, describe, expect, it } from 'vitest';
import { textOf } from '../../support/discord-body.ts';
import { discordHarness } from '../../support/discord-harness.ts';

const harness = discordHarness();
afterEach(async () => {
  expect(await harness.end()).toEqual([]);
});

describe('a slash command', () => {
  it('is answered for everyone with value, unit, period, age and source', async () => {
    const discord = await harness.discord();
    await harness.bot(discord);
    const message = await discord.command('trade').message();
    console.log(JSON.stringify(message, null, 1));
    expect(textOf(message)).toContain('$3.45 billion');
  });
});
