const SPACES = /[\s\u00a0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000]+/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|[\ufe00-\ufe0f]/g;

/** Chinese and Japanese signs: no space is due beside them, so those of line ends and of typesetting go. */
const CJK = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\u3001\u3002\u30fb';
const SPACE_BESIDE_CJK = new RegExp(
  `(?<=[${CJK}]) (?=[${CJK}\\p{L}\\p{N}"])|(?<=[\\p{L}\\p{N}%"]) (?=[${CJK}])`,
  'gu',
);

/**
 * Unicode's compatibility form of one sign, unless that makes digits of what is none: 10² would become 102, 3½ 31⁄2
 * and ① 1. `㎡` becomes m².
 */
function compatible(sign: string): string {
  if (sign === '㎡') return 'm²';
  if (sign === '㎥') return 'm³';
  const folded = sign.normalize('NFKC');
  return /\p{N}/u.test(folded) && !/^\p{Nd}$/u.test(sign) ? sign : folded;
}

/**
 * A text with what means the same written the same: compatibility forms (full-width digits, letters and punctuation),
 * spaces and line ends of any kind, words divided at the end of a line, quotation marks and brackets of titles,
 * hyphens, dashes between clauses (apart from hyphens, which may be a minus), the Russian ё. Upper and lower case stay.
 */
export function foldText(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(INVISIBLE, '')
      .replace(/(?<=\p{L})[-\u2010]\s*\n\s*(?=\p{L})/gu, '-')
      // Its compatibility form is a space and an accent.
      .replace(/´/g, "'")
      // Between ordinary digits the Chinese comma divides clauses, unless it could group thousands.
      .replace(/(?<=[0-9])，(?=[0-9])(?![0-9]{3}(?![0-9]))/g, ', ')
      .replace(/[^\u0020-\u024f\u0400-\u04ff\u4e00-\u9fff]/gu, compatible)
      .normalize('NFC')
      .replace(/[‘’‚‛′ʼ`]/g, "'")
      .replace(/[“”„‟″«»‹›「」『』《》〈〉〝〞]/g, '"')
      .replace(/[·•・‧∙]/g, '·')
      .replace(/[\u2010-\u2015\u2212-]+/g, (run) => (/^[^\u2014\u2015]$/.test(run) ? '-' : ' - '))
      .replace(/ё/g, 'е')
      .replace(/Ё/g, 'Е')
      .replace(SPACES, ' ')
      .replace(SPACE_BESIDE_CJK, '')
      .trim()
  );
}
