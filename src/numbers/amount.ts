/**
 * An exact decimal: `coefficient` times ten to the power of `exponent`. The coefficient never ends in a zero, and zero
 * has the exponent 0, so that two amounts are the same number if both fields are.
 */
export type Amount = { readonly coefficient: bigint; readonly exponent: number };

function canonical(coefficient: bigint, exponent: number): Amount {
  if (coefficient === 0n) return { coefficient, exponent: 0 };
  const zeros = /0*$/.exec(String(coefficient))?.[0].length ?? 0;
  return { coefficient: coefficient / 10n ** BigInt(zeros), exponent: exponent + zeros };
}

/** A plain decimal such as `-3.45` times ten to the power given: `3.45` and 9 is 3,450,000,000. */
export function amountOf(decimal: string, power = 0): Amount {
  const [whole = '', fraction = ''] = decimal.split('.');
  return canonical(BigInt(`${whole}${fraction}`), power - fraction.length);
}

export function sameAmount(one: Amount, other: Amount): boolean {
  return one.coefficient === other.coefficient && one.exponent === other.exponent;
}

export function sumOf(one: Amount, other: Amount): Amount {
  const exponent = Math.min(one.exponent, other.exponent);
  const scaled = (amount: Amount) => amount.coefficient * 10n ** BigInt(amount.exponent - exponent);
  return canonical(scaled(one) + scaled(other), exponent);
}

export function negated({ coefficient, exponent }: Amount): Amount {
  return { coefficient: -coefficient, exponent };
}

export function absolute({ coefficient, exponent }: Amount): Amount {
  return { coefficient: coefficient < 0n ? -coefficient : coefficient, exponent };
}

/** How far two amounts are apart, never negative. */
export function distanceOf(one: Amount, other: Amount): Amount {
  return absolute(sumOf(one, negated(other)));
}

/** Negative where the first is less, zero where both are the same. */
export function compareAmounts(one: Amount, other: Amount): number {
  const { coefficient } = sumOf(one, negated(other));
  return coefficient === 0n ? 0 : coefficient < 0n ? -1 : 1;
}

/** Near enough to say how many times one amount is another; not for showing. */
export function roughly({ coefficient, exponent }: Amount): number {
  return Number(`${coefficient}e${exponent}`);
}

/** The decimal written out: `3450000000`, `0.5`. */
export function printAmount({ coefficient, exponent }: Amount): string {
  if (exponent >= 0) return `${coefficient}${'0'.repeat(exponent)}`;
  const digits = String(coefficient)
    .replace('-', '')
    .padStart(1 - exponent, '0');
  return `${coefficient < 0n ? '-' : ''}${digits.slice(0, exponent)}.${digits.slice(exponent)}`;
}
