import type { Registry } from '../../command/registry.ts';
import { inLanguage } from '../../core/language.ts';
import { say } from '../../text/say.ts';

/** How requests reach the bot: from Slack to a public address, or over a connection that the bot opens. */
export type DeclaredMode =
  | { readonly kind: 'socket' }
  /** `https://bot.example.com`, without a path of ours. */
  | { readonly kind: 'http'; readonly baseUrl: string };

/** The part of Slack's app manifest that we use: https://docs.slack.dev/reference/app-manifest */
export type AppManifest = {
  readonly display_information: {
    readonly name: string;
    readonly description: string;
    readonly background_color: string;
    readonly long_description?: string;
  };
  readonly features: {
    readonly app_home: {
      readonly home_tab_enabled: true;
      readonly messages_tab_enabled: true;
      readonly messages_tab_read_only_enabled: false;
    };
    readonly shortcuts: readonly {
      readonly name: string;
      readonly type: 'message';
      readonly callback_id: string;
      readonly description: string;
    }[];
    readonly bot_user: { readonly display_name: string; readonly always_online: boolean };
    readonly slash_commands: readonly {
      readonly command: string;
      readonly url?: string;
      readonly description: string;
      readonly usage_hint: string;
      readonly should_escape: true;
    }[];
  };
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
  readonly settings: {
    readonly event_subscriptions: { readonly request_url?: string; readonly bot_events: readonly string[] };
    readonly interactivity: {
      readonly is_enabled: true;
      readonly request_url?: string;
      readonly message_menu_options_url?: string;
    };
    readonly org_deploy_enabled: false;
    readonly socket_mode_enabled: boolean;
    readonly token_rotation_enabled: false;
  };
};

/** By what name Slack sends the action on a message. */
export const CHECK_FIGURES = 'check_figures';

/** Slack's own bounds on the manifest's texts: https://docs.slack.dev/reference/app-manifest#fields */
const MOST = {
  name: 35,
  displayName: 80,
  description: 140,
  commandDescription: 2000,
  usageHint: 1000,
  shortcutName: 24,
  shortcutDescription: 150,
};
const LONG_DESCRIPTION = { least: 175, most: 4000 };

/** A hint that is longer would hide the box that people type in. */
const SHORT_HINT = 100;

/**
 * Why each is asked for: `commands` brings slash commands, buttons and the URLs to answer them; `users:read` the
 * language a person has chosen and the name shown when they share; `chat:write` tells the review channel;
 * `im:write` and `files:write` bring a person the file that is too long to show; `app_mentions:read` and `im:history`
 * hear a question that is put to the bot by name or directly, and nothing else that is said; `channels:read` and
 * `groups:read` tell who made a channel, and so may look after its briefings.
 */
export const SCOPES = [
  'app_mentions:read',
  'channels:read',
  'chat:write',
  'commands',
  'files:write',
  'groups:read',
  'im:history',
  'im:write',
  'users:read',
] as const;

/** Each with the scope that Slack asks for it; opening the home page and taking the app out need none. */
const EVENTS = ['app_home_opened', 'app_mention', 'app_uninstalled', 'message.im', 'tokens_revoked'] as const;

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

/** As many commands as leave the hint readable; topics come first. */
function usageHint({ info, commands }: Registry): string {
  const names = commands.map(({ name }) => name);
  const hint = (words: readonly string[]) => say(info.language, 'slack.usage', { topics: words.join(' | ') });
  const fits = (count: number) => hint([...names.slice(0, count), '…']).length <= SHORT_HINT;
  const count = names.findLastIndex((_, index) => fits(index + 1)) + 1;
  const shown = count === names.length ? names : [...names.slice(0, Math.max(1, count)), '…'];
  return cut(hint(shown), MOST.usageHint);
}

/** What the app can do, one command a line; `null` where that is shorter than Slack allows. */
function longDescription({ info, commands }: Registry): string | null {
  const { language } = info;
  const lines = commands.map(
    ({ name, summary }) => `• /${info.command} ${name} – ${inLanguage(summary, language)}`,
  );
  const text = [inLanguage(info.summary, language), say(language, 'about.promise'), ...lines].join('\n');
  return text.length < LONG_DESCRIPTION.least ? null : cut(text, LONG_DESCRIPTION.most);
}

/** Where Slack sends everything over HTTP. */
function eventsUrl(baseUrl: string): string {
  return new URL('slack/events', baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`).href;
}

/** The manifest of an app that brings the registry's commands to a workspace, with the least scopes. */
export function appManifest(registry: Registry, mode: DeclaredMode): AppManifest {
  const { info } = registry;
  const title = inLanguage(info.title, info.language);
  const summary = inLanguage(info.summary, info.language);
  const url = mode.kind === 'http' ? eventsUrl(mode.baseUrl) : null;
  const long = longDescription(registry);
  return {
    display_information: {
      name: cut(title, MOST.name),
      description: cut(summary, MOST.description),
      background_color: info.accent,
      ...(long !== null && { long_description: long }),
    },
    features: {
      // Files arrive among the messages, and questions are answered there.
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      // Slack has one name of it for everybody, whatever their language.
      shortcuts: [
        {
          name: cut(say(info.language, 'slack.check-name'), MOST.shortcutName),
          type: 'message',
          callback_id: CHECK_FIGURES,
          description: cut(say(info.language, 'slack.check-description'), MOST.shortcutDescription),
        },
      ],
      bot_user: { display_name: cut(title, MOST.displayName), always_online: true },
      slash_commands: [
        {
          command: `/${info.command}`,
          ...(url !== null && { url }),
          description: cut(summary, MOST.commandDescription),
          usage_hint: usageHint(registry),
          // Without it, Slack sends the name after for:@ as text, and names are not unique.
          should_escape: true,
        },
      ],
    },
    oauth_config: { scopes: { bot: SCOPES } },
    settings: {
      event_subscriptions: { ...(url !== null && { request_url: url }), bot_events: EVENTS },
      interactivity: {
        is_enabled: true,
        ...(url !== null && { request_url: url, message_menu_options_url: url }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: mode.kind === 'socket',
      token_rotation_enabled: false,
    },
  };
}
