import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLATFORMS, type Platform } from '../briefing/briefing.ts';

/** A guild or workspace that the bot is in no longer, and about which the database still knows something. */
export type LeftWorkspace = { readonly platform: Platform; readonly workspace: string };

export type LeftWorkspaces = {
  readonly all: () => readonly LeftWorkspace[];
  readonly add: (left: LeftWorkspace) => void;
  readonly remove: (left: LeftWorkspace) => void;
};

/** A line is a platform and an id; what is no such line, somebody else has written. */
function readLine(line: string): readonly LeftWorkspace[] {
  const [name, workspace, ...more] = line.trim().split(' ');
  const platform = PLATFORMS.find((one) => one === name);
  return platform === undefined || workspace === undefined || more.length > 0
    ? []
    : [{ platform, workspace }];
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/**
 * Remembers what is to be forgotten while the database is away, also in a small file of a folder: a platform says only
 * once that the bot was taken out, and the program may be stopped before the database is back. `onFault` is told where
 * the file cannot be used, and then this process alone remembers.
 */
export function keepLeftWorkspaces(dir: string, onFault: (error: unknown) => void): LeftWorkspaces {
  const path = join(dir, 'left-workspaces.txt');
  const guarded = (step: () => void) => {
    try {
      step();
    } catch (error) {
      if (!isMissing(error)) onFault(error);
    }
  };
  const keyOf = ({ platform, workspace }: LeftWorkspace) => `${platform} ${workspace}`;
  const known = new Map<string, LeftWorkspace>();
  guarded(() => {
    for (const one of readFileSync(path, 'utf8').split('\n').flatMap(readLine)) known.set(keyOf(one), one);
  });
  const write = () =>
    guarded(() => {
      if (known.size === 0) return rmSync(path, { force: true });
      mkdirSync(dir, { recursive: true });
      writeFileSync(`${path}.new`, [...known.keys()].map((key) => `${key}\n`).join(''));
      renameSync(`${path}.new`, path);
    });
  return {
    all: () => [...known.values()],
    add: (left) => {
      known.set(keyOf(left), left);
      write();
    },
    remove: (left) => {
      known.delete(keyOf(left));
      write();
    },
  };
}
