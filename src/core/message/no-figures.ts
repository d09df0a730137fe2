import { MONTH_NAMES } from '../period/period-words.ts';

const YEAR = '(?:1[89]|20)\\d\\d';

/** What has digits and is no figure. Each match is blanked, sign for sign. */
const NO_FIGURES: readonly RegExp[] = [
  // Addresses, accounts, channels, pictures.
  /\bhttps?:\/\/[^\s，。；）)>]+|\bwww\.[^\s，。；）)>]+|[\w.+-]+@[\w-]+\.[\w.]+|<[@#!:][^>\n]*>|(?<![\p{L}\p{N}]):[a-z0-9_+-]*[a-z][a-z0-9_+-]*:/gu,
  // Names of files, variables and products: letters and digits joined by a line, a stop or nothing.
  /(?<![\p{L}\p{N}])[a-z]+_[a-z0-9_]+|\b[\w-]+\.(?:xlsx?|docx?|pdf|png|jpe?g|csv|pptx?|md|txt|json)\b|\b\d+[a-z][a-z0-9]*\b(?<!\d(?:k|m|bn?|mn|tn?|trn|bln|mln|km|kg|usd|eur|cny|rmb|rub|yuan|teu|[mb]illion|thousand))/gu,
  // Telephones.
  /\+\d[\d\s()-]{7,}\d|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}-\d{6,8}(?!\d)|(?<!\d)\d{2,4}(?:-\d{2,4}){2,}(?!\d)/gu,
  // Days and times.
  new RegExp(
    `(?<!\\d)${YEAR}[-/.]\\d{1,2}[-/.]\\d{1,2}(?!\\d)|(?<!\\d)\\d{1,2}[/.]\\d{1,2}[/.](?:\\d{4}|\\d{2})(?!\\d)`,
    'gu',
  ),
  new RegExp(`(?<!\\d)${YEAR}\\s?[-/–—~]\\s?(?:${YEAR}|\\d{1,2})(?!\\d|[.,]\\d)`, 'gu'),
  /(?<!\d)\d{1,2}[:：]\d{2}(?::\d{2})?(?!\d)|(?<![\d.,])\d{1,2}\s?(?:[ap]\.?m\.?|o'clock)(?!\p{L})|[上下]午\s*\d{1,2}|\d{1,2}\s*[点时](?![\p{Script=Han}]?[米心])(?:半|\d{1,2}分)?/gu,
  /(?<![\d.,])\d{1,4}\s*年(?!期|限)(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*[日号])?|(?<![\d.,])\d{1,2}\s*月(?:份|\s*\d{1,2}\s*[日号])?|(?<![\d.,])\d{1,2}\s*[日号](?!线)/gu,
  /[前头首]\s*(?:\d{1,2}|[一二两三四五六七八九十])\s*个?[月季](?:度)?|第?[一二三四1-4]\s*季度/gu,
  new RegExp(
    `(?<![\\p{L}\\d])(?:\\d{1,2}(?:st|nd|rd|th)?(?:\\s+of)?\\s+(?:${MONTH_NAMES})(?!\\p{L})|(?:${MONTH_NAMES})\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?(?![\\d.,]*\\d|\\s*(?:%|percent|million|billion|thousand|млн|млрд|тыс)))`,
    'gu',
  ),
  new RegExp(
    `(?<![\\d.,])${YEAR}\\s?(?:-?е(?!\\p{L})|г\\.|гг\\.|год\\p{L}{0,2}(?!\\p{L})|s(?!\\p{L}))`,
    'gu',
  ),
  /(?<!\p{L})(?:за|first|последние|первые|last|past)\s+\d{1,2}\s+(?:месяц\p{L}*|months?|days?|дн\p{L}+|лет|years?|quarters?|квартал\p{L}*)/gu,
  /(?<!\p{L})(?:first|за|первые)\s+(?:two|three|four|five|six|seven|eight|nine|ten|eleven|два|три|четыре|пять|шесть|семь|восемь|девять|десять)\s+(?:months|quarters|месяц\p{L}*|квартал\p{L}*)/gu,
  /(?<![\d.,])\d{1,2}\s*месяц\p{L}*(?=\s+\d{4})/gu,
  new RegExp(
    `(?<![\\p{L}\\d])(?:[qh][1-4])(?:\\s?${YEAR})?|(?<!\\d)[1-4](?:-?[йгом]{1,3})?\\s+(?:кварта|полугоди)\\p{L}*`,
    'gu',
  ),
  // Ordinals, and what counts places in a list, on a page, in a house.
  /(?<![\d.,])\d+(?:st|nd|rd|th)(?!\p{L})|(?<![\d.,])\d+-(?:[йяеюх]|го|му|ый|ая|ое|ой|ом|ую|ых|ми?)(?!\p{L})|第\s*(?:\d+|[一二三四五六七八九十百]+)/gu,
  /(?:^|\n)[ \t>]*(?:#+\s*)?\(?\d{1,2}[.)、](?=\s|\p{Script=Han})|(?<![\p{L}\d])#\s?\d+/gu,
  /(?<!\p{L})(?:no\.|nr\.|№|room|rooms|floor|page|pages|p\.|pp\.|slide|slides|table|fig\.|figure|chapter|section|version|ver\.|v\.?|ticket|order|id|flight|gate|line|каб\.|кабинет\p{L}*|комнат\p{L}*|стр\.|страниц\p{L}*|слайд\p{L}*|табл\p{L}*|рис\.|верси\p{L}*|этаж\p{L}*|дом|кв\.(?! ?(?:к?м|метр))|пункт\p{L}*|п\.|версия|заявк\p{L}*|рейс(?=\s+[a-z])|pin|code|код|zip)\s*[#№:]?\s*\d+(?:[.-]\d+)*(?!\s?(?:%|percent|million|billion|тыс|млн|млрд)|[.,]?\d)/gu,
  /\d+\s*(?:楼|层|室|号楼|会议室|房间|页|路公交|版)|(?:版本|房间|页码|编号|工号)\s*[:：]?\s*\d+(?:\.\d+)*/gu,
  /(?<![\d.])\d+(?:\.\d+){2,}(?![\d])|\d+\+\d+(?!\d)|\d+\s?[x×]\s?\d+/gu,
];

/**
 * A folded text with blanks where dates, times, addresses, ordinals, versions and the like stand. It is read in lower
 * case: a pattern that minds no case takes a hundred times as long to make.
 */
export function withoutNonFigures(folded: string): string {
  let text = folded;
  let lower = inLowerCase(folded);
  for (const form of NO_FIGURES) {
    for (const { 0: all, index } of lower.matchAll(form)) {
      const blank = (whole: string) =>
        whole.slice(0, index) + ' '.repeat(all.length) + whole.slice(index + all.length);
      text = blank(text);
      lower = blank(lower);
    }
  }
  return text;
}

/** As long as the text, sign for sign: the few signs that have no small letter of their length stay. */
export function inLowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (sign) =>
    sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign,
  ).join('');
}
