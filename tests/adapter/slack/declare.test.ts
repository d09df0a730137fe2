import { describe, expect, it } from 'vitest';
import { appManifest, SCOPES } from '../../../src/adapter/slack/declare.ts';
import { createRegistry, type Registry } from '../../../src/command/registry.ts';
import { openBook } from '../../../src/open-book.ts';
import { runProgram } from '../../support/run-program.ts';

const registry = createRegistry(openBook('data'));
const other = createRegistry(openBook('tests/fixtures/port-pack'));
const SOCKET = { kind: 'socket' } as const;

describe('the app manifest', () => {
  it('declares the one slash command over Socket Mode without any address', () => {
    const manifest = appManifest(registry, SOCKET);
    expect(manifest.features.slash_commands).toEqual([
      {
        command: '/harbin',
        description: 'Sourced and dated figures on services trade in Harbin',
        usage_hint: expect.stringContaining('outsourcing | '),
        should_escape: true,
      },
    ]);
    expect(manifest.settings).toMatchObject({
      socket_mode_enabled: true,
      interactivity: { is_enabled: true },
    });
    expect(JSON.stringify(manifest)).not.toMatch(/request_url|"url"/);
  });

  it.each(['https://bot.example.com', 'https://bot.example.com/'])(
    'sends everything to one address below %s',
    (baseUrl) => {
      const manifest = appManifest(registry, { kind: 'http', baseUrl });
      const url = 'https://bot.example.com/slack/events';
      expect(manifest.features.slash_commands[0]?.url).toBe(url);
      expect(manifest.settings).toMatchObject({
        socket_mode_enabled: false,
        interactivity: { is_enabled: true, request_url: url, message_menu_options_url: url },
        event_subscriptions: { request_url: url },
      });
    },
  );

  it('keeps the path of a proxy', () => {
    const manifest = appManifest(registry, { kind: 'http', baseUrl: 'https://example.com/bots/town' });
    expect(manifest.features.slash_commands[0]?.url).toBe('https://example.com/bots/town/slack/events');
  });

  it('asks for nine scopes, and reads no message that is not put to the bot', () => {
    expect(appManifest(registry, SOCKET).oauth_config.scopes.bot).toEqual([
      'app_mentions:read',
      'channels:read',
      'chat:write',
      'commands',
      'files:write',
      'groups:read',
      'im:history',
      'im:write',
      'users:read',
    ]);
    expect(SCOPES.filter((scope) => /:history|mpim/.test(scope))).toEqual(['im:history']);
  });

  it('hears mentions, direct messages, the opening of its home page and that it is taken out, and nothing else', () => {
    const { settings, features } = appManifest(registry, SOCKET);
    expect(settings.event_subscriptions).toEqual({
      bot_events: ['app_home_opened', 'app_mention', 'app_uninstalled', 'message.im', 'tokens_revoked'],
    });
    expect(features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
  });

  it('offers to check the figures of a message, by a name of the pack’s language', () => {
    const shortcut = { type: 'message', callback_id: 'check_figures' };
    const [english] = appManifest(registry, SOCKET).features.shortcuts;
    expect(english).toMatchObject({ ...shortcut, name: 'Check figures' });
    const [russian] = appManifest(other, SOCKET).features.shortcuts;
    expect(russian).toMatchObject({ ...shortcut, name: 'Проверить цифры' });
  });

  it('speaks the pack’s own language and of its own topics', () => {
    const { display_information: shown, features } = appManifest(other, SOCKET);
    expect(shown.name).toBe('Порт Северная Гавань');
    expect(features.slash_commands[0]).toMatchObject({ command: '/port' });
    expect(features.slash_commands[0]?.usage_hint).toMatch(/^cargo \| .*вопрос/);
    expect(JSON.stringify(shown)).not.toMatch(/harbin/i);
  });

  it('lists every command of the registry', () => {
    const { long_description: text = '' } = appManifest(registry, SOCKET).display_information;
    for (const { name } of registry.commands) expect(text).toContain(`/harbin ${name} – `);
  });

  it('stays within Slack’s bounds however long the pack’s texts are', () => {
    const long = (length: number) => ({ en: 'x'.repeat(length) });
    const commands = Array.from(
      { length: 60 },
      (_, index) =>
        registry.commands[0] && {
          ...registry.commands[0],
          name: `topic-with-a-long-name-${index}`,
          summary: long(200),
        },
    );
    const big: Registry = {
      ...registry,
      info: { ...registry.info, title: long(100), summary: long(300) },
      commands: commands.filter((command) => command !== undefined),
    };
    const { display_information: shown, features } = appManifest(big, SOCKET);
    expect(shown.name).toHaveLength(35);
    expect(shown.description).toHaveLength(140);
    expect(shown.long_description?.length).toBeLessThanOrEqual(4000);
    expect(features.bot_user.display_name).toHaveLength(80);
    expect(features.slash_commands[0]?.usage_hint.length).toBeLessThanOrEqual(100);
    expect(features.slash_commands[0]?.usage_hint).toContain('topic-with-a-long-name-1 | … |');
  });

  it('leaves out a long description that Slack would find too short', () => {
    const small = { ...registry, commands: [], info: { ...registry.info, language: 'zh' as const } };
    expect(appManifest(small, SOCKET).display_information.long_description).toBeUndefined();
  });
});

describe('npm run manifest:slack', () => {
  const run = (...args: string[]) => runProgram('manifest-slack.ts', args).finished;

  it('prints the manifest and nothing else', async () => {
    const { status, stdout, stderr } = await run('--url', 'https://bot.example.com');
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual(
      appManifest(registry, { kind: 'http', baseUrl: 'https://bot.example.com' }),
    );
  });

  it('prints that of Socket Mode when nothing is said', async () => {
    expect(JSON.parse((await run()).stdout)).toEqual(appManifest(registry, SOCKET));
  });

  it('prints another pack’s', async () => {
    const { stdout } = await runProgram('manifest-slack.ts', ['--socket'], {
      FACTS_DIR: 'tests/fixtures/port-pack',
    }).finished;
    expect(JSON.parse(stdout)).toEqual(appManifest(other, SOCKET));
  });

  it.each([
    [['--socket', '--url', 'https://a.example'], 'Choose one'],
    [['--url', 'http://a.example'], 'begins with https://'],
    [['--url', 'nonsense'], 'begins with https://'],
    [['--colour'], '--colour'],
    [['extra'], 'extra'],
  ])('ends with the status 2 and the remedy for %j', async (args, remedy) => {
    const { status, stdout, stderr } = await run(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(remedy);
    expect(stderr).toContain('Usage: npm run -s manifest:slack');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('ends with the faults of a pack that cannot be read', async () => {
    const { status, stderr } = await runProgram('manifest-slack.ts', ['--socket'], {
      FACTS_DIR: 'no-such-folder',
    }).finished;
    expect(status).toBe(2);
    expect(stderr).toContain('no-such-folder');
  });
});
