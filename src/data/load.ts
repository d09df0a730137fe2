import { setFlagsFromString } from 'node:v8';
import type { Pack } from '../core/pack.ts';
import { checkFormulas } from './check-formulas.ts';
import { checkIds } from './check-ids.ts';
import { checkLanguages } from './check-languages.ts';
import { checkNames } from './check-names.ts';
import { checkReferences } from './check-references.ts';
import { checkTexts } from './check-texts.ts';
import { checkValues } from './check-values.ts';
import { readDraft } from './draft.ts';
import { DataError, type Fault } from './fault.ts';
import { type InsteadOf, readFolder } from './read-folder.ts';
import { packOf } from './to-pack.ts';

export type LoadOptions = {
  /**
   * Whether `check:data` has seen these files, as it has all that is merged: what compares one wording with another, or
   * a value with the printed strings, is then left out, which takes longer than everything that answers rely on.
   */
  readonly isReviewed?: boolean;
  /** What to read instead of some of the folder's files, by their paths: whether a change is sound, before it is written. */
  readonly instead?: InsteadOf;
};

/**
 * Bytes from which V8 is told to collect whenever the heap has grown by half. By itself it lets it double and more, which
 * for a pack of tens of megabytes keeps a hundred of what its loading has thrown away.
 */
const LARGE = 4 * 1024 * 1024;

/**
 * Loads the fact pack of a folder.
 *
 * @throws {DataError} with every fault of every file at once.
 */
export function loadPack(dir: string, { isReviewed = false, instead }: LoadOptions = {}): Pack {
  const { text, faults: unreadable } = readFolder(dir, instead);
  if (text.bytes > LARGE) setFlagsFromString('--heap-growing-percent=50');
  const faults: Fault[] = [...unreadable];
  const draft = readDraft(text, faults);
  faults.push(
    ...checkIds(draft),
    ...checkReferences(draft),
    ...checkLanguages(draft),
    ...checkValues(draft, isReviewed),
    ...(isReviewed ? [] : [...checkNames(draft), ...checkTexts(draft)]),
  );
  const observed = new Set(
    draft.files.map(({ folder, place }) => (folder === 'observations' ? place.file : '')),
  );
  const soundObservations = text.complete && !faults.some(({ file }) => observed.has(file));
  faults.push(...checkFormulas(draft, soundObservations));
  if (faults.length > 0) throw new DataError(faults);
  return packOf(draft);
}
