import { createFactBook, type FactBook } from './core/book/fact-book.ts';
import { type LoadOptions, loadPack } from './data/load.ts';

/**
 * The fact book of a folder.
 * @throws {DataError} listing every fault of every file.
 */
export function openBook(factsDir: string, options?: LoadOptions): FactBook {
  return createFactBook(loadPack(factsDir, options));
}
