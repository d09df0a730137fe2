/** A number with its grouping: by spaces or apostrophes in threes, or by points and commas. */
const NUMBER = /(?<![\d.,])\d{1,3}(?:[\s'’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*/g;

/** Full-width digits, as Chinese texts print them, as ordinary ones. */
export function foldDigits(text: string): string {
  return text.replace(/[０-９．，]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

function readings(token: string): readonly string[] {
  const plain = token.replace(/[\s'’]/g, '');
  const groupedByComma = plain.replaceAll(',', '');
  const groupedByPoint = plain.replaceAll('.', '').replace(',', '.');
  const grouped = plain.replace(/[.,]/g, '');
  return /\.\d{3}(?:\.|$)/.test(plain)
    ? [groupedByComma, groupedByPoint, grouped]
    : [groupedByComma, groupedByPoint];
}

/**
 * Every decimal that a printed string may mean: `1,000 companies` is 1000 (or 1.000, where the comma is the decimal
 * sign). Whether a source groups by comma or point is not known here, so both are given.
 */
export function numbersIn(printed: string): ReadonlySet<string> {
  return new Set((foldDigits(printed).match(NUMBER) ?? []).flatMap(readings));
}
