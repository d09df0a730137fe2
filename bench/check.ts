import { checkFigures } from '../src/core/check/check-figures.ts';
import { parseIsoDate } from '../src/core/period/iso-date.ts';
import { openBook } from '../src/open-book.ts';
import { percentile } from './measure.ts';

/** As long as a message may be, and as full of figures as a report. */
const LENGTH = 4000;
const FIGURES = 50;
const PARAGRAPHS = [
  'In 2019 Harbin signed outsourcing contracts worth $3.45 billion, up 89.35 percent, and executed $1.57 billion; the team has looked through every page of the report and found nothing else that tells how the year went, apart from what the office itself says of its plans. About 1,000 outsourcing companies worked in the city in August 2020, as far as anybody knows.\n',
  '2013年哈尔滨地区生产总值5010.8亿元，增长8.9%，其余各项请参看附件中的表格，如有不同意见请在周五之前告诉我们，以便在会议之前统一口径。2024年接待游客1.79亿人次，旅游收入2314.2亿元。\n',
  'Пассажиропоток аэропорта Харбина в 2019 году составил 20,78 млн, рост на 1,7 %, как пишут в отчёте, который прислали вчера вечером и который ещё никто не успел прочитать до конца. ВВП Харбина в 2020 году — 518,38 млрд юаней, доля услуг 66 %, остальное уточним позже.\n',
];

function message(): string {
  const long = Array.from({ length: 40 }, (_, n) => PARAGRAPHS[n % PARAGRAPHS.length] ?? '').join('');
  return long.slice(0, LENGTH);
}

/** How long all figures of the longest message take, the first time in a process and then. */
export type CheckTimes = {
  readonly figures: number;
  readonly firstMs: number;
  readonly medianMs: number;
  readonly p99Ms: number;
};

/** Checks the longest message again and again. */
export function benchCheck(times: number): CheckTimes {
  const today = parseIsoDate('2026-07-01');
  if (today === null) throw new Error('no day');
  const book = openBook('data', { isReviewed: true });
  for (const _ of book.prepareSearch());
  const text = message();
  const once = () => {
    const start = performance.now();
    const figures = checkFigures(book, text, today).length;
    return { figures, ms: performance.now() - start };
  };
  const first = once();
  if (first.figures < FIGURES) throw new Error(`only ${first.figures} figures`);
  const all = Array.from({ length: times }, () => once().ms);
  return {
    figures: first.figures,
    firstMs: first.ms,
    medianMs: percentile(all, 0.5),
    p99Ms: percentile(all, 0.99),
  };
}
