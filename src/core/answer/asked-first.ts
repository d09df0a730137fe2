import type { Fact } from '../fact.ts';
import { askedFor } from '../question/asked-for.ts';
import type { Answer } from './answer.ts';

type FormulaKind = 'share' | 'per';

const isOf = (fact: Fact, kinds: readonly FormulaKind[]) =>
  fact.kind === 'derived' && kinds.some((kind) => kind === fact.formula.kind);

/**
 * A found answer with what was asked for first: `what percentage of the contracts was executed` finds the executed value,
 * beside which the share stands that is computed of it.
 */
export function withAskedFirst(answer: Answer, question: string): Answer {
  if (answer.outcome !== 'found' || answer.topic !== null || answer.facts.length < 2) return answer;
  const { isShare, isPerUnit } = askedFor(question);
  const kinds: readonly FormulaKind[] = [
    ...(isShare ? ['share' as const] : []),
    ...(isPerUnit ? ['per' as const] : []),
  ];
  const [first] = answer.facts;
  const isAnswered = first === undefined || first.kind === 'statement' || isOf(first, kinds);
  const asked = isAnswered ? undefined : answer.facts.find((fact) => isOf(fact, kinds));
  if (asked === undefined || (isShare && first?.kind !== 'statement' && first?.unit.kind === 'percent'))
    return answer;
  return { ...answer, facts: [asked, ...answer.facts.filter((fact) => fact !== asked)] };
}
