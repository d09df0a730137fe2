import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PLATFORMS, type Platform } from '../briefing/briefing.ts';

/** A guild or workspace that the bot has left, and about which the database still knows something of before. */
export type LeftWorkspace = {
  readonly platform: Platform;
  readonly workspace: string;
  readonly leftAt: Date;
};

export type LeftWorkspaces = {
  readonly all: () => readonly LeftWorkspace[];
  readonly add: (left: LeftWorkspace) => void;
  /** Nothing is left to forget of that time: of a later one there may be. */
  readonly remove: (left: LeftWorkspace) => void;
};

const Instant = z.iso.datetime().transform((text) => new Date(text));

/**
 * A line is a platform, an id and when the bot has left; what is no such line, somebody else has written. Earlier versions
 * wrote no time: then it was left when the file was written at the latest.
 */
function readLine(line: string, writtenAt: Date): readonly LeftWorkspace[] {
  const [name, workspace, at, ...more] = line.trim().split(' ');
  const platform = PLATFORMS.find((one) => one === name);
  const leftAt = at === undefined ? writtenAt : Instant.safeParse(at).data;
  return platform === undefined || workspace === undefined || leftAt === undefined || more.length > 0
    ? []
    : [{ platform, workspace, leftAt }];
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
    const writtenAt = statSync(path).mtime;
    const lines = readFileSync(path, 'utf8').split('\n');
    for (const one of lines.flatMap((line) => readLine(line, writtenAt))) known.set(keyOf(one), one);
  });
  const write = () =>
    guarded(() => {
      if (known.size === 0) return rmSync(path, { force: true });
      mkdirSync(dir, { recursive: true });
      const lines = [...known].map(([key, { leftAt }]) => `${key} ${leftAt.toISOString()}\n`);
      writeFileSync(`${path}.new`, lines.join(''));
      renameSync(`${path}.new`, path);
    });
  return {
    all: () => [...known.values()],
    add: (left) => {
      known.set(keyOf(left), left);
      write();
    },
    remove: (left) => {
      if (known.get(keyOf(left))?.leftAt.getTime() !== left.leftAt.getTime()) return;
      known.delete(keyOf(left));
      write();
    },
  };
}
