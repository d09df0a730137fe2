/** A run of digits with whatever may group them: spaces or apostrophes before threes, points and commas. */
export const NUMBER = /(?<![\d.,])\d{1,3}(?:[\s'’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*/g;

/** Full-width digits, as Chinese texts print them, as ordinary ones. */
export function foldDigits(text: string): string {
  return text.replace(/[０-９．，]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** What a run means where the point is the decimal sign; `null` when it cannot be written so. */
function withDecimalPoint(run: string): string | null {
  if (/^\d+(?:\.\d+)?$/.test(run)) return run;
  return /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(run) ? run.replaceAll(',', '') : null;
}

const exchangeSigns = (run: string) => run.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'));

/** Every decimal that a run of digits may mean. */
export function readingsOf(run: string): readonly string[] {
  const plain = run.replace(/[\s'’]/g, '');
  const found = [plain, exchangeSigns(plain)].flatMap((form) => withDecimalPoint(form) ?? []);
  // A list or a date, `2020.08.31`: every part for itself.
  return found.length > 0 ? found : plain.split(/[.,]/);
}

/**
 * Every decimal that a printed string may mean: `1,000 companies` is 1000 (or 1.000, where the comma is the decimal
 * sign). Which of the two a source writes is not known here, so both are given.
 */
export function numbersIn(printed: string): ReadonlySet<string> {
  return new Set((foldDigits(printed).match(NUMBER) ?? []).flatMap(readingsOf));
}
