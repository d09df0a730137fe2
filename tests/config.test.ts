import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const messageOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
};

describe('readConfig', () => {
  it('turns everything off but the preview when nothing is set', () => {
    expect(readConfig({})).toEqual({
      factsDir: 'data',
      host: '127.0.0.1',
      port: 3000,
      logLevel: 'info',
      preview: true,
      dataDir: null,
      databaseUrl: null,
      review: { discord: null, slack: null },
      discord: null,
      slack: null,
      unused: [],
    });
  });

  it('turns on the platforms whose tokens are set, and the preview off', () => {
    const config = readConfig({
      DISCORD_TOKEN: 'token',
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 'secret',
    });
    expect(config.discord).toEqual({ token: 'token', guildId: null, apiUrl: 'https://discord.com/api' });
    expect(config.slack).toEqual({
      botToken: 'xoxb-1',
      mode: { kind: 'http', signingSecret: 'secret' },
      apiUrl: 'https://slack.com/api/',
    });
    expect(config.preview).toBe(false);
  });

  it('chooses Socket Mode by the app-level token, and serves the preview on request', () => {
    const config = readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', PREVIEW: '1' });
    expect(config.slack?.mode).toEqual({ kind: 'socket', appToken: 'xapp-1' });
    expect(config.preview).toBe(true);
  });

  it('takes a variable that is set to nothing as not set', () => {
    expect(readConfig({ DISCORD_TOKEN: '', PORT: ' ', SLACK_BOT_TOKEN: '' })).toEqual(readConfig({}));
  });

  it.each([
    [
      { SLACK_BOT_TOKEN: 'xoxb-1' },
      /SLACK_BOT_TOKEN is set alone: set SLACK_SIGNING_SECRET too .* or SLACK_APP_TOKEN/,
    ],
    [
      { SLACK_SIGNING_SECRET: 's' },
      /SLACK_SIGNING_SECRET set without SLACK_BOT_TOKEN: set the bot token too/,
    ],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, /SLACK_APP_TOKEN set without SLACK_BOT_TOKEN/],
    [{ SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xoxb-1' }, /begins with xoxb-.\n.*begins with xapp-/],
    [{ DISCORD_GUILD_ID: '1' }, /DISCORD_GUILD_ID is set without DISCORD_TOKEN/],
    [{ DISCORD_TOKEN: 't', DISCORD_GUILD_ID: 'my guild' }, /DISCORD_GUILD_ID is not a guild id: copy it/],
    [{ PORT: '70000' }, /PORT is not a port: write a whole number from 0 to 65535/],
    [{ PORT: 'http' }, /PORT is not a port/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL is unknown: write one of fatal, error/],
    [{ PREVIEW: 'yes' }, /PREVIEW is unknown: write 1/],
    [{ SLACK_API_URL: 'slack' }, /SLACK_API_URL is not a web address: write one like https:/],
    [{ DISCORD_API_URL: 'ftp://x.org' }, /DISCORD_API_URL is not a web address/],
  ])('refuses %j with the remedy', (environment, message) => {
    expect(messageOf(environment)).toMatch(message);
  });

  it('names every fault at once and never shows a value', () => {
    const message = messageOf({ PORT: 'hunter2', LOG_LEVEL: 'hunter2', SLACK_BOT_TOKEN: 'hunter2' });
    expect(message.split('\n').length).toBeGreaterThanOrEqual(3);
    expect(message).not.toContain('hunter2');
  });

  it('reads one review channel of each platform, in any order', () => {
    const discord = { DISCORD_TOKEN: 'token' };
    const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    const reviewOf = (REVIEW_CHANNEL: string, platforms: Record<string, string>) =>
      readConfig({ ...platforms, REVIEW_CHANNEL }).review;
    const [guilds, workspaces] = ['500000000000000001', 'C0123ABCD'];
    expect(reviewOf(guilds, discord)).toEqual({ discord: guilds, slack: null });
    expect(reviewOf(workspaces, slack)).toEqual({ discord: null, slack: workspaces });
    expect(reviewOf(`${workspaces}, ${guilds}`, { ...discord, ...slack })).toEqual({
      discord: guilds,
      slack: workspaces,
    });
  });

  it.each([
    ['#review', /REVIEW_CHANNEL is not a channel: write the id of a Discord channel/],
    ['C0123ABCD,C9876ABCD', /REVIEW_CHANNEL is not a channel/],
    ['500000000000000001', /Discord channel without DISCORD_TOKEN: set the token too, or take it out\.$/],
    ['C0123ABCD', /Slack channel without SLACK_BOT_TOKEN: set the token too, or take it out\.$/],
  ])('refuses the review channel %s with the remedy', (REVIEW_CHANNEL, message) => {
    expect(messageOf({ REVIEW_CHANNEL })).toMatch(message);
  });

  it('takes the address of a Postgres, and never repeats one that is none', () => {
    const url = 'postgres://bot:p%40ss@db.example.com/town';
    expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
    expect(readConfig({}).databaseUrl).toBeNull();
    for (const wrong of ['mysql://bot:secret@host/town', 'host/secret', 'postgres://bot:sec%ret@host/town']) {
      const read = () => readConfig({ DATABASE_URL: wrong });
      expect(read).toThrow(/DATABASE_URL is not the address of a Postgres: write one like/);
      expect(read).not.toThrow(/sec%?ret/);
    }
  });

  it('says which variables it knows and does not use', () => {
    const set = { SLACK_CLIENT_ID: '1', TOKEN_KEY: 'k' };
    expect(readConfig(set).unused).toEqual(['SLACK_CLIENT_ID', 'TOKEN_KEY']);
  });

  it('reads every variable that .env.example names, and no other', () => {
    const example = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8');
    const named = Array.from(example.matchAll(/^([A-Z_]+)=/gm), ([, name = '']) => name).sort();
    const source = readFileSync(join(import.meta.dirname, '../src/config.ts'), 'utf8');
    const read = Array.from(source.matchAll(/^ {4}([A-Z_]+): /gm), ([, name = '']) => name).sort();
    expect(named).toEqual(read);
  });
});
