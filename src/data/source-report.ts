import { styleText } from 'node:util';
import type { Source } from '../core/fact.ts';
import type { FactVerdict, PrintedVerdict, Verdict } from './compare-source.ts';
import type { SourceTextError } from './source-text-error.ts';

/** What was found out about the facts of one source, or why its text could not be had. */
export type SourceReport = {
  readonly source: Source;
  /** The file or address. */
  readonly text: string;
  readonly facts: readonly FactVerdict[];
  readonly error: SourceTextError | null;
};

/** How many facts there are of each verdict. `verified` includes those that the text prints in another form. */
export type Counts = {
  readonly verified: number;
  readonly otherForm: number;
  readonly moved: number;
  readonly missing: number;
  readonly differs: number;
};

/** Counts the verdicts on facts. */
export function countsOf(facts: readonly FactVerdict[]): Counts {
  const count = (...verdicts: readonly Verdict[]) =>
    facts.filter(({ verdict }) => verdicts.includes(verdict)).length;
  return {
    verified: count('verified', 'other-form'),
    otherForm: count('other-form'),
    moved: count('moved'),
    missing: count('missing'),
    differs: count('differs'),
  };
}

/** @returns the exit status: 0 all facts stand, 1 one is missing or differs, 2 the text cannot be had. */
export function statusOf({ facts, error }: SourceReport): 0 | 1 | 2 {
  if (error !== null) return 2;
  const { missing, differs } = countsOf(facts);
  return missing + differs > 0 ? 1 : 0;
}

/** One object for programs; `counts` and `error` take each other's place. */
export function jsonOf({ source, text, facts, error }: SourceReport) {
  return {
    source: source.id,
    text,
    facts,
    counts: error === null ? countsOf(facts) : null,
    error: error === null ? null : { problem: error.problem, message: error.message },
  };
}

const LABELS = {
  verified: ['verified', 'green'],
  'other-form': ['same figure, other form', 'green'],
  moved: ['moved', 'yellow'],
  missing: ['missing', 'red'],
  differs: ['differs', 'red'],
} as const satisfies Record<Verdict, readonly [string, string]>;

function noteOf({ text, verdict, found, as }: PrintedVerdict): readonly string[] {
  const printed = as === null ? `"${text}"` : `"${text}", as "${as}",`;
  switch (verdict) {
    case 'verified':
      return [];
    case 'other-form':
      return [`"${text}" is printed as "${as}"`];
    case 'moved':
      return [`${printed} stands in paragraph ${found.join(', ')}`];
    case 'missing':
      return [`not found: "${text}"`];
    default:
      return verdict satisfies never;
  }
}

type Widths = { readonly label: number; readonly id: number };

function rowOf({ id, verdict, paragraph, printed, means }: FactVerdict, widths: Widths): string {
  const [label, colour] = LABELS[verdict];
  const mark = styleText(colour, label.padEnd(widths.label), { stream: process.stdout });
  const differs =
    means === null ? [] : [`printed is ${means.printed.join(', ')}, but the value is ${means.value}`];
  const notes = [`paragraph ${paragraph}`, ...differs, ...printed.flatMap(noteOf)];
  return `${mark}  ${id.padEnd(widths.id)}  ${notes.join('; ')}`;
}

function summaryOf({ source, facts }: SourceReport): string {
  const { verified, otherForm, moved, missing, differs } = countsOf(facts);
  const total = `${facts.length} ${facts.length === 1 ? 'fact' : 'facts'} of ${source.id}`;
  const forms = otherForm === 0 ? '' : ` (${otherForm} in another form)`;
  const values = differs === 0 ? '' : `, ${differs} ${differs === 1 ? 'differs' : 'differ'}`;
  return `${total}: ${verified} verified${forms}, ${moved} moved, ${missing} missing${values}`;
}

/** A table for people; colours only where a terminal reads it. */
export function printReport(report: SourceReport): string {
  const { source, facts, error } = report;
  if (error !== null) return error.message;
  if (facts.length === 0) return `No fact cites ${source.id}.`;
  const widths = {
    label: Math.max(8, ...facts.map(({ verdict }) => LABELS[verdict][0].length)),
    id: Math.max(...facts.map(({ id }) => id.length)),
  };
  return [...facts.map((fact) => rowOf(fact, widths)), '', summaryOf(report)].join('\n');
}
