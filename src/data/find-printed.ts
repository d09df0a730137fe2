const LETTER = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]/u;
const DIGIT = /\d/;

/** Whether a number goes on to the left: `1` of `15`, `15.` of `15.3`, `1,` and `1 ` of a group of thousands. */
function continuesBefore(before: string, found: string): boolean {
  if (/\d[.,']?$/.test(before)) return true;
  return /(?<![\d.,])\d{1,3}(?: \d{3})* $/.test(before) && /^\d{3}(?!\d)/.test(found);
}

function continuesAfter(found: string, after: string): boolean {
  if (/^[.,']?\d/.test(after)) return true;
  return /(?<![\d.,])\d{1,3}(?: \d{3})*$/.test(found) && /^ \d{3}(?!\d)/.test(after);
}

const SCALE_WORDS =
  'thousand|million|billion|trillion|тыс|тысяч[аи]?|млн|миллион(?:ов|а)?|млрд|миллиард(?:ов|а)?|трлн|триллион(?:ов|а)?';
const BEGINS_WITH_SCALE = new RegExp(`^(?:[ -]?(?:${SCALE_WORDS})(?!\\p{L})|[百千]?[万萬亿億])`, 'iu');
const ENDS_WITH_SCALE = new RegExp(`\\d[ -]?(?:${SCALE_WORDS})\\.?$`, 'iu');

/** `3亿` of `3亿4500万`, `3 тыс.` of `3 тыс. 450`; a longer number after a word such as billion is another one. */
function scaleGoesOn(before: string, after: string): boolean {
  if (/[万萬亿億]$/.test(before)) return /^\d/.test(after);
  return (
    ENDS_WITH_SCALE.test(before) &&
    /^ (?:\d{1,3}(?![\d.,]*\d)|\d+(?:[.,]\d+)? ?(?:тыс|млн|thousand|million)(?!\p{L}))/iu.test(after)
  );
}

const NUMBER_WORDS = [
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen',
  '(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million|billion|trillion|point|minus',
  'один|одна|одно|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|[а-я]+надцать|двадцать|тридцать|сорок',
  '(?:пять|шесть|семь|восемь)десят|девяносто|сто|двести|триста|четыреста|(?:пять|шесть|семь|восемь|девять)сот',
  'тысяч[аи]?|миллион(?:ов|а)?|миллиард(?:ов|а)?|минус',
].join('|');
const BEGINS_WITH_NUMBER = new RegExp(`^[$€£¥₽]?(?:\\d|(?:${NUMBER_WORDS})(?!\\p{L}))`, 'iu');
const ENDS_WITH_NUMBER_WORD = new RegExp(`(?<!\\p{L})(?:${NUMBER_WORDS})(?:-| (?:and )?)$`, 'iu');
const BEGINS_WITH_NUMBER_WORD = new RegExp(`^(?:-| (?:and )?)(?:${NUMBER_WORDS})(?!\\p{L})`, 'iu');
const CHINESE_DIGIT = /[〇零一二两三四五六七八九十百千万亿负]/;

/** Whether the number at the beginning is the end of a longer or a negative one: `nine` of `ninety-nine`, `14` of `-14`. */
function endsLongerNumber(before: string, found: string): boolean {
  if (CHINESE_DIGIT.test(found.at(0) ?? '')) return CHINESE_DIGIT.test(before.at(-1) ?? '');
  if (!BEGINS_WITH_NUMBER.test(found)) return false;
  return /-[$€£¥₽]?$/.test(before) || ENDS_WITH_NUMBER_WORD.test(before);
}

/** `450` of `3 тыс. 450`, `4500万` of `3亿4500万`. */
function endsScaledNumber(before: string, rest: string): boolean {
  if (/[\d〇零一二三四五六七八九十百千][万萬亿億]$/.test(before)) return true;
  return before.endsWith(' ') && scaleGoesOn(before.slice(0, -1), ` ${rest}`);
}

/** `twenty` of `twenty-nine`, `九` of `九十`. */
function wordsGoOn(found: string, after: string): boolean {
  if (/[〇零一二三四五六七八九十百千]$/.test(found)) return CHINESE_DIGIT.test(after.at(0) ?? '');
  return ENDS_WITH_NUMBER_WORD.test(`${found} `) && BEGINS_WITH_NUMBER_WORD.test(after);
}

/** Whether the place where a string was found is a whole of its own: no part of a longer number or word. */
function isWhole(text: string, start: number, found: string): boolean {
  const before = text.slice(0, start);
  const after = text.slice(start + found.length);
  const [first = '', last = ''] = [found.at(0), found.at(-1)];
  if (DIGIT.test(first) && continuesBefore(before, found)) return false;
  if (endsLongerNumber(before, found)) return false;
  if (DIGIT.test(last) && (continuesAfter(found, after) || BEGINS_WITH_SCALE.test(after))) return false;
  if (DIGIT.test(first) && endsScaledNumber(before, `${found}${after.slice(0, 20)}`)) return false;
  if (scaleGoesOn(found, after) || wordsGoOn(found, after)) return false;
  if (LETTER.test(first) && LETTER.test(before.at(-1) ?? '')) return false;
  return !(LETTER.test(last) && LETTER.test(after.at(0) ?? ''));
}

/**
 * Whether a printed string stands in a text, both folded: 15 does not stand in 115, 15.3 or 15,000, nor
 * `3.45 billion` in `13.45 billion`. Upper and lower case differ.
 */
export function standsIn(printed: string, text: string): boolean {
  for (let start = text.indexOf(printed); start >= 0; start = text.indexOf(printed, start + 1)) {
    if (isWhole(text, start, printed)) return true;
  }
  return false;
}
