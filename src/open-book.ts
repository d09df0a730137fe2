import { createFactBook, type FactBook } from './core/fact-book.ts';
import { loadPack } from './data/load.ts';

/**
 * The fact book of a folder.
 * @throws {DataError} listing every fault of every file.
 */
export function openBook(factsDir: string): FactBook {
  return createFactBook(loadPack(factsDir));
}
