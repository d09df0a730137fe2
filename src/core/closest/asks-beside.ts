import { askedFor, asksMeasure } from '../question/asked-for.ts';
import { askedKinds } from '../question/asked-kind.ts';
import { asksNames, focusOf } from '../question/focus.ts';
import type { Question } from '../question/question.ts';
import type { Candidate } from './closest.ts';
import { isUntold } from './refusals.ts';
import type { Signs } from './sureness.ts';

/** Whether what is asked for, by the words right behind those of asking, is nothing that a candidate tells of. */
export function isUnfocused(text: string, { fit }: Candidate): boolean {
  if (fit.unmet.length === 0) return false;
  const lacking = new Set(fit.unmet.map((term) => term.text));
  return focusOf(text).some((terms) => terms.every((term) => lacking.has(term)));
}

/** Whether a share is asked for, and none is told. */
function isShareless({ text }: Question, { answer }: Candidate): boolean {
  if (answer.outcome !== 'found' || !askedFor(text).isShare) return false;
  return answer.facts.every((fact) => fact.kind !== 'statement' && fact.unit.kind !== 'percent');
}

/** Whether the names of several are asked for, of a sentence that names nobody. */
const isNameless = ({ text }: Question, { fit: { subject } }: Candidate) =>
  subject.kind === 'statement' && subject.statement.members.length === 0 && asksNames(text);

/** Whether a number is asked of what a sentence does not speak of, though it may be called so. */
const isUncounted = ({ text }: Question, { fit: { subject } }: Candidate) =>
  subject.kind === 'statement' && isUntold(text, subject.statement);

/** Whether somebody is asked for, of what is hardly ever asked so: one of its names may have such a word by chance. */
const isNobodys = ({ text }: Question, { traits }: Candidate) =>
  traits.kind < 1 && askedKinds(text).has('who');

/** How much less likely another measure of the same may be, and still be meant as well. */
const AS_LIKELY = 2;

/** Whether no measure is asked for, and another one of the same has as many of the words: `used car exports 2023`. */
function hasOtherMeasure({ text }: Question, [first, ...others]: readonly Candidate[]): boolean {
  if (first === undefined || asksMeasure(text)) return false;
  const own = first.fit.subject;
  if (own.kind !== 'indicator') return false;
  return others.some(
    ({ fit, answer, likelihood }) =>
      fit.subject.kind === 'indicator' &&
      fit.subject.indicator.topic === own.indicator.topic &&
      fit.subject.indicator.unit.kind !== own.indicator.unit.kind &&
      fit.subject.indicator.formula === null &&
      answer.outcome === 'found' &&
      fit.lacking <= first.fit.lacking &&
      likelihood >= first.likelihood - AS_LIKELY,
  );
}

/**
 * Whether a question may ask another thing of what fits it best, however well all else fits: something that is not told
 * of it, a number of what it gives the number of itself, a share or names where none are told, or another measure.
 */
export const asksBeside = (question: Question, candidates: readonly Candidate[], signs: Signs) =>
  signs.unfocused === 1 ||
  signs.ownFigure > 0 ||
  candidates
    .slice(0, 1)
    .some(
      (first) =>
        isShareless(question, first) ||
        isNameless(question, first) ||
        isUncounted(question, first) ||
        isNobodys(question, first),
    ) ||
  hasOtherMeasure(question, candidates);
