/** Values of number words. Russian ones by their stems, as they are declined. */
const ENGLISH: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

const RUSSIAN: readonly (readonly [form: string, value: number])[] = [
  ['ноль|нуля', 0],
  ['один|одна|одно|одну|одного|одной|одному|одним|одном', 1],
  ['два|две|двух|двум|двумя', 2],
  ['три|трех|трем|тремя', 3],
  ['четыре|четырех|четырем|четырьмя', 4],
  ['пят(?:ь|и|ью)', 5],
  ['шест(?:ь|и|ью)', 6],
  ['сем(?:ь|и|ью)', 7],
  ['восемь|восьми|восемью|восьмью', 8],
  ['девят(?:ь|и|ью)', 9],
  ['десят(?:ь|и|ью)', 10],
  ['одиннадцат(?:ь|и|ью)', 11],
  ['двенадцат(?:ь|и|ью)', 12],
  ['тринадцат(?:ь|и|ью)', 13],
  ['четырнадцат(?:ь|и|ью)', 14],
  ['пятнадцат(?:ь|и|ью)', 15],
  ['шестнадцат(?:ь|и|ью)', 16],
  ['семнадцат(?:ь|и|ью)', 17],
  ['восемнадцат(?:ь|и|ью)', 18],
  ['девятнадцат(?:ь|и|ью)', 19],
  ['двадцат(?:ь|и|ью)', 20],
  ['тридцат(?:ь|и|ью)', 30],
  ['сорока?', 40],
  ['пятьдесят|пятидесяти|пятьюдесятью', 50],
  ['шестьдесят|шестидесяти|шестьюдесятью', 60],
  ['семьдесят|семидесяти|семьюдесятью', 70],
  ['восемьдесят|восьмидесяти|восемьюдесятью', 80],
  ['девяност[оа]', 90],
  ['сто|ста', 100],
  ['двести|двухсот', 200],
  ['триста|трехсот', 300],
  ['четыреста|четырехсот', 400],
  ['пятьсот|пятисот', 500],
  ['шестьсот|шестисот', 600],
  ['семьсот|семисот', 700],
  ['восемьсот|восьмисот', 800],
  ['девятьсот|девятисот', 900],
];

const POWERS: readonly (readonly [form: string, power: number])[] = [
  ['thousand|тысяч(?:а|и|у|е|ей|ам|ами|ах)?', 3],
  ['million|миллион(?:а|у|ом|е|ы|ов|ам|ами|ах)?', 6],
  ['billion|миллиард(?:а|у|ом|е|ы|ов|ам|ами|ах)?', 9],
  ['trillion|триллион(?:а|у|ом|е|ы|ов|ам|ами|ах)?', 12],
];

const whole = (form: string) => new RegExp(`^(?:${form})$`, 'iu');
const RUSSIAN_FORMS = RUSSIAN.map(([form, value]) => [whole(form), value] as const);
const POWER_FORMS = POWERS.map(([form, power]) => [whole(form), power] as const);

const SMALL = [...Object.keys(ENGLISH), ...RUSSIAN.map(([form]) => form), 'hundred'].join('|');
const LARGE = POWERS.map(([form]) => form).join('|');
const SPELLED = `(?<![\\p{L}\\p{N}])(?:an? (?=hundred|thousand|million|billion|trillion))?(?:${SMALL})(?:(?:-| and | )(?:${SMALL}|${LARGE})(?!\\p{L}))*(?!\\p{L})`;

const CHINESE = '〇零一二两兩三四五六七八九十百千万萬亿億';
const CHINESE_RUN = `(?<!第)[${CHINESE}]+(?:点[〇零一二三四五六七八九]+[万萬亿億]*)?`;

/** A number in English, Russian or Chinese words, in a folded text: `one hundred and nine`, `двадцати девяти`, `九`. */
export const NUMBER_IN_WORDS = `${SPELLED}|${CHINESE_RUN}`;

const CHINESE_NUMERAL = new RegExp(`[${CHINESE}]`);

