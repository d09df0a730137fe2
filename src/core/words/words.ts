import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as russian } from '@orama/stemmers/russian';
import { simplified } from './simplified.ts';

/** Words that carry no meaning of their own in a question, in the three languages. */
export const FILLER = new Set(
  `a about all an and any are as at been big by can could currently data did do does fact facts figure figures for from
  get give had has have how i in is it its know known large latest many me much newest now number numbers of on or please
  question recent say show statistic statistics tell than the their there they to was were
  what what's when where which who with would you
  的 了 是 有 和 与 在 吗 呢 啊 吧 多少 几 几个 几家 个 家 请 请问 问 什么 哪些 哪个 怎么 如何 关于 最新 目前 现在 数据 数字 情况 为 到 从 我 想 知道 告诉 一下
  а бы был была были было в во все вы где да для до ее есть ещё же за занимается занимаются и из или их к как какая какие каков какова каково
  каковы какой какую когда кто ли мне много на над о об он они от по покажи пожалуйста при про с сейчас сколько со
  скажи у цифра цифры число чем что это году год года годов`.split(/\s+/),
);

/** A data center is one thing: as two words it would be a center, since `data` is filler. */
const DATA_CENTER = /\bdata cent(?:er|re)(s?)\b|数据中心/g;

/** Two countries in one word are one thing, and no place: `China-Russia Expo`, `Sino-Russian trade`. */
const COUNTRY_PAIRS: readonly (readonly [RegExp, string])[] = [
  [
    /(?<![\p{L}-])(?:sino|china|chinese)\s?[-–—]\s?russian?(?![\p{L}-])|(?<![\p{L}-])(?:russo|russian?)\s?[-–—]\s?chin(?:a|ese)(?![\p{L}-])/gu,
    'sinorussian',
  ],
  [/(?<!\p{L})(?:китайско\s?[-–—]\s?российск|российско\s?[-–—]\s?китайск)(?=\p{L})/gu, 'китайскороссийск'],
];

/** A normalised text with each pair of countries written one way. */
export const withCountryPairs = (text: string): string =>
  COUNTRY_PAIRS.reduce((done, [pair, one]) => done.replace(pair, one), text);

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Stemming is some ten rules a word, and a book has few words. */
const stems = new Map<string, string>();
const MOST_STEMS = 50_000;

function stemOf(word: string): string {
  if (/^[а-яё]/.test(word)) return russian(word.replaceAll('ё', 'е'));
  if (!/^[a-z]/.test(word)) return word;
  // British spelling: the stemmer knows the American one.
  return english(word.replace(/tre(s?)$/, 'ter$1'));
}

/**
 * Two words are the same word when their stems are: `companies` and `company`, `контрактов` and `контракты`.
 * Snowball's rules: https://snowballstem.org/algorithms/
 */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= MOST_STEMS) stems.clear();
  const own = stemOf(word);
  stems.set(word, own);
  return own;
}

/** Compatibility forms folded (full width, ligatures), lower case, simplified characters, apostrophes straightened. */
export function normalise(text: string): string {
  return simplified(text.normalize('NFKC').toLowerCase().replaceAll('’', "'"));
}

/** A question is divided several times over; what is longer than a question's words is not worth keeping. */
const runs = new Map<string, readonly string[]>();
const MOST_RUNS = 2000;
const LONGEST_RUN = 60;

function splitRun(run: string): readonly string[] {
  if (!/\p{Script=Han}/u.test(run)) return [run];
  const known = runs.get(run);
  if (known !== undefined) return known;
  const words = Array.from(segmenter.segment(run), ({ segment }) => segment);
  if (run.length > LONGEST_RUN) return words;
  if (runs.size >= MOST_RUNS) runs.clear();
  runs.set(run, words);
  return words;
}

/** What is asked is divided in several places; what a book is called and told with goes through here once. */
const divided = new Map<string, readonly string[]>();
const MOST_DIVIDED = 64;

/**
 * The stems of the words of a text, in order, with duplicates: `Dublin's 1,000 companies` is
 * `dublin`, `1000`, `company`. Chinese is divided into words by the runtime's dictionary.
 */
export function stemsOf(text: string): readonly string[] {
  const known = divided.get(text);
  if (known !== undefined) return known;
  if (divided.size >= MOST_DIVIDED) divided.clear();
  const stems = stemsAnew(text);
  divided.set(text, stems);
  return stems;
}

const stemsAnew = (text: string): readonly string[] => wordsOf(text).map(stem);

/** The words of a text as `stemsOf` has them, before they are stemmed. */
export function wordsOf(text: string): readonly string[] {
  const runs = withCountryPairs(normalise(text))
    .replace(/'s\b/g, '')
    .replace(/(\d),(?=\d{3})/g, '$1')
    .replace(/(\p{L})-(?=\p{L})/gu, '$1')
    .replace(DATA_CENTER, ' datacenter$1 ')
    .match(/[\p{L}\p{M}\p{N}.]+/gu);
  return (runs ?? [])
    .flatMap(splitRun)
    .map((word) => (word.includes('.') ? word.replace(/^\.+|\.+$/g, '') : word))
    .filter((word) => word !== '');
}

/** The stems that a question must find again in whatever answers it: everything but filler words. */
export function contentStems(text: string): string[] {
  return withoutFiller(stemsOf(text));
}

/** Those of some stems that carry meaning, each once. */
export function withoutFiller(stems: readonly string[]): string[] {
  const filler = (word: string) => FILLER.has(word) || FILLER_STEMS.has(word);
  return [...new Set(stems)].filter((word) => !filler(word));
}

const FILLER_STEMS = new Set([...FILLER].map(stem));
