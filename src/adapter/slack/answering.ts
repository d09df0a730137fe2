import type { webApi } from '@slack/bolt';
import type { Runner } from '../../command/command.ts';
import type { Log } from '../../command/log.ts';
import type { Recent } from '../../command/recent.ts';
import type { Latest } from './latest.ts';
import type { Places } from './place.ts';
import type { ReaderProfiles } from './reader-profile.ts';
import type { SendFile } from './send-files.ts';
import type { Windows } from './windows.ts';

/** What answering needs besides what Slack sends. */
export type Answering = {
  readonly runner: Runner;
  readonly profiles: ReaderProfiles;
  readonly placeOf: Places;
  readonly sendFile: SendFile;
  readonly log: Log;
  /** What has been shared already. */
  readonly shares: Recent;
  readonly windows: Windows;
  /** Which request of a window came last. */
  readonly latest: Latest;
  /** For messages and the home page; it must not repeat a call by itself. */
  readonly client: webApi.WebClient;
  /** Who the bot is, as soon as Slack has told. */
  readonly botUserId: () => string | null;
};

/** Whether an acknowledgement could be sent: not when the connection that the request came by has broken since. */
export async function acknowledge(ack: () => Promise<void>, log: Log): Promise<boolean> {
  try {
    await ack();
    return true;
  } catch (error) {
    log.warn({ err: error }, 'an acknowledgement did not get through to Slack; answering all the same');
    return false;
  }
}

/** For an answer that nobody but the asker sees. */
export const forAskerAlone = (askedBy: string) => ({ isShared: false, addressee: null, askedBy });
