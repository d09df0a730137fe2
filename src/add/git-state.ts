import { execFileSync } from 'node:child_process';
import { basename, dirname, isAbsolute } from 'node:path';
import { shellWord } from './shell-word.ts';

/** What git knows of a file before it is changed. */
export type GitState =
  /** As committed: `git restore` brings it back. */
  | 'committed'
  /** With changes that are not committed, which `git restore` would lose. */
  | 'changed'
  /** Git does not keep it. */
  | 'untracked'
  /** No git, or no repository. */
  | 'none';

/** Asks git about one file; a file that does not exist yet is untracked. */
export function gitStateOf(path: string): GitState {
  const git = (args: readonly string[]) =>
    execFileSync('git', ['-C', dirname(path), ...args, '--', basename(path)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 10_000,
    });
  try {
    if (git(['ls-files']) === '') return 'untracked';
    return git(['status', '--porcelain']) === '' ? 'committed' : 'changed';
  } catch {
    return 'none';
  }
}

/** Git commands for files; one that lies elsewhere may be of another repository than the folder one is in. */
export function gitCommands(verb: 'restore' | 'diff', paths: readonly string[]): readonly string[] {
  const near = paths.filter((path) => !isAbsolute(path)).map(shellWord);
  const far = paths.filter((path) => isAbsolute(path));
  return [
    ...(near.length === 0 ? [] : [`git ${verb} -- ${near.join(' ')}`]),
    ...far.map((path) => `git -C ${shellWord(dirname(path))} ${verb} -- ${shellWord(basename(path))}`),
  ];
}

/** A file that was written, and what git knew of it before. */
export type Written = { readonly path: string; readonly isNew: boolean; readonly state: GitState };

/** How to undo what was written: commands, then what to mind. */
export function howToUndo(files: readonly Written[]): {
  commands: readonly string[];
  warnings: readonly string[];
} {
  const paths = (are: (file: Written) => boolean) => files.filter(are).map(({ path }) => path);
  const restored = paths(({ isNew, state }) => !isNew && state === 'committed');
  const removed = paths(({ isNew }) => isNew);
  return {
    commands: [
      ...gitCommands('restore', restored),
      ...(removed.length === 0 ? [] : [`rm -- ${removed.map(shellWord).join(' ')}`]),
    ],
    warnings: files.flatMap(({ path, isNew, state }) => {
      if (isNew || state === 'committed') return [];
      if (state === 'changed') {
        return `${path} held changes that are not committed, which git restore would lose too: take the new lines out by hand.`;
      }
      return `${path} is not kept by git: take the new lines out by hand.`;
    }),
  };
}