/** The decimal that number words mean; `null` where they are no single number: `one two`. */
export function decimalOfWords(words: string): string | null {
  const number = CHINESE_NUMERAL.test(words) ? chinese(words) : spelled(words);
  return number === null ? null : String(number);
}

function valueOfWord(word: string): number | null {
  return ENGLISH[word.toLowerCase()] ?? RUSSIAN_FORMS.find(([form]) => form.test(word))?.[1] ?? null;
}

/** Tens take units only, hundreds tens and units: after `twenty` there is no `fifteen`. */
function spelled(words: string): number | null {
  let total = 0;
  let group = 0;
  let room = Number.POSITIVE_INFINITY;
  let lowest = Number.POSITIVE_INFINITY;
  for (const word of words.split(/[- ]/)) {
    const power = POWER_FORMS.find(([form]) => form.test(word))?.[1];
    const value = valueOfWord(word);
    if (/^(?:and|an?)$/i.test(word)) continue;
    if (power !== undefined) {
      if (power >= lowest) return null;
      total += Math.max(group, 1) * 10 ** power;
      [group, room, lowest] = [0, Number.POSITIVE_INFINITY, power];
    } else if (/^hundred$/i.test(word)) {
      if (group > 9) return null;
      [group, room] = [Math.max(group, 1) * 100, 100];
    } else if (value !== null && value < room && (group === 0 || value > 0)) {
      group += value;
      room = value >= 100 ? 100 : value >= 20 ? 10 : 0;
    } else {
      return null;
    }
  }
  return total + group;
}

const DIGITS = '零一二三四五六七八九';
const digitOf = (sign: string) => DIGITS.indexOf(sign.replace('〇', '零').replace(/[两兩]/, '二'));
const SMALL_UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** One group below 万: `三千零五`, `十二`. `null` when it is none. */
function chineseGroup(signs: string): number | null {
  if (
    !/^零?(?:[一二三四五六七八九]千)?零?(?:[一二三四五六七八九]百)?零?(?:[一二三四五六七八九]?十)?零?[一二三四五六七八九]?$/.test(
      signs,
    )
  ) {
    return signs === '零' ? 0 : null;
  }
  let group = 0;
  let digit = 0;
  for (const sign of signs) {
    const unit = SMALL_UNITS[sign];
    if (unit === undefined) {
      digit = digitOf(sign);
    } else {
      group += Math.max(digit, 1) * unit;
      digit = 0;
    }
  }
  return group + digit;
}

function chinese(words: string): number | null {
  const signs = words
    .replaceAll('〇', '零')
    .replace(/[两兩]/g, '二')
    .replaceAll('萬', '万')
    .replaceAll('億', '亿');
  // A year, read digit by digit: 二〇一九.
  if (/^[零一二三四五六七八九]{3,}$/.test(signs)) return Number(Array.from(signs, digitOf).join(''));
  const decimal = /^(.+)点([零一二三四五六七八九]+)([万亿]*)$/.exec(signs);
  if (decimal !== null) {
    const [, before = '', after = '', scale = ''] = decimal;
    const head = chineseGroup(before);
    const power = Array.from(scale).reduce((sum, sign) => sum + (sign === '万' ? 4 : 8), 0);
    return head === null ? null : Number(`${head}.${Array.from(after, digitOf).join('')}e${power}`);
  }
  const parts = /^(?:([^万亿]+)万亿)?(?:([^亿]+)亿)?(?:([^万亿]+)万)?([^万亿]*)$/.exec(signs);
  if (parts === null || signs === '') return null;
  const [, trillions, hundredMillions, tenThousands, rest = ''] = parts;
  const groups = [
    [trillions, 1e12],
    [hundredMillions, 1e8],
    [tenThousands, 1e4],
    [rest === '' ? undefined : rest, 1],
  ] as const;
  let total = 0;
  for (const [group, scale] of groups) {
    if (group === undefined) continue;
    const value = chineseGroup(group);
    if (value === null) return null;
    total += value * scale;
  }
  return total;
}
