import { decimalSignOf } from '../../numbers/decimal-sign.ts';
import { foldAligned } from '../../numbers/fold-aligned.ts';
import { type TextFigure, textFiguresIn } from '../../numbers/text-figures.ts';
import { hedgeBeside } from './hedge.ts';
import { withoutNonFigures } from './no-figures.ts';
import type { Reading, SaidFigure } from './said-figure.ts';
import { wordedFigures } from './worded-figures.ts';

const POINTS =
  /^\s*-?(?:(?:[%％]|percent(?:age)?|per cent|pct|процентн\p{L}*)[\s-]*(?:points?|пункт\p{L}*)|个?百分点|pp(?!\p{L})|п\.\s?п\.)/iu;
/** A stop that is no part of an abbreviation ends the sentence. */
const SENTENCE_STOP = /(?<!тыс|млн|млрд|трлн|долл|руб|проц)\.$/iu;
const SCALED = /\p{L}/u;
/** How long something takes is a figure only where the book knows it. */
const UNITS_OF_TIME =
  /^\s*(?:-\s?)?(?:minutes?|hours?|days?|weeks?|months?|years?|mins?|hrs?|минут\p{L}*|час(?:ов|а)?|дн(?:я|ей)|день|недел\p{L}*|месяц\p{L}*|лет|год(?:а|ов)?|分钟|小时|天|周(?!年)|个?月|年)(?!\p{L})/iu;

function readingOf(figure: TextFigure, folded: string): Reading {
  const { amount, lastDigit, currencies, percent, before, after } = figure;
  const hedge = hedgeBeside(before, after);
  // Its scale word stands behind the digits.
  const isScaled = SCALED.test(figure.text.replace(/^[^\d\p{L}]*/u, '').replace(/^[A-Z]{2,3}\s?\$?/, ''));
  const said = { amount, lastDigit, isScaled: isScaled && !figure.inWords, hedge };
  const points = POINTS.exec(folded.slice(figure.end - (percent ? 1 : 0))) ?? POINTS.exec(after);
  if (points !== null) return { kind: 'points', said };
  if (percent) return { kind: 'percent', said };
  return { kind: 'amount', said, currencies };
}

/** `2000` may be a year, `3 years` how long something takes, and `一` in `一下` no number at all. */
function isDoubtful(figure: TextFigure, reading: Reading): boolean {
  const { text, inWords, after } = figure;
  if (reading.kind !== 'amount' || reading.currencies !== null) return false;
  if (reading.said.isScaled) return false;
  if (inWords) return true;
  if (/^(?:1[89]|20)\d\d$/.test(text)) return true;
  // Metres, or millions that nothing says are such.
  return /^m(?![\p{L}\p{N}])/u.test(after) || UNITS_OF_TIME.test(after);
}

/** `in 2019`, `2019:` and `2019 — 2020` are years; `2000 rudders` may be a number of them. */
function isYear({ text, before, after }: TextFigure): boolean {
  if (!/^(?:1[89]|20)\d\d$/.test(text)) return false;
  if (!/^\s?\p{L}/u.test(after)) return true;
  return /(?:^|[^\p{L}])(?:in|of|since|by|from|until|till|to|and|for|during|year|в|во|за|с|к|до|по|на|и|год)\s$/iu.test(
    before,
  );
}

/** `14/20 centers` are two figures; `3/4` is a fraction, and `24/7` neither. */
const OUT_OF = /(?<![\p{L}\d.,/-])(\d{1,3})\/(\d{2,3})(?=\s?\p{L})/gu;

/** The unit of Chinese tables, in brackets: `5,183.8 (100 mn)`, `GDP (100 million yuan)`. */
const HUNDRED_MILLION =
  /(?<=[(（]\s*(?:(?:RMB|CNY|US\$|USD|yuan|¥|元)\s*)?)100\s*(?:million|mln|mn|млн)(?=\s*(?:(?:of )?(?:RMB|CNY|USD|yuan|dollars|元|юан\p{L}*|people|persons|visits)\s*)?[)）])/giu;

/** The message with what is written in several ways written in one; every sign stays where it was. */
function unified(folded: string): string {
  return folded
    .replace(OUT_OF, (all, part: string, whole: string) =>
      Number(part) < Number(whole) ? `${part}|${whole}` : all,
    )
    .replace(HUNDRED_MILLION, (all) => '亿'.padEnd(all.length));
}

const overlap = (one: SaidFigure, other: SaidFigure) => one.start < other.end && other.start < one.end;

/**
 * Every figure of a message, in its order: sums, counts, percentages, changes such as `nearly doubled`, shares such as
 * `a third`. Dates, times, addresses, ordinals, numbers of lists, versions and rooms are none.
 */
export function figuresInMessage(message: string): readonly SaidFigure[] {
  const folded = unified(foldAligned(message));
  const worded = wordedFigures(folded).map((one) => ({ ...one, text: message.slice(one.start, one.end) }));
  const masked = withoutNonFigures(folded);
  const numbers = textFiguresIn(masked, decimalSignOf(message, 'en'))
    .filter((figure) => !isYear(figure))
    .map((figure): SaidFigure => {
      const reading = readingOf(figure, masked);
      const many = /^(?:多|余)/u.exec(figure.after)?.[0].length ?? 0;
      const stop = SENTENCE_STOP.test(figure.text) ? 1 : 0;
      const end = figure.end + many - stop;
      return {
        text: message.slice(figure.start, end),
        start: figure.start,
        end,
        reading,
        inWords: figure.inWords,
        isDoubtful: isDoubtful(figure, reading),
      };
    });
  return [...worded, ...numbers.filter((one) => !worded.some((other) => overlap(one, other)))].sort(
    (a, b) => a.start - b.start,
  );
}
