import { foldDigits, NUMBER, readingsOf } from './printed-number.ts';

/** A number of a printed string with what stands around it. */
export type Figure = {
  /** As printed, without its surroundings. */
  readonly run: string;
  /** Every decimal it may mean, without a sign. */
  readonly readings: readonly string[];
  readonly negative: boolean;
  /** The power of ten of the word after it: 9 for billion, 0 without one. */
  readonly scale: number;
  /** The currencies that the sign or name beside it may mean; `null` without one. */
  readonly currencies: readonly string[] | null;
  readonly percent: boolean;
  /** What follows the number, its scale word left out. */
  readonly after: string;
};

/** Chinese ones first by length, so that 万亿 is not read as 万. */
const SCALES: readonly (readonly [words: RegExp, power: number])[] = [
  [/^[\s-]*(?:trillion|trn|tn|трлн|триллион\p{L}*)(?!\p{L})\.?|^\s*(?:万亿|萬億|兆(?!瓦|赫|字节))/iu, 12],
  [/^[\s-]*(?:billion|bln|bn|млрд|миллиард\p{L}*|Milliarden?|ارب)(?!\p{L})\.?|^\s*十[亿億]/iu, 9],
  [/^\s*千[亿億]/u, 11],
  [/^\s*百[亿億]/u, 10],
  [/^\s*[亿億]/u, 8],
  [/^\s*千[万萬]/u, 7],
  [/^[\s-]*(?:million|mln|mn|млн|миллион\p{L}*|Million(?:en)?|ملین)(?!\p{L})\.?|^\s*百[万萬]/iu, 6],
  [/^\s*十[万萬]/u, 5],
  [/^\s*[万萬]/u, 4],
  [/^[\s-]*(?:thousand|тыс|тысяч\p{L}*|mila)(?!\p{L})\.?|^\s*千(?![克米瓦])/iu, 3],
];

/** `$5m` and `€5k`: beside a currency the letter is no metre. */
const LETTER_SCALES: Readonly<Record<string, number>> = { k: 3, m: 6, b: 9, t: 12 };

/** What is said of a length, a run and the like, and of no number of things. */
const MEASURED =
  /^\s*(?:$|[^\s\p{L}]|(?:long|wide|high|tall|deep|thick|above|below|away|from|off|apart|across|in|into|on|at|to|by|and|or|per|of|radius|distance|depth|height|length|width|sprint|race|run|dash|track|pool|tower|bridge|tunnel|cable|road)(?!\p{L}))/iu;

/** `20.78m passengers`, `20.78M` and `120k people`: before what is counted the letter is no metre; tonnes are no trillions. */
function isCounted(letter: string, rest: string): boolean {
  if (/[MB]/u.test(letter)) return true;
  return /[mk]/iu.test(letter) && /^\s\p{Script=Latin}/u.test(rest) && !MEASURED.test(rest);
}

/** Whose sign is a mere dollar sign. */
export const DOLLARS: readonly string[] = ['USD', 'AUD', 'CAD', 'HKD', 'NZD', 'SGD', 'TWD'];
const SIGNS: readonly (readonly [name: string, codes: readonly string[]])[] = [
  ['US ?\\$|U\\.S\\. dollars?|US dollars?|美元|доллар\\p{L}* США|долл\\.? ?США', ['USD']],
  ['HK ?\\$|港元|港币|港幣', ['HKD']],
  ['A ?\\$|AU ?\\$', ['AUD']],
  ['C ?\\$|CA ?\\$', ['CAD']],
  ['RMB|人民币|人民幣|yuan|renminbi|юан\\p{L}*|元|یوآن', ['CNY']],
  ['日元|yen|иен\\p{L}*', ['JPY']],
  ['欧元|歐元|€|euros?|евро', ['EUR']],
  ['英镑|英鎊|£|pounds?', ['GBP']],
  ['卢布|盧布|₽|rubles?|roubles?|руб\\p{L}*', ['RUB']],
  ['¥|￥', ['CNY', 'JPY']],
  ['\\$|＄|dollars?|долл\\p{L}*', DOLLARS],
];
/** Not every code there is: ALL and TOP are words as well. */
const CODES = new Set([
  ...SIGNS.flatMap(([, codes]) => codes),
  'BRL',
  'CHF',
  'INR',
  'KRW',
  'KZT',
  'THB',
  'VND',
]);

const BEFORE = SIGNS.map(
  ([name, codes]) => [new RegExp(`(?<![\\p{L}])(?:${name})\\s*$`, 'iu'), codes] as const,
);
const AFTER = SIGNS.map(
  ([name, codes]) =>
    [new RegExp(`^[\\s-]*(?:${name})(?!\\p{Script=Latin}|\\p{Script=Cyrillic})`, 'iu'), codes] as const,
);

/** The currencies that stand beside a number, and what stands around the number without their names. */
export type BesideNumber = {
  readonly currencies: readonly string[] | null;
  readonly before: string;
  readonly after: string;
};

/** Looks for a code, a sign or a name beside a number and takes it off. */
export function moneyBeside(before: string, after: string): BesideNumber {
  const inFront = /(?<!\p{L})([A-Z]{3})\s*$/u.exec(before);
  const behind = inFront === null ? /^\s*([A-Z]{3})(?!\p{L})/u.exec(after) : null;
  const code = (inFront ?? behind)?.[1];
  if (code !== undefined && CODES.has(code)) {
    return {
      currencies: [code],
      before: inFront === null ? before : before.slice(0, inFront.index),
      after: behind === null ? after : after.slice(behind[0].length),
    };
  }
  for (const [name, currencies] of BEFORE) {
    const at = name.exec(before)?.index;
    if (at !== undefined) return { currencies, before: before.slice(0, at), after };
  }
  for (const [name, currencies] of AFTER) {
    const word = name.exec(after)?.[0];
    if (word !== undefined) return { currencies, before, after: after.slice(word.length) };
  }
  return { currencies: null, before, after };
}

