import type { PackInfo } from './core/pack.ts';

/** The folder for what the bot itself writes: the one that is set, else a hidden one named after the pack's command. */
export function dataDirOf(isSet: string | null, { command }: PackInfo): string {
  return isSet ?? `.${command}`;
}
