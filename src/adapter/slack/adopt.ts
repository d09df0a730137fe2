import type { Log } from '../../command/log.ts';
import type { Registry } from '../../command/registry.ts';
import { appManifest } from './declare.ts';

/**
 * What is to be done when the commands change. Slack hands the bot every word behind its one command, so new topics
 * answer at once; the hint and the description, though, stand in the manifest, which only a person can change.
 */
export function adoptManifest(before: Registry, after: Registry, log: Log): () => void {
  // Neither the way that requests come nor the address makes a difference here.
  const manifestOf = (registry: Registry) => JSON.stringify(appManifest(registry, { kind: 'socket' }));
  const isSame = manifestOf(before) === manifestOf(after);
  return () => {
    if (isSame) return;
    log.warn(
      { command: `/${after.info.command}` },
      'What Slack shows of the slash command has changed. Run `npm run -s manifest:slack` and paste what it prints on the app’s page “App Manifest”.',
    );
  };
}
