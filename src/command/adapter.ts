/** A running connection to one platform. */
export type Adapter = {
  /** `discord` or `slack`: for logs, `/readyz` and metrics. */
  readonly name: string;
  /** Whether it can answer right now; turns false while a connection is being made again. */
  readonly isReady: () => boolean;
  /** Stops taking work, lets what is under way finish, and closes; done within three seconds. */
  readonly stop: () => Promise<void>;
};
