import { type Amount, amountOf, sameAmount } from '../../numbers/amount.ts';
import { decimalSignOf } from '../../numbers/decimal-sign.ts';
import { foldText } from '../../numbers/fold-text.ts';
import { type TextFigure, textFiguresIn } from '../../numbers/text-figures.ts';
import type { Derived, Fact, Observation } from '../fact.ts';

/** A fact whose value, or the change that is printed with it, is a figure of a text. */
export type Valued = { readonly fact: Observation | Derived; readonly as: 'value' | 'change' };

/** Figures to facts. */
export type ValueIndex = {
  /** The facts that have exactly this figure, in a unit that fits what stands beside it. */
  readonly having: (figure: TextFigure) => readonly Valued[];
};

const amountIn = ({ quantity }: Observation | Derived) => amountOf(quantity.digits, quantity.multiplier);

function changeOf(fact: Observation | Derived): Amount | null {
  if (fact.kind === 'derived' || fact.change === null) return null;
  return amountOf(fact.change.percent);
}

/** Signs are told with words (`fell by 4.1 percent`), and scales may be left out: digits are what is looked up. */
const keyOf = ({ coefficient }: Amount) => String(coefficient).replace('-', '');

const isSameSize = (one: Amount, other: Amount) =>
  sameAmount(one, other) || (one.exponent === other.exponent && keyOf(one) === keyOf(other));

/** Whether a value can be what is printed: with a currency only money, with a percent sign only a percentage. */
function fitsUnit({ currencies, percent }: TextFigure, { unit }: Observation | Derived): boolean {
  if (percent) return unit.kind === 'percent';
  if (currencies !== null) return unit.kind === 'currency' && currencies.includes(unit.code);
  return true;
}

const FACTS_A_STEP = 1000;

/** Indexes values and printed changes, in steps between which answers can have their turn. */
export function* buildValueIndex(facts: readonly Fact[]): Generator<void, ValueIndex> {
  const byDigits = new Map<string, (Observation | Derived)[]>();
  for (const [at, fact] of facts.entries()) {
    if (at % FACTS_A_STEP === 0) yield;
    if (fact.kind === 'statement' || (fact.kind === 'observation' && fact.doubt !== null)) continue;
    for (const amount of [amountIn(fact), changeOf(fact)]) {
      if (amount === null) continue;
      const key = keyOf(amount);
      const known = byDigits.get(key);
      if (known === undefined) byDigits.set(key, [fact]);
      else if (!known.includes(fact)) known.push(fact);
    }
  }
  return {
    having: (figure) =>
      (byDigits.get(keyOf(figure.amount)) ?? []).flatMap((fact): readonly Valued[] => {
        if (isSameSize(amountIn(fact), figure.amount) && fitsUnit(figure, fact))
          return [{ fact, as: 'value' }];
        const change = changeOf(fact);
        const isChange = change !== null && isSameSize(change, figure.amount) && figure.currencies === null;
        return isChange ? [{ fact, as: 'change' }] : [];
      }),
  };
}

/** The figures of a question, read with the decimal sign of the script that it is written in. */
export function figuresOf(text: string): readonly TextFigure[] {
  const folded = foldText(text);
  return /\p{N}/u.test(folded) ? textFiguresIn(folded, decimalSignOf(folded, 'en')) : [];
}
