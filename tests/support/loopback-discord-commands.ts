import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { APPLICATION_ID, newSnowflake } from './discord-interactions.ts';
import type { ApiReply } from './loopback-discord-api.ts';

const Command = z.looseObject({ name: z.string() });
export type StoredCommand = z.infer<typeof Command>;

/** Fields in which Discord returns `null` where nothing was sent, and leaves out what is `false`. */
function asStored(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asStored);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== false)
    .map(([key, inner]) => [key, key.endsWith('_localizations') ? inner : asStored(inner)]);
  return { name_localizations: null, ...Object.fromEntries(entries) };
}

/** Without `with_localizations` Discord leaves the translations out. */
function withoutTranslations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTranslations);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.endsWith('_localizations'))
      .map(([key, inner]) => [key, withoutTranslations(inner)]),
  );
}

export type CommandStore = {
  readonly list: (guildId: string | null) => readonly StoredCommand[];
  readonly get: (guildId: string | null, isTranslated: boolean) => ApiReply;
  readonly put: (guildId: string | null, body: unknown) => ApiReply;
};

/** The application's commands, as Discord keeps and returns them: with ids, versions and defaults of its own. */
export function createCommandStore(): CommandStore {
  const stored = new Map<string | null, StoredCommand[]>();
  const list = (guildId: string | null) => stored.get(guildId) ?? [];
  const finished = (command: unknown, guildId: string | null): StoredCommand =>
    Command.parse({
      id: newSnowflake(),
      application_id: APPLICATION_ID,
      version: newSnowflake(),
      default_member_permissions: null,
      dm_permission: true,
      nsfw: false,
      contexts: null,
      integration_types: [0],
      ...(guildId === null ? {} : { guild_id: guildId }),
      // An action has no description, and Discord returns an empty one.
      description: '',
      ...Command.parse(asStored(command)),
    });
  return {
    list,
    get: (guildId, isTranslated) => ({
      status: 200,
      body: isTranslated ? list(guildId) : withoutTranslations(list(guildId)),
    }),
    put: (guildId, body) => {
      const before = list(guildId);
      const after = z
        .array(z.unknown())
        .parse(body)
        .map((one) => {
          const fresh = finished(one, guildId);
          const old = before.find(({ name, type }) => name === fresh.name && type === fresh.type);
          const isSame = isDeepStrictEqual({ ...fresh, id: 0, version: 0 }, { ...old, id: 0, version: 0 });
          return isSame && old !== undefined
            ? old
            : { ...fresh, ...(old === undefined ? {} : { id: old.id }) };
        });
      stored.set(guildId, after);
      return { status: 200, body: after };
    },
  };
}
