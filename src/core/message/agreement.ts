import {
  type Amount,
  absolute,
  amountOf,
  compareAmounts,
  distanceOf,
  roughly,
  sameAmount,
} from '../../numbers/amount.ts';
import type { Qualifier, Quantity, Unit } from '../unit.ts';

/** A number as somebody says it. */
export type Said = {
  readonly amount: Amount;
  /** The power of ten of the last digit that is printed. */
  readonly lastDigit: number;
  /** Whether a word such as billion or 万 says the order of magnitude. */
  readonly isScaled: boolean;
  readonly hedge: Qualifier | null;
};

/** A value of the book, as exactly as its source prints it. */
export type Known = {
  readonly amount: Amount;
  readonly lastDigit: number;
  readonly qualifier: Qualifier | null;
  /** Whether it was counted, so that no digit of it was rounded away. */
  readonly isExact: boolean;
};

/** `same` to the last digit, or as good as the digits given allow. */
export type Agreement = 'same' | 'rounded' | 'none';

/** How far from the value a number may be that is not hedged, where zeros at its end may stand for digits not given. */
const ROUND = 0.015;
/** How far where it is hedged: about, nearly, more than. */
const HEDGED = { about: 0.04, nearly: 0.07, 'less-than': 0.07, 'more-than': 0.2 } as const;

/** The value of a fact, or the percentage of its change. */
export function knownOf({ digits, multiplier, qualifier }: Quantity, unit: Unit): Known {
  const decimals = digits.split('.')[1]?.length ?? 0;
  const isExact = unit.kind === 'count' && multiplier === 0 && qualifier === null && decimals === 0;
  return { amount: amountOf(digits, multiplier), lastDigit: multiplier - decimals, qualifier, isExact };
}

const isAtMostHalf = (distance: Amount, power: number) =>
  compareAmounts(
    { coefficient: distance.coefficient * 2n, exponent: distance.exponent },
    amountOf('1', power),
  ) <= 0;

/** Zeros at the end of a whole number may stand for digits that are not given: `8700万`, `7,400`. */
function endsInZeros({ amount, lastDigit, isScaled }: Said, isHedged: boolean): boolean {
  const zeros = amount.exponent - lastDigit;
  if (lastDigit < 0 || zeros < 1) return false;
  return isScaled || isHedged || (zeros > 1 && roughly(absolute(amount)) >= 1000);
}

function agreesHedged(said: Said, hedge: Qualifier, known: Known, distance: Amount, apart: number): boolean {
  if (apart > HEDGED[hedge]) return false;
  const order = compareAmounts(said.amount, known.amount);
  switch (hedge) {
    case 'about':
      return true;
    case 'more-than':
      // 五百多 is less than six hundred.
      return order <= 0 && compareAmounts(distance, amountOf('1', said.amount.exponent)) < 0;
    case 'less-than':
    case 'nearly':
      return order >= 0;
    default:
      return hedge satisfies never;
  }
}

/** Whether a number says the value, to the last digit or at the precision that either is given with. */
export function agreementOf(said: Said, known: Known): Agreement {
  const { hedge } = said;
  if (sameAmount(said.amount, known.amount)) {
    return hedge === null || hedge === 'about' || hedge === known.qualifier ? 'same' : 'rounded';
  }
  if (known.amount.coefficient === 0n) return 'none';
  const distance = distanceOf(said.amount, known.amount);
  const apart = roughly(distance) / roughly(absolute(known.amount));
  if (hedge !== null && agreesHedged(said, hedge, known, distance, apart)) return 'rounded';
  if (hedge === 'more-than' || hedge === 'less-than') return 'none';
  // Whole things are counted one by one: 20 is not 20.4 rounded unless the book says so itself.
  if (said.lastDigit > known.lastDigit && isAtMostHalf(distance, said.lastDigit)) return 'rounded';
  if (endsInZeros(said, hedge !== null) && apart <= ROUND && isAtMostHalf(distance, said.amount.exponent)) {
    return 'rounded';
  }
  if (!known.isExact && said.lastDigit < known.lastDigit && isAtMostHalf(distance, known.lastDigit))
    return 'rounded';
  return 'none';
}

/** How many digits say something: 3 for `3.45 billion`, 2 for `503,000,000` hedged away; zeros at the end say little. */
export function tellingDigits({ amount }: { readonly amount: Amount }): number {
  return String(amount.coefficient).replace('-', '').length;
}
