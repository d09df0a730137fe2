import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerQuestion } from '../src/core/ask/answer-question.ts';
import type { FactBook } from '../src/core/book/fact-book.ts';
import { openBook } from '../src/open-book.ts';
import { PEERS } from '../tests/eval/peers.ts';
import { readQuestions } from '../tests/eval/questions.ts';
import { writeLargePack } from './large-pack.ts';
import { summary, type Times } from './measure.ts';

/** One searcher over one book. */
export type Asked = Times & {
  readonly facts: number;
  readonly name: string;
  readonly perSecond: number;
  readonly buildMs: number;
  /** How many questions were asked: fewer of what is slow. */
  readonly questions: number;
};

type Searcher = { readonly name: string; readonly build: () => Promise<(question: string) => unknown> };

const OBSERVATIONS = 100_000;
const INDICATORS = OBSERVATIONS / 20;
const WARM_UP = 50;
const WARM_UP_MS = 2_000;
/** No searcher is asked for longer than this, if it was asked a few questions: one takes half a minute for each. */
const MOST_MS = 10_000;
const FEWEST = 3;

/** Names of the large pack as people would ask for them: whole, by an alias, mistyped, and what it does not have. */
const MADE: readonly ((measure: number) => string)[] = [
  (n) => `what was the measured amount number ${n} in 2019`,
  (n) => `size of class ${n} in valley land`,
  (n) => `mesured amont ${n}`,
  (n) => `第${n}号计量金额 2020年`,
  (n) => `какова измеренная величина номер ${n}`,
  (n) => `how large is kind ${n} by any measure, please`,
  () => 'price of bananas in Shenyang',
];

/** A prime step goes round all of them. */
const questionsOfLarge = Array.from(
  { length: 700 },
  (_, i) => MADE[i % MADE.length]?.((i * 769) % INDICATORS) ?? '',
);

async function ask({ name, build }: Searcher, facts: number, questions: readonly string[]): Promise<Asked> {
  const started = performance.now();
  const answer = await build();
  const buildMs = performance.now() - started;
  const begun = performance.now();
  for (const question of questions.slice(0, WARM_UP)) {
    answer(question);
    if (performance.now() - begun > WARM_UP_MS) break;
  }
  const times: number[] = [];
  let inAll = 0;
  for (const question of questions) {
    if (inAll > MOST_MS && times.length >= FEWEST) break;
    const asked = performance.now();
    answer(question);
    const ms = performance.now() - asked;
    times.push(ms);
    inAll += ms;
  }
  return {
    ...summary(times),
    name,
    facts,
    buildMs,
    questions: times.length,
    perSecond: (times.length / inAll) * 1000,
  };
}

const searchersOver = (book: FactBook): readonly Searcher[] => [
  {
    name: 'this bot',
    build: async () => {
      for (const _ of book.prepareSearch());
      return (question) => answerQuestion(book, question);
    },
  },
  ...PEERS.map(({ name, over }) => ({ name, build: () => over(book.facts) })),
];

async function askAll(dir: string, questions: readonly string[], progress: (line: string) => void) {
  const book = openBook(dir);
  const asked: Asked[] = [];
  for (const searcher of searchersOver(book)) {
    progress(
      `${questions.length} questions to ${searcher.name} over ${book.facts.length.toLocaleString('en')} facts`,
    );
    const one = await ask(searcher, book.facts.length, questions);
    progress(
      `${one.questions} asked, median ${one.median.toFixed(2)} ms, after ${one.buildMs.toFixed(0)} ms to build`,
    );
    asked.push(one);
  }
  return asked;
}

/** Questions to this bot and to search libraries over the same facts: those of `data/`, and a hundred thousand. */
export async function benchQuestions(progress: (line: string) => void): Promise<readonly Asked[]> {
  const own = readQuestions().flatMap(({ half, q }) => (half === 'development' ? q : []));
  const small = await askAll('data', own, progress);
  const dir = mkdtempSync(join(tmpdir(), 'large-pack-'));
  try {
    writeLargePack(dir, { observations: OBSERVATIONS, indicators: INDICATORS, topics: 13 });
    return [...small, ...(await askAll(dir, questionsOfLarge, progress))];
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** A row for each, for people. */
export function questionRows(all: readonly Asked[]): readonly Readonly<Record<string, string>>[] {
  const ms = (value: number) =>
    `${value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 })} ms`;
  return all.map(({ name, facts, questions, perSecond, median, p99, buildMs }) => ({
    searcher: name,
    facts: facts.toLocaleString('en'),
    'questions asked': questions.toLocaleString('en'),
    'a second': perSecond.toLocaleString('en', { maximumFractionDigits: perSecond < 10 ? 1 : 0 }),
    median: ms(median),
    '99th percentile': ms(p99),
    'to build': ms(buildMs),
  }));
}
