import { withAskedFirst } from '../../src/core/answer/asked-first.ts';
import type { FactBook } from '../../src/core/book/fact-book.ts';
import { type Candidate, understand } from '../../src/core/closest/closest.ts';
import { thing } from '../../src/core/search/search.ts';
import { grade } from './grade.ts';
import type { EvalQuestion } from './questions.ts';

/** How far each step follows the slope, and how strongly weights are drawn to zero. */
type Ascent = { readonly steps: number; readonly rate: number; readonly decay: number };
const LIKELIHOOD: Ascent = { steps: 400, rate: 2, decay: 0.004 };
const SURENESS: Ascent = { steps: 8000, rate: 0.3, decay: 0.02 };

type Weights = Readonly<Record<string, number>>;
type Row = { readonly values: readonly number[]; readonly isMeant: boolean };

/** What a question may mean, the most likely first, with what tells how sure that is. */
function understood(question: EvalQuestion, book: FactBook) {
  const read = book.search.read(book.search.mend(question.q));
  const within = { period: read.period, area: read.area, isGrowth: read.growthStems.length > 0 };
  return understand(book, read, within, () => true);
}

/** Whether a candidate is what a question means; of what is not published, that it has no value. */
function isMeant(question: EvalQuestion, { fit, answer }: Candidate): boolean {
  switch (question.kind) {
    case 'answerable':
      return grade(question, withAskedFirst(answer, question.q)) === 'right';
    case 'not-published':
      return thing(fit.subject).id === question.indicator && answer.outcome !== 'found';
    case 'unknown':
    case 'ambiguous':
      return false;
    default:
      return question satisfies never;
  }
}

/** Climbs from zero along the slope that `slopesAt` gives for each weight. */
function ascend(
  keys: readonly string[],
  { steps, rate, decay }: Ascent,
  slopesAt: (weights: readonly number[]) => readonly number[],
): Weights {
  let weights: readonly number[] = keys.map(() => 0);
  for (let step = 0; step < steps; step++) {
    const slopes = slopesAt(weights);
    weights = weights.map((weight, i) => weight + rate * ((slopes[i] ?? 0) - decay * weight));
  }
  return Object.fromEntries(keys.map((key, i) => [key, weights[i] ?? 0]));
}

const weigh = (values: readonly number[], weights: readonly number[]) =>
  values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0);

/** How much each trait of a candidate tells: a conditional logit (McFadden 1974). */
function fitLikelihood(book: FactBook, questions: readonly EvalQuestion[]): Weights {
  const all = questions.map((question) =>
    understood(question, book).candidates.map((candidate) => ({
      traits: candidate.traits,
      isMeant: isMeant(question, candidate),
    })),
  );
  const keys = Object.keys(all[0]?.[0]?.traits ?? {});
  // A question whose meaning is not among the candidates teaches nothing of their order.
  const samples = all
    .filter((options) => options.length > 1 && options.some((option) => option.isMeant))
    .map((options): readonly Row[] =>
      options.map(({ traits, isMeant }) => ({ values: Object.values(traits), isMeant })),
    );
  return ascend(keys, LIKELIHOOD, (weights) => {
    const slopes = keys.map(() => 0);
    for (const rows of samples) {
      const powers = rows.map(({ values }) => Math.exp(weigh(values, weights)));
      const sum = powers.reduce((total, power) => total + power, 0);
      const meant = rows.reduce((total, row, i) => total + (row.isMeant ? (powers[i] ?? 0) : 0), 0);
      for (const [i, row] of rows.entries()) {
        const power = powers[i] ?? 0;
        const pull = (row.isMeant ? power / meant : 0) - power / sum;
        for (const [at, value] of row.values.entries()) slopes[at] = (slopes[at] ?? 0) + pull * value;
      }
    }
    return slopes.map((slope) => slope / samples.length);
  });
}

/** Each column less its mean, over its spread, so that all weights are drawn to zero alike. */
function standardised(rows: readonly Row[]): {
  readonly rows: readonly Row[];
  readonly spread: readonly number[];
  readonly mean: readonly number[];
} {
  const columns = rows[0]?.values.map((_, at) => rows.map(({ values }) => values[at] ?? 0)) ?? [];
  const mean = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / column.length);
  const spread = columns.map((column, at) =>
    Math.sqrt(column.reduce((sum, value) => sum + (value - (mean[at] ?? 0)) ** 2, 0) / column.length),
  );
  const scaled = rows.map(({ values, isMeant }) => ({
    isMeant,
    values: values.map((value, at) =>
      (spread[at] ?? 0) === 0 ? value : (value - (mean[at] ?? 0)) / (spread[at] ?? 1),
    ),
  }));
  return { rows: scaled, spread, mean };
}

/** How sure it is that the most likely candidate is meant: a logistic regression. */
function fitSureness(book: FactBook, questions: readonly EvalQuestion[]): Weights {
  const samples = questions.flatMap((question) => {
    const { candidates, signs } = understood(question, book);
    const [first] = candidates;
    return first === undefined || signs === null ? [] : { signs, isMeant: isMeant(question, first) };
  });
  const keys = Object.keys(samples[0]?.signs ?? {});
  const { rows, spread, mean } = standardised(
    samples.map(({ signs, isMeant }): Row => ({ values: Object.values(signs), isMeant })),
  );
  const scaled = ascend(keys, SURENESS, (weights) => {
    const slopes = keys.map(() => 0);
    for (const { values, isMeant } of rows) {
      const pull = (isMeant ? 1 : 0) - 1 / (1 + Math.exp(-weigh(values, weights)));
      for (const [at, value] of values.entries()) slopes[at] = (slopes[at] ?? 0) + pull * value;
    }
    return slopes.map((slope) => slope / rows.length);
  });
  // Back to the signs as they are; what was taken off each goes into the bias.
  const own = keys.map((key, at) =>
    spread[at] === 0 ? (scaled[key] ?? 0) : (scaled[key] ?? 0) / (spread[at] ?? 1),
  );
  const shift = own.reduce((sum, weight, at) => sum + (spread[at] === 0 ? 0 : weight * (mean[at] ?? 0)), 0);
  return Object.fromEntries(
    keys.map((key, at) => [key, Number(((own[at] ?? 0) - (key === 'bias' ? shift : 0)).toFixed(2))]),
  );
}

const rounded = (weights: Weights): Weights =>
  Object.fromEntries(Object.entries(weights).map(([key, weight]) => [key, Number(weight.toFixed(2))]));

/** The weights of `src/core/closest/likelihood.ts`, then with those in use the ones of `src/core/closest/sureness.ts`. */
export function fitWeights(book: FactBook, questions: readonly EvalQuestion[]) {
  return {
    likelihood: rounded(fitLikelihood(book, questions)),
    sureness: rounded(fitSureness(book, questions)),
  };
}
