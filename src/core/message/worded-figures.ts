import { inLowerCase } from './no-figures.ts';
import type { Reading, SaidFigure } from './said-figure.ts';

type Worded = readonly [RegExp, (groups: readonly (string | undefined)[]) => Reading];

const NEARLY = 'nearly |almost |close to |почти |едва не |近|将近|接近|近乎';
const MORE = 'more than |over |более чем |больше чем |超过|逾';

/** A hedge moves a change to one side of the number of times that it names. */
function factor(times: number, hedge: string): Reading {
  const is = (words: string) => words.split('|').some((word) => hedge.trim().toLowerCase() === word.trim());
  const [low, high] = is(NEARLY)
    ? [times * 0.88, times * 1.005]
    : is(MORE)
      ? [times, times * 1.3]
      : [times * 0.95, times * 1.06];
  return { kind: 'factor', low: (low - 1) * 100, high: (high - 1) * 100 };
}

function part(share: number): Reading {
  return { kind: 'part-of-whole', low: share * 100 - 2.5, high: share * 100 + 2.5 };
}

const ENGLISH_TIMES: Readonly<Record<string, number>> = {
  doubl: 2,
  tripl: 3,
  trebl: 3,
  quadrupl: 4,
  halv: 0.5,
};
const RUSSIAN_TIMES: Readonly<Record<string, number>> = {
  вдвое: 2,
  втрое: 3,
  вчетверо: 4,
  удвои: 2,
  утрои: 3,
};
const CHINESE = '零一二三四五六七八九十';
const chineseDigit = (sign: string | undefined) => {
  const at = CHINESE.indexOf((sign ?? '').replace('两', '二'));
  return at > 0 ? at : Number(sign);
};

const DENOMINATORS: Readonly<Record<string, number>> = {
  half: 2,
  third: 3,
  quarter: 4,
  fifth: 5,
  треть: 3,
  трети: 3,
  четверть: 4,
  четверти: 4,
};
const NUMERATORS: Readonly<Record<string, number>> = { two: 2, three: 3, две: 2, три: 3 };

const FORMS: readonly Worded[] = [
  [
    new RegExp(`(${NEARLY}|${MORE}|)\\b(doubl|tripl|trebl|quadrupl|halv)(?:ed|ing|es|e)\\b`, 'gu'),
    ([, hedge = '', stem = '']) => factor(ENGLISH_TIMES[stem.toLowerCase()] ?? 1, hedge),
  ],
  [
    new RegExp(
      `(${NEARLY}|${MORE}|)(?<!\\p{L})(вдвое|втрое|вчетверо|(?:удвои|утрои)(?=\\p{L}))(?:лс\\p{L}+|л\\p{L}+|ть\\p{L}*)?`,
      'gu',
    ),
    ([, hedge = '', word = '']) => factor(RUSSIAN_TIMES[word.toLowerCase()] ?? 1, hedge),
  ],
  [
    new RegExp(`(${NEARLY}|${MORE}|)(?<!\\p{L})в (два|три|четыре|\\d+(?:[.,]\\d+)?) раза?(?!\\p{L})`, 'gu'),
    ([, hedge = '', count = '']) =>
      factor({ два: 2, три: 3, четыре: 4 }[count.toLowerCase()] ?? Number(count.replace(',', '.')), hedge),
  ],
  [
    new RegExp(`(${NEARLY}|${MORE}|)\\b(\\d+(?:\\.\\d+)?)[ -]?(?:times|fold)\\b`, 'gu'),
    ([, hedge = '', count = '']) => factor(Number(count), hedge),
  ],
  [
    /翻了?(近|将近|接近)?一?番|翻了?(近|将近|接近)?([一两二])番/gu,
    ([, one, other, count]) =>
      factor(2 ** (count === undefined ? 1 : chineseDigit(count)), one ?? other ?? ''),
  ],
  [
    /增长了?(近|超过|逾)?([一二两三四五六七八九十]|\d+(?:\.\d+)?)倍/gu,
    ([, hedge = '', count]) => factor(1 + chineseDigit(count), hedge),
  ],
  [
    /(?<!\p{L})(a|one|two|three) (half|thirds?|quarters?|fifths?)(?= (?:of|the|share)\b)/gu,
    ([, above, below]) => fraction(above, below),
  ],
  [/(?<!\p{L})(?<!(?:first|second|1st|2nd|latter) )half(?= (?:of|the)\b)/gu, () => part(1 / 2)],
  [
    /(?<!\p{L})(?:(две|три) )?(треть|трети|четверть|четверти)(?!\p{L})/gu,
    ([, above, below]) => fraction(above, below),
  ],
  [/(?<!\p{L})половин[ауы](?!\p{L})/gu, () => part(1 / 2)],
  [
    /([二三四五六七八九十])分之([一二三四五六七八九])/gu,
    ([, below, above]) => part(chineseDigit(above) / chineseDigit(below)),
  ],
];

function fraction(above: string | undefined, below: string | undefined): Reading {
  const divisor = DENOMINATORS[(below ?? '').toLowerCase().replace(/s$/, '')] ?? 2;
  return part((NUMERATORS[(above ?? '').toLowerCase()] ?? 1) / divisor);
}

/** Figures that stand in words of their own: `nearly doubled`, `вдвое`, `翻了一番`, `a third of`. */
export function wordedFigures(folded: string): readonly SaidFigure[] {
  const lower = inLowerCase(folded);
  return FORMS.flatMap(([form, read]) =>
    Array.from(lower.matchAll(form), (match): SaidFigure => {
      const lead = match[0].length - match[0].trimStart().length;
      const start = match.index + lead;
      const text = match[0].trim();
      const reading = read(match);
      return { text, start, end: start + text.length, reading, inWords: true, isDoubtful: false };
    }),
  );
}
