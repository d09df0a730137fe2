import { isDeepStrictEqual } from 'node:util';
import type { Declared, DeclaredAction } from './declare.ts';
import type { Registering as Request } from './register.ts';

/** The application as a connection has found it. */
export type Application = Pick<Request, 'rest' | 'applicationId'>;

export type Registering = {
  /** To be called whenever a connection is made: registers the commands as they are then. */
  readonly connected: (application: Application) => void;
  /** Registers other commands, now or when there is a connection; the same ones are not sent again. */
  readonly changed: (commands: readonly (Declared | DeclaredAction)[]) => void;
};

/**
 * Keeps what Discord has been told in step with what is declared. One request at a time: of two under way, the earlier
 * might arrive last.
 */
export function createRegistering(
  first: readonly (Declared | DeclaredAction)[],
  register: (application: Application, commands: readonly (Declared | DeclaredAction)[]) => Promise<void>,
): Registering {
  let commands = first;
  let application: Application | null = null;
  let last: Promise<void> = Promise.resolve();
  const registerNow = () => {
    last = last.then(() => (application === null ? undefined : register(application, commands)));
  };
  return {
    connected: (found) => {
      application = found;
      registerNow();
    },
    changed: (next) => {
      if (isDeepStrictEqual(next, commands)) return;
      commands = next;
      registerNow();
    },
  };
}
