const DIGITS = '零一二三四五六七八九';

/** An hour in Chinese numerals, as far as a day has hours. */
const HOUR = '(?:二十[一二三四]?|十[一二三四五六七八九]?|[零一二两三四五六七八九])';
const MINUTES = '(?:[二三四五]?十[一二三四五六七八九]?|零?[一二三四五六七八九])';
const WEEK = '(?:周|星期|礼拜)';
const DAY = '[一二三四五六日天]';

/** Parts of a day that Chinese says in front of a time. */
export const HALVES = '(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|半夜|午夜)';

/** Days: a sign that begins an hour (`周五五点`) belongs to the time. */
const DAYS = `(?:每?${WEEK}${DAY}(?:(?!${HOUR}[点时])${DAY})*(?:[至到~–-]${WEEK}?${DAY})?)+|每天|每日|每个?工作日|工作日|每?周末`;
const TIME = `${HALVES}?(?:\\d{1,2}|${HOUR})(?:[:：]\\d{1,2}|[点时](?:整|钟|半|[一三]刻|(?:\\d{1,2}|${MINUTES})分?)?)`;
const PIECE = new RegExp(`${DAYS}|${TIME}`, 'gu');

function numberOf(han: string): number {
  const [tens = '', ones = ''] = han.includes('十') ? han.split('十') : ['', han];
  const digit = (sign: string) => (sign === '两' ? 2 : DIGITS.indexOf(sign));
  const tenfold = han.includes('十') ? (tens === '' ? 1 : digit(tens)) * 10 : 0;
  return tenfold + (ones.replace('零', '') === '' ? 0 : digit(ones.replace('零', '')));
}

const HAN_HOUR = new RegExp(`${HOUR}(?=[点时])`, 'u');
const HAN_MINUTES = new RegExp(`(?<=[点时])${MINUTES}`, 'u');

/** A Chinese time in digits: `九点半` is `9点半`, `晚上十点一刻` is `晚上10点15`. */
export const timeInDigits = (word: string): string =>
  word
    .replace(HAN_HOUR, (han) => String(numberOf(han)))
    .replace(/(?<=[点时])[整钟]/u, '')
    .replace(/(?<=[点时])([一三])刻/u, (_, quarter: string) => (quarter === '一' ? '15' : '45'))
    .replace(HAN_MINUTES, (han) => String(numberOf(han)));

const SHARED = new RegExp(`${WEEK}${DAY}(?:\\s*[、,，和与及]\\s*${DAY}(?![十点时]))+`, 'gu');

/** `周一、三、五` is `周一三五`: days that say only once which week they are of. */
export const withSharedWeek = (text: string): string =>
  text.replace(SHARED, (days) => days.replace(/[\s、,，和与及]/gu, ''));

/** The same text with what Chinese writes together told apart: `每周一三五上午9点` is `每周一三五 上午9点`. */
export function withHanParted(text: string): string {
  if (!/\p{Script=Han}/u.test(text)) return text;
  return text.replace(PIECE, (piece) => ` ${timeInDigits(piece).replace(/^每(?:个)?(?=工作日|周末)/u, '')} `);
}
