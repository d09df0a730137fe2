import type { types } from '@slack/bolt';
import type { Answering } from './answering.ts';
import { apiFailure } from './api-failure.ts';
import { homeView } from './home-view.ts';

type HomeOpened = Pick<types.AppHomeOpenedEvent, 'user' | 'tab' | 'view'>;

/** By Slack's names of errors: https://docs.slack.dev/reference/methods/views.publish#errors */
const REMEDIES = new Map([
  [
    'not_enabled',
    'Turn the Home tab on: paste the manifest that this version prints on the page “App Manifest”.',
  ],
  ['hash_conflict', 'The page has changed meanwhile; it is made anew when it is opened again.'],
]);

/** Shows the first page of the app to whoever opens it, unless they see the same one already. */
export async function handleHome({ user, tab, view }: HomeOpened, answering: Answering): Promise<void> {
  if (tab !== 'home') return;
  const { profiles, runner, client, log } = answering;
  try {
    const next = await homeView(runner, { locale: (await profiles(user)).locale });
    if (view?.private_metadata === next.private_metadata) return;
    await client.views.publish({ user_id: user, view: next });
  } catch (error) {
    const { reason } = apiFailure(error);
    const remedy =
      REMEDIES.get(reason) ?? 'Check the network; it is tried again when the page is opened again.';
    log.error({ reason, remedy }, `the home page could not be shown (${reason}). ${remedy}`);
  }
}
