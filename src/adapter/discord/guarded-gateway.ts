import { type ClientOptions, type IShardingStrategy, SimpleShardingStrategy } from 'discord.js';

type BuildStrategy = NonNullable<NonNullable<ClientOptions['ws']>['buildStrategy']>;
type GatewayManager = Parameters<BuildStrategy>[0];

/** discord.js's own way to run its gateway connections, made safe to fail and to stop. */
export type GuardedGateway = {
  /** For the client option `ws.buildStrategy`. */
  readonly buildStrategy: BuildStrategy;
  /** Keeps connections that wait to be made again from being made. */
  readonly close: () => void;
};

/**
 * The manager as it is, but an exception in a listener of its events goes to `broke`. discord.js handles each event
 * inside a promise that nobody awaits, where an event of an unforeseen form would end the process.
 */
function guarded(manager: GatewayManager, broke: (error: unknown) => void): GatewayManager {
  const emit = (...event: unknown[]): boolean => {
    try {
      return Reflect.apply(manager.emit, manager, event);
    } catch (error) {
      broke(error);
      return true;
    }
  };
  return new Proxy(manager, {
    get: (target, property) => (property === 'emit' ? emit : Reflect.get(target, property, target)),
  });
}

/**
 * Makes a guard for one client. Besides the above it mends this: a connection that was dropped is made again after half
 * a second, also when the client has been destroyed meanwhile, and would then answer beside its successor. The session
 * is the first thing such a connection asks for, so that is where it is held.
 */
export function guardGateway(broke: (error: unknown) => void): GuardedGateway {
  let isClosed = false;
  return {
    buildStrategy: (manager): IShardingStrategy => {
      const { options } = manager;
      const retrieve = options.retrieveSessionInfo;
      options.retrieveSessionInfo = (shardId) => (isClosed ? new Promise(() => {}) : retrieve(shardId));
      return new SimpleShardingStrategy(guarded(manager, broke));
    },
    close: () => {
      isClosed = true;
    },
  };
}
