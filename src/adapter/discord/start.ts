import { REST } from 'discord.js';
import type { APIInteraction, GatewayMessageCreateDispatchData } from 'discord-api-types/v10';
import type { Deliver } from '../../briefing/delivery.ts';
import type { Adapter } from '../../command/adapter.ts';
import type { Runner } from '../../command/command.ts';
import type { Log } from '../../command/log.ts';
import { createMessageAnswering } from './answer-message.ts';
import { restOptions } from './client.ts';
import { createConnection } from './connection.ts';
import { declareCommands } from './declare.ts';
import { createDeliver, DELIVER_WITHIN_MS } from './deliver.ts';
import { createGuildChannels } from './guild-channels.ts';
import { handleInteraction } from './handle-interaction.ts';
import { createMemberNames } from './member-names.ts';
import { createNotifying } from './notify.ts';
import { registerCommands } from './register.ts';
import { createRegistering } from './registering.ts';
import { createSending } from './send.ts';
import { createShares } from './share.ts';

export type DiscordOptions = {
  readonly token: string;
  /** Registers the commands in this guild alone, where they appear at once; everywhere when `null`. */
  readonly guildId: string | null;
  /** `https://discord.com/api`, or a proxy's. */
  readonly apiUrl: string;
  readonly runner: Runner;
  readonly log: Log;
  /** Told of a guild that the bot is no longer in; must not throw. */
  readonly onLeft?: (guild: string) => void;
};

/** Discord, with how briefings go out there. */
export type DiscordAdapter = Adapter & { readonly deliver: Deliver };

/** What is under way when the bot stops gets this long to finish; closing the connection takes at most a second more. */
const FINISH_WITHIN_MS = 1500;

/** Runs promises that nobody awaits, and can wait for them in the end. */
function createWork() {
  const underWay = new Set<Promise<void>>();
  return {
    track: (promise: Promise<void>) => {
      underWay.add(promise);
      void promise.finally(() => underWay.delete(promise));
    },
    finish: async () => {
      const late = AbortSignal.timeout(FINISH_WITHIN_MS);
      const isLate = new Promise((resolve) => late.addEventListener('abort', resolve, { once: true }));
      await Promise.race([Promise.allSettled(underWay), isLate]);
    },
  };
}

/**
 * Connects to Discord, registers the commands, and answers. What cannot be reached is tried again in the background;
 * `isReady` tells whether it is connected.
 * @throws when Discord refuses the token, or the registry is more than Discord takes; the message ends with the remedy.
 */
export async function startDiscord(options: DiscordOptions): Promise<DiscordAdapter> {
  const { token, guildId, apiUrl, runner, log, onLeft } = options;
  const sending = createSending(apiUrl);
  const shares = createShares();
  const work = createWork();
  const stopping = new AbortController();
  // For messages of the bot's own; the client's REST is made anew with every attempt to connect.
  const rest = new REST(restOptions(apiUrl)).setToken(token);
  const notifying = createNotifying({ rest, accent: () => runner.registry().info.accent, log });
  const accent = () => runner.registry().info.accent;
  // Of its own: it never repeats a request, and what waits for its limits holds up nothing else.
  const patient = new REST({ ...restOptions(apiUrl, 0), timeout: DELIVER_WITHIN_MS }).setToken(token);
  let self: string | null = null;
  const deliver = createDeliver({ rest: patient, token, accent, self: () => self, log });
  const lookups = { names: createMemberNames(rest, log), channels: createGuildChannels(rest, log) };
  const answerMessage = createMessageAnswering({ rest, runner, log });
  const onInteraction = (interaction: APIInteraction) => {
    if (!stopping.signal.aborted)
      work.track(handleInteraction(interaction, shares, { runner, log, sending, ...lookups }));
  };
  const onMessage = (message: GatewayMessageCreateDispatchData, self: string) => {
    if (!stopping.signal.aborted) work.track(answerMessage(message, self));
  };
  const scope = guildId === null ? 'global' : 'guild';
  const registering = createRegistering(
    declareCommands(runner.registry(), scope),
    (application, commands) => {
      const registered = registerCommands({
        ...application,
        guildId,
        commands,
        log,
        signal: stopping.signal,
      });
      work.track(registered);
      return registered;
    },
  );
  const connection = createConnection({
    token,
    apiUrl,
    log,
    report: runner.report,
    onInteraction,
    onMessage,
    ...(onLeft !== undefined && { onLeft }),
    onReady: ({ rest, application, user, guilds }) => {
      self = user.id;
      log.info({ bot: user.username, guilds: guilds.cache.size }, 'connected to Discord');
      registering.connected({ rest, applicationId: application.id });
    },
  });
  const stop = async () => {
    stopping.abort();
    await work.finish();
    await connection.stop();
    sending.close();
    for (const one of [rest, patient]) {
      one.clearHashSweeper();
      one.clearHandlerSweeper();
    }
  };
  try {
    await connection.start();
  } catch (error) {
    await stop();
    throw error;
  }
  const isReady = () => !stopping.signal.aborted && connection.isReady();
  return {
    name: 'discord',
    isReady,
    adopt: (registry) => {
      const commands = declareCommands(registry, scope);
      return () => registering.changed(commands);
    },
    notify: async (channel, card) => {
      const notified = notifying.notify(channel, card);
      work.track(notified.then(() => {}));
      return notified;
    },
    deliver,
    stop,
  };
}
