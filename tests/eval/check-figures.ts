import { parseArgs } from 'node:util';
import { checkFigures } from '../../src/core/check/check-figures.ts';
import { LANGUAGES } from '../../src/core/language.ts';
import { parseIsoDate } from '../../src/core/period/iso-date.ts';
import { openBook } from '../../src/open-book.ts';
import { FIGURE_GRADES, type FigureGrade, type GradedFigure, gradeMessage } from './grade-figures.ts';
import { readMessages } from './messages.ts';
import { HALVES } from './questions.ts';

const USAGE = `Usage: npm run eval:check-figures [-- --show]
  --show  prints each figure of the development half that is not judged right`;

function shares(of: readonly GradedFigure[]): Readonly<Record<string, string>> {
  const claimed = of.filter(({ expected }) => expected !== 'no figure').length;
  const share = (grade: FigureGrade) => {
    const count = of.filter((one) => one.grade === grade).length;
    return `${count} (${((100 * count) / Math.max(1, claimed)).toFixed(1)} %)`;
  };
  return { figures: String(claimed), ...Object.fromEntries(FIGURE_GRADES.map((one) => [one, share(one)])) };
}

function run(): void {
  const { values } = parseArgs({ options: { show: { type: 'boolean' } } });
  const today = parseIsoDate('2026-07-01');
  if (today === null) throw new Error(USAGE);
  const book = openBook('data', { isReviewed: true });
  const graded = readMessages().flatMap((message) =>
    gradeMessage(book, message, checkFigures(book, message.text, today)),
  );
  for (const half of HALVES) {
    const own = graded.filter(({ message }) => message.half === half);
    console.log(`\n${half} half`);
    console.table(
      [...LANGUAGES, 'all'].map((language) => ({
        language,
        ...shares(own.filter(({ message }) => language === 'all' || message.language === language)),
      })),
    );
  }
  if (values.show !== true) return;
  for (const { message, says, expected, got, grade } of graded) {
    if (message.half !== 'development' || grade === 'right') continue;
    console.log(`\n${grade}: ${says}\n  ${message.text.slice(0, 300)}\n  expected ${expected}, got ${got}`);
  }
}

run();
