/** A run of digits with whatever may group them: spaces or apostrophes before threes, points and commas. */
export const NUMBER = /(?<![\d.,])\d{1,3}(?:[\s'’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*/g;

/** Full-width digits, as Chinese texts print them, as ordinary ones. */
export function foldDigits(text: string): string {
  return text.replace(/[０-９．，]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** What a run means where the point is the decimal sign; `null` when it cannot be written so. */
function withDecimalPoint(run: string): string | null {
  if (/^\d+(?:\.\d+)?$/.test(run)) return run;
  return /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(run) ? run.replaceAll(',', '') : null;
}

const exchangeSigns = (run: string) => run.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'));

/** The signs that divide whole from fraction. */
export type DecimalSign = '.' | ',';

/** The readings of a run as one decimal, the one first where the point is the decimal sign. */
function decimalsOf(run: string): readonly string[] {
  const plain = run.replace(/[\s'’]/g, '');
  // Where spaces group the thousands, the other sign can only be that of the fraction.
  if (plain !== run && /^\d+[.,]\d+$/.test(plain)) return [plain.replace(',', '.')];
  return [plain, exchangeSigns(plain)].flatMap((form) => withDecimalPoint(form) ?? []);
}

/**
 * What a run of digits means where the decimal sign is known: `3.450` is 3.450 with a point and 3450 with a comma.
 * `null` for what is no single number: a date, a version.
 */
export function readingWith(run: string, sign: DecimalSign): string | null {
  const found = decimalsOf(run);
  return (sign === '.' ? found.at(0) : found.at(-1)) ?? null;
}

/** Every decimal that a run of digits may mean. */
export function readingsOf(run: string): readonly string[] {
  const plain = run.replace(/[\s'’]/g, '');
  const found = decimalsOf(run);
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
