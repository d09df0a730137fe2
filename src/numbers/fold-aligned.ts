/** Signs that mean one of ASCII's in running text. */
const SAME: Readonly<Record<string, string>> = {
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '−': '-',
  '﹣': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '「': '"',
  '」': '"',
  '〜': '~',
  ё: 'е',
  Ё: 'Е',
};

function foldSign(sign: string): string {
  const same = SAME[sign];
  if (same !== undefined) return same;
  if (/\s/.test(sign)) return sign === '\n' ? '\n' : ' ';
  if (sign <= '\u024f' || /\p{Script=Han}|\p{Script=Cyrillic}/u.test(sign)) return sign;
  const folded = sign.normalize('NFKC');
  // Compatibility forms of other lengths would move what stands behind them; ① is no 1.
  const isDigit = /\p{N}/u.test(folded) && !/^\p{Nd}$/u.test(sign);
  return folded.length === sign.length && !isDigit ? folded : sign;
}

/**
 * A text folded as `foldText` does it, as far as every sign stays where it is, so that what is found in one text is
 * found at the same place in the other. Line ends stay.
 */
export function foldAligned(text: string): string {
  return text.replace(/\P{ASCII}|[\t\r\f\v]/gu, foldSign);
}
