import { parseArgs } from 'node:util';
import { answerQuestion } from '../../src/core/ask/answer-question.ts';
import type { FactBook } from '../../src/core/book/fact-book.ts';
import { LANGUAGES } from '../../src/core/language.ts';
import { openBook } from '../../src/open-book.ts';
import { fitWeights } from './fit.ts';
import { GRADES, type Grade, grade } from './grade.ts';
import { type Peer, peersOver } from './peers.ts';
import { type EvalQuestion, HALVES, KINDS, readQuestions } from './questions.ts';

const USAGE = `Usage: npm run eval [-- --only ours | --fit]
  --only ours  leaves the search libraries out, of which one takes minutes
  --fit        prints the weights of src/core/closest/likelihood.ts and sureness.ts anew, from the development half`;

type Graded = { readonly question: EvalQuestion; readonly grade: Grade };

const progress = (line: string) => void process.stderr.write(`${line}\n`);

function gradeOurs(book: FactBook, questions: readonly EvalQuestion[]): readonly Graded[] {
  return questions.map((question) => ({
    question,
    grade: grade(question, answerQuestion(book, question.q)),
  }));
}

/** A library gives a hit or nothing; as a figure it is graded as ours is. */
function gradeHit(book: FactBook, question: EvalQuestion, id: string | null): Grade {
  const fact = id === null ? null : book.fact(id);
  if (fact === null) return grade(question, { outcome: 'unknown', question: question.q, nearest: [] });
  return grade(question, { outcome: 'found', topic: null, facts: [fact] });
}

/** With the threshold at which most questions of the development half are graded right. */
function gradePeer(book: FactBook, peer: Peer, questions: readonly EvalQuestion[]): readonly Graded[] {
  const hits = questions.map((question, i) => {
    if (i % 100 === 0) progress(`${peer.name}: question ${i} of ${questions.length}`);
    return { question, hit: peer.best(question.q) };
  });
  const at = (threshold: number) =>
    hits.map(({ question, hit }) => ({
      question,
      grade: gradeHit(book, question, hit !== null && hit.score >= threshold ? hit.id : null),
    }));
  const rightAt = (threshold: number) =>
    at(threshold).filter((one) => one.question.half === 'development' && one.grade === 'right').length;
  const scores = hits.flatMap(({ question, hit }) =>
    hit !== null && question.half === 'development' ? hit.score : [],
  );
  const candidates = scores.toSorted((a, b) => a - b).filter((_, i) => i % 10 === 0);
  const best = candidates.reduce((one, other) => (rightAt(other) > rightAt(one) ? other : one), 0);
  return at(best);
}

function shares(of: readonly Graded[]): Readonly<Record<string, string>> {
  const share = (one: Grade) =>
    `${((100 * of.filter((other) => other.grade === one).length) / of.length).toFixed(1)} %`;
  return { questions: String(of.length), ...Object.fromEntries(GRADES.map((one) => [one, share(one)])) };
}

function print(name: string, graded: readonly Graded[]): void {
  for (const half of HALVES) {
    const own = graded.filter(({ question }) => question.half === half);
    const rows = [...LANGUAGES, 'all'].flatMap((language) =>
      KINDS.map((kind) => {
        const of = own.filter(
          ({ question }) => question.kind === kind && (language === 'all' || question.language === language),
        );
        return { language, kind, ...shares(of) };
      }),
    );
    console.log(`\n${name}, ${half} half`);
    console.table(rows);
  }
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, fit: { type: 'boolean' } } });
  if (values.only !== undefined && values.only !== 'ours') throw new Error(USAGE);
  const book = openBook('data', { isReviewed: true });
  const questions = readQuestions();
  if (values.fit === true) {
    console.log(
      fitWeights(
        book,
        questions.filter(({ half }) => half === 'development'),
      ),
    );
    return;
  }
  print('This bot', gradeOurs(book, questions));
  if (values.only === 'ours') return;
  for (const peer of await peersOver(book)) print(peer.name, gradePeer(book, peer, questions));
}

await run();