const currenciesBeside = (before: string, after: string) => moneyBeside(before, after).currencies;

/** The power of ten of the scale word that a number goes on with (0 without one), and what follows that word. */
export function scaleAfter(before: string, after: string): { readonly power: number; readonly rest: string } {
  for (const [words, power] of SCALES) {
    const word = words.exec(after)?.[0];
    if (word !== undefined) return { power, rest: after.slice(word.length) };
  }
  const letter = /^([kmbt])(?![\p{L}\p{N}²³])/iu.exec(after)?.[1];
  const power = letter === undefined ? undefined : LETTER_SCALES[letter.toLowerCase()];
  const rest = after.slice(1);
  if (letter === undefined || power === undefined) return { power: 0, rest: after };
  const isMoney = currenciesBeside(before, '') !== null || currenciesBeside('', rest) !== null;
  return isMoney || isCounted(letter, rest) ? { power, rest } : { power: 0, rest: after };
}

/** Not percentage points, which measure something else. */
export const PERCENT =
  /^[\s-]*(?:[%％]|(?:percent|per cent|pct|Prozent|процент(?!н)\p{L}*|فیصد)(?!\p{L})|проц(?!\p{L})\.?)(?!\s*-?\s*points?(?!\p{L}))/iu;
/** A minus that belongs to the number after it. */
export const MINUS =
  /(?:(?<![\p{L}\p{N}])(?:[-–﹣]|−\s?)|(?<!\p{L})(?:minus|минус)\s|负)(?:(?:[A-Z]{2})?\p{Sc}\s*)?$/iu;

type Unit = Pick<Figure, 'scale' | 'currencies'>;

/** What the words in brackets say a number is of: `USD million`, `万美元`. */
function unitOf(bracketed: string | undefined): Unit {
  const words = bracketed?.trim().split(/\s+/) ?? [];
  const read = words.map((word) => ({ word, ...scaleAfter('', word) }));
  const currencies = read.flatMap(
    ({ word, rest }) => currenciesBeside('', rest) ?? currenciesBeside(word, '') ?? [],
  );
  return {
    scale: read.find(({ power }) => power > 0)?.power ?? 0,
    currencies: currencies.length > 0 ? currencies : null,
  };
}

/** The unit in the head of a table row: `Exports (USD million) 1,860`, `进出口总额(万美元) 2219892`. */
const headBefore = (before: string) => unitOf(/[(（]([^()（）\d]{1,40})[)）]\s*$/u.exec(before)?.[1]);

/** A unit in brackets, with a year at most between it and its number: `GDP (亿元), 2020: 5183.8`, `5,183.8 (million)`. */
const HEAD = /[(（]([^()（）\d]{1,40})[)）](?:[^()（）\d;；。\n]|(?:19|20)\d\d){0,30}$/u;
const BEHIND = /^\s*[(（]([^()（）\d]{1,40})[)）]/u;

/** The unit that stands in brackets behind a number or in front of it; a power of 0 where none does. */
export function bracketedUnit(before: string, after: string): Unit {
  // A year between the two is of no unit.
  if (/^\s*(?:年|гг?\.|год)/iu.test(after)) return { scale: 0, currencies: null };
  const behind = unitOf(BEHIND.exec(after)?.[1]);
  return behind.scale > 0 ? behind : unitOf(HEAD.exec(before)?.[1]);
}

/** Every number of a printed string with its scale word, currency, percent sign and minus. */
export function figuresIn(printed: string): readonly Figure[] {
  const text = foldDigits(printed);
  return [...text.matchAll(NUMBER)].map((match) => {
    const [run] = match;
    const before = text.slice(0, match.index);
    const { power, rest } = scaleAfter(before, text.slice(match.index + run.length));
    const head = headBefore(before);
    return {
      run,
      readings: readingsOf(run),
      negative: MINUS.test(before),
      scale: power === 0 ? head.scale : power,
      currencies: currenciesBeside(before, rest) ?? head.currencies,
      percent: PERCENT.test(rest) || /百分之$/.test(before),
      after: rest,
    };
  });
}

const FALLING =
  /(?<!\p{L})(?:decreas|declin|drop|fell|fall|down(?!\p{L})|shr[aiu]nk|lower|reduc|loss|lost|deficit|negative|сни[жз]|сокра|упа[лд]|паден|уменьш|меньше|убыт|дефицит|спад|минус)|下降|下跌|减少|降低|负增长|缩减|亏损|逆差|同比降/iu;
const RISING =
  /(?<!\p{L})(?:increas|grew|grow|rose|rise|rising|up(?!\p{L})|gain|higher|climb|expan|рост|раст|рос(?!\p{L})|вы?рос|увелич|прирост|больше|повыс)|增长|增加|上升|提高|同比增/iu;

/** Whether the printed strings speak of a fall, of a rise, or of both or neither (`null`). */
export function directionOf(printed: readonly string[]): 'fall' | 'rise' | null {
  const falls = printed.some((text) => FALLING.test(text));
  const rises = printed.some((text) => RISING.test(text.replace(FALLING, '')));
  if (falls === rises) return null;
  return falls ? 'fall' : 'rise';
}

/** A decimal times a power of ten, written out: `3.45` and 9 is `3450000000`. */
export function writtenOut(digits: string, power: number): string {
  const [whole = '', fraction = ''] = digits.split('.');
  const moved = `${whole}${fraction.padEnd(power, '0').slice(0, power)}`.replace(/^0+(?=\d)/, '');
  const rest = fraction.slice(power);
  return rest === '' ? moved : `${moved}.${rest}`;
}
