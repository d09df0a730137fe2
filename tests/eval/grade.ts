import type { Answer, Meaning } from '../../src/core/answer/answer.ts';
import type { Fact } from '../../src/core/fact.ts';
import type { EvalQuestion } from './questions.ts';

/**
 * What an answer is worth. `asked` asks back with a right choice among the five; `misled` asks back without one, where
 * there is one; `abstained` gives nothing.
 */
export const GRADES = ['right', 'asked', 'misled', 'abstained', 'wrong'] as const;
export type Grade = (typeof GRADES)[number];

type Expected = Extract<EvalQuestion, { kind: 'answerable' }>;

function isExpected({ expect, indicator, area }: Expected, fact: Fact): boolean {
  if (expect?.includes(fact.id)) return true;
  if (indicator === undefined || fact.kind === 'statement') return false;
  return fact.indicator.id === indicator && (area === undefined || fact.area.id === area);
}

/** Sentences are shown together, so each stands first; of figures the first is what a reader takes away. */
function standFirst(facts: readonly Fact[]): readonly Fact[] {
  return facts.every(({ kind }) => kind === 'statement') ? facts : facts.slice(0, 1);
}

function names(id: string, { subject, fact }: Meaning): boolean {
  if (fact?.id === id) return true;
  if (subject.kind === 'indicator') return subject.indicator.id === id;
  return subject.kind === 'statement' && subject.statement.id === id;
}

/** Grades an answer to a question of the set. */
export function grade(question: EvalQuestion, answer: Answer): Grade {
  switch (question.kind) {
    case 'answerable':
      if (answer.outcome === 'found') {
        return standFirst(answer.facts).some((fact) => isExpected(question, fact)) ? 'right' : 'wrong';
      }
      if (answer.outcome !== 'ambiguous') return 'abstained';
      return answer.choices.some(({ fact }) => fact !== null && isExpected(question, fact))
        ? 'asked'
        : 'misled';
    case 'ambiguous': {
      if (answer.outcome === 'found') return 'wrong';
      if (answer.outcome !== 'ambiguous') return 'abstained';
      const { choices } = answer;
      const met = question.among.filter((id) => choices.some((choice) => names(id, choice)));
      return met.length > 1 ? 'right' : 'misled';
    }
    case 'not-published':
    case 'unknown':
      if (answer.outcome === 'found') return 'wrong';
      return answer.outcome === 'ambiguous' ? 'misled' : 'right';
    default:
      return question satisfies never;
  }
}
