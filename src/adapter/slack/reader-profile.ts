import type { webApi } from '@slack/bolt';
import type { Log } from '../../command/log.ts';
import { apiFailure } from './api-failure.ts';
import { within } from './within.ts';

/** What is known of a person besides the id. */
export type Profile = {
  /** BCP 47 as Slack gives it, `zh-CN`; `null` when it gives none, or not in time. */
  readonly locale: string | null;
  /** The name the person goes by; `null` likewise. */
  readonly name: string | null;
};

/** Looks a person up; waits at most `WAIT_MS`, and never throws. */
export type ReaderProfiles = (userId: string) => Promise<Profile>;

type Options = {
  readonly client: webApi.WebClient;
  readonly log: Log;
  readonly now: () => number;
};

/** A reply is never held up longer for the sake of its language; the answer of Slack then counts from the next time. */
export const WAIT_MS = 300;

const DAY_MS = 24 * 60 * 60 * 1000;
/** After a failure the same person is not asked for again so soon, so that a limit is not made worse. */
const AFTER_FAILURE_MS = 60 * 1000;
/** A workspace's regulars; whoever was looked up longest ago is looked up anew. */
const MOST_KNOWN = 5000;

const UNKNOWN: Profile = { locale: null, name: null };

type Known = { readonly profile: Promise<Profile>; until: number };

function profileOf({ user }: webApi.UsersInfoResponse): Profile {
  const names = [user?.profile?.display_name, user?.real_name, user?.name];
  return {
    locale: user?.locale || null,
    name: names.find((name) => name !== undefined && name.trim() !== '') ?? null,
  };
}

/**
 * Names and languages of people, each asked for once a day with `users.info`, which needs the scope `users:read`:
 * https://docs.slack.dev/reference/methods/users.info.
 */
export function createReaderProfiles({ client, log, now }: Options): ReaderProfiles {
  const known = new Map<string, Known>();
  let toldOfScope = false;

  const tell = (error: unknown) => {
    const failure = apiFailure(error);
    if (failure.reason === 'missing_scope' && !toldOfScope) {
      toldOfScope = true;
      log.warn(
        {},
        'Slack does not say which language people use: add the scope users:read and reinstall the app.',
      );
    }
    log.debug({ reason: failure.reason }, 'could not look a Slack user up');
    return failure.kind === 'temporary' ? failure.retryAfterMs : null;
  };

  const ask = (user: string): Known => {
    const entry: Known = {
      until: now() + DAY_MS,
      profile: client.users.info({ user, include_locale: true }).then(profileOf, (error: unknown) => {
        entry.until = now() + Math.max(tell(error) ?? 0, AFTER_FAILURE_MS);
        return UNKNOWN;
      }),
    };
    return entry;
  };

  return async (userId) => {
    let entry = known.get(userId);
    if (entry === undefined || entry.until <= now()) {
      entry = ask(userId);
      known.delete(userId);
      known.set(userId, entry);
      const [oldest] = known.keys();
      if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
    }
    return within(entry.profile, WAIT_MS, UNKNOWN);
  };
}
