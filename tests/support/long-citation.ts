import { createRunner } from '../../src/command/run.ts';
import { aFactBook, anIndicator, anObservation, aPack, aSource } from './build-pack.ts';
import { recordingLog } from './recording-log.ts';

/** Asks for a citation that is too long to be read in a chat. */
export const LONG_CITATION = 'cite contract-value-2019 style:bibtex';

/** A runner whose one fact stands in a document with a title of so many words. */
export function runnerWithTitleOf(words: number, log = recordingLog().log) {
  const title = Array.from({ length: words }, (_, at) => `word ${at}`).join(' ');
  const book = aFactBook({
    info: { ...aPack({}).info, languages: ['en', 'zh', 'ru'] },
    observations: [
      anObservation(anIndicator('contract-value'), '3.45', {
        multiplier: 9,
        source: { ...aSource('gazette'), title },
      }),
    ],
  });
  const runner = createRunner({ book: () => book, now: () => new Date('2026-06-01T12:00:00Z'), log });
  return { runner, title };
}
