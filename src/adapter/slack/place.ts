import type { webApi } from '@slack/bolt';
import type { Place, Power } from '../../command/briefings.ts';
import type { Log } from '../../command/log.ts';
import { apiFailure } from './api-failure.ts';
import { peopleIn } from './input.ts';
import type { ReaderProfiles } from './reader-profile.ts';
import { within } from './within.ts';

/** Where something was typed or pressed, and by whom, as Slack sends it. */
export type Where = {
  readonly team: string | undefined;
  readonly channel: string | undefined;
  readonly channelName: string | undefined;
  readonly person: string;
  /** What was typed, with Slack’s markup. */
  readonly text: string;
};

/** `null` where there is no channel that the bot could post to. */
export type Places = (where: Where) => Place | null;

/** Slack itself waits three seconds for the answer. */
const POWER_WITHIN_MS = 1500;

type Options = {
  readonly client: webApi.WebClient;
  readonly profiles: ReaderProfiles;
  readonly log: Log;
};

/** A conversation of two, or of a few that is no channel. */
function isChannel({ channel = 'D', channelName = '' }: Where): boolean {
  return !channel.startsWith('D') && channelName !== 'directmessage' && !channelName.startsWith('mpdm-');
}

/**
 * Whether a person looks after the workspace (`users.info`) or made the channel (`conversations.info`, which needs the
 * scope `channels:read` or `groups:read`). Asked anew each time: whoever is an admin no more is none at once.
 */
async function askPower(person: string, channel: string, { client, log }: Options): Promise<Power> {
  const [user, conversation] = await Promise.allSettled([
    client.users.info({ user: person }),
    client.conversations.info({ channel }),
  ]);
  const told = user.status === 'fulfilled' ? user.value.user : undefined;
  if (told?.is_admin === true || told?.is_owner === true || told?.is_primary_owner === true)
    return 'workspace';
  if (conversation.status === 'fulfilled' && conversation.value.channel?.creator === person) return 'channel';
  const failed = [user, conversation].flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  if (failed.length === 0) return 'none';
  const reasons = failed.map((error) => apiFailure(error).reason);
  log.warn(
    { reasons },
    'Slack does not say who may look after briefings: see that the app has the scopes channels:read, groups:read and users:read.',
  );
  return 'unclear';
}

/** Whether the bot is a member of the channel: it posts nowhere else. */
async function isMember(channel: string, { client, log }: Options): Promise<boolean | null> {
  try {
    return (await client.conversations.info({ channel })).channel?.is_member ?? null;
  } catch (error) {
    const { reason } = apiFailure(error);
    // A private channel that the bot is not in is none that it can see.
    if (reason === 'channel_not_found') return false;
    log.debug({ reason }, 'Slack does not say whether the bot is in a channel');
    return null;
  }
}

/** Whether an id is that of a channel of the workspace, and not of a person or a conversation of two, who take messages, too. */
async function seesChannel(id: string, { client, log }: Options): Promise<boolean | null> {
  if (!/^[CG][A-Z0-9]{2,30}$/.test(id)) return false;
  try {
    const { channel } = await client.conversations.info({ channel: id });
    return channel !== undefined && channel.is_im !== true && channel.is_mpim !== true;
  } catch (error) {
    const { kind, reason } = apiFailure(error);
    if (reason === 'channel_not_found') return false;
    log.debug({ kind, reason }, 'Slack does not say whose a channel is');
    return null;
  }
}

/** Makes what tells where somebody asks. */
export function createPlaces(options: Options): Places {
  return (where) => {
    const { team, channel, person, text } = where;
    if (team === undefined || channel === undefined || !isChannel(where)) return null;
    return {
      channel: { platform: 'slack', workspace: team, channel },
      person,
      roles: [],
      named: peopleIn(text),
      power: (of = person) =>
        within<Power, Power>(askPower(of, channel, options), POWER_WITHIN_MS, 'unclear'),
      canPost: () => within(isMember(channel, options), POWER_WITHIN_MS, null),
      seesChannel: (id) => within(seesChannel(id, options), POWER_WITHIN_MS, null),
      nameOf: async (id) => (await options.profiles(id)).name ?? id,
    };
  };
}
