import { join } from 'node:path';
import type { Entry } from '../data/check-shape.ts';
import type { Draft } from '../data/draft.ts';
import type { FactText, FolderText } from '../data/read-folder.ts';
import { ObservationEntry, SourceEntry } from '../data/schema.ts';
import { positionOfObservation, positionOfSource } from './choose-position.ts';
import { insertEntry, type Position } from './insert-entry.ts';
import { contentOf, makeEntry } from './make-entry.ts';
import { type EntryKind, type FactKind, type Given, one } from './parts.ts';
import { entryLines, quotedKeys } from './write-entry.ts';

/** What adding an entry makes of one file. */
export type Change = {
  readonly path: string;
  /** `null` for a file that is new. */
  readonly before: string | null;
  readonly after: string;
  /** Line of the entry's first key, from 1. */
  readonly line: number;
  /** The lines that are new, blank ones included, and the line of the first of them, from 1. */
  readonly added: readonly string[];
  readonly addedFrom: number;
};

/** Thrown where a file has no place for text: what it holds is sound and written in another way. */
export class NoPlace extends Error {
  override name = 'NoPlace';
}

export type Pack = { readonly dir: string; readonly text: FolderText; readonly draft: Draft };

/** The entries of one file, in its order. */
function inFile<T>(entries: readonly Entry<T>[], path: string): readonly Entry<T>[] {
  return entries.filter((entry) => entry.place().file === path);
}

/** A new file begins as the others of its folder do: with the line that tells an editor the schema. */
function headFor(others: readonly FactText[]): string {
  const first = others[0]?.read().split('\n')[0] ?? '';
  return first.startsWith('# yaml-language-server:') ? `${first.trimEnd()}\n` : '';
}

function changeOf(
  path: string,
  before: string | null,
  head: string,
  kind: EntryKind,
  given: Given,
  where: { readonly starts: readonly number[]; readonly position: Position },
): Change {
  const old = before ?? head;
  const lines = entryLines(makeEntry(kind, given), quotedKeys(old));
  const inserted = insertEntry(old, where.starts, where.position, lines);
  if (inserted === null) {
    throw new NoPlace(
      `${path} is no list with one entry below the other, so that no text can be put between them. Write the entry by hand.`,
    );
  }
  const { text: after, line, at, block } = inserted;
  const isEndOpen = at > 0 && old[at - 1] !== '\n';
  const added = (isEndOpen ? block.replace(/^\r?\n/, '') : block.replace(/\r?\n$/, '')).split(/\r?\n/);
  const addedFrom = old.slice(0, at).split('\n').length + Number(isEndOpen);
  return before === null
    ? { path, before, after, line, added: after.trimEnd().split('\n'), addedFrom: 1 }
    : { path, before, after, line, added, addedFrom };
}

const startsOf = (entries: readonly Entry<unknown>[]) => entries.map((entry) => entry.place().line - 1);

/** The file of sources with a new one. */
export function planSource({ text, draft }: Pack, given: Given): Change | null {
  const file = text.pack.get('sources.yaml');
  if (file === undefined) return null;
  const fresh = SourceEntry.parse(contentOf(makeEntry('source', given)));
  const { entries } = draft.sources;
  const reliabilities = entries.map(({ value }) => value.reliability);
  const position = positionOfSource(fresh.reliability, reliabilities);
  return changeOf(file.name, file.read(), '', 'source', given, { starts: startsOf(entries), position });
}

/** The file of a topic's facts with a new one. */
export function planFact({ dir, text, draft }: Pack, kind: FactKind, topic: string, given: Given): Change {
  const folder = kind === 'observation' ? 'observations' : 'statements';
  const others = text.facts.filter((file) => file.folder === folder);
  const file = others.find((other) => other.topic === topic);
  const path = file?.name ?? join(dir, folder, `${topic}.yaml`);
  const change = (starts: readonly number[], position: Position) =>
    changeOf(path, file?.read() ?? null, headFor(others), kind, given, { starts, position });
  if (kind === 'statement') return change(startsOf(inFile(draft.statements, path)), { kind: 'end' });
  const fresh = ObservationEntry.parse(contentOf(makeEntry(kind, given)));
  const entries = inFile(draft.observations, path);
  const position = positionOfObservation(
    fresh,
    entries.map(({ value }) => value),
  );
  return change(startsOf(entries), position);
}

/** The topic whose file an observation belongs to: that of its indicator. */
export function topicOfObservation({ draft }: Pack, given: Given): string {
  const id = one(given, 'indicator');
  return draft.indicators.entries.find(({ value }) => value.id === id)?.value.topic ?? '';
}
