/*
 * Loads a fact pack in a process of its own, answers its topics, and prints what that took as one JSON object. In plain
 * JavaScript and with the compile cache of `npm ci`, as src/launch.js is, so that the memory is that of a bot and not
 * that of taking types out.
 */
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../build/compile-cache', import.meta.url)));
const { loadPack } = await import('../src/data/load.ts');
const { createFactBook } = await import('../src/core/book/fact-book.ts');
const { answerTopic } = await import('../src/core/answer/answer.ts');
const { cardFromAnswer } = await import('../src/card/from-answer.ts');
const { isoDateIn } = await import('../src/core/period/iso-date.ts');

const ANSWERS = 5000;
const [dir = 'data'] = process.argv.slice(2);

const started = performance.now();
const pack = loadPack(dir, { isReviewed: true });
const loaded = performance.now();
const book = createFactBook(pack);
const indexed = performance.now();
const residentMiB = process.memoryUsage.rss() / 2 ** 20;
const peakMiB = process.resourceUsage().maxRSS / 2 ** 10;

const today = isoDateIn(new Date(), book.info.timeZone);
const languages = book.info.languages;
const answerMs = Array.from({ length: ANSWERS }, (_, i) => {
  const topic = book.topics[i % book.topics.length];
  const language = languages[i % languages.length];
  const asked = performance.now();
  cardFromAnswer(answerTopic(book, topic), { book, language, today });
  return performance.now() - asked;
});

console.log(
  JSON.stringify({
    facts: book.facts.length,
    loadMs: loaded - started,
    indexMs: indexed - loaded,
    residentMiB,
    peakMiB,
    answerMs,
  }),
);
