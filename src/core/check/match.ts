import { type Said, tellingDigits } from '../message/agreement.ts';
import type { Comparable } from './comparable.ts';
import type { NamedSubject } from './named-subjects.ts';

/** A fact set beside a figure, with the subject whose it is. */
export type Match = Comparable & {
  readonly subject: NamedSubject;
  /** Whether a percentage was taken for a change because its sentence speaks of one: it may agree, never differ. */
  readonly isAside: boolean;
};

/** How well a subject must fit for its value to be recognised, by how many digits say so. */
const NEEDED = [1, 0.9, 0.72, 0.5, 0.35] as const;

/** How many digits speak for a match. */
export function digitsOf(said: Said | null): number {
  return said === null ? 1 : tellingDigits(said);
}

/** Whether a value that agrees is the one meant, and no chance. */
export function isRecognised({ subject, agreement, isSurePlace }: Match, digits: number): boolean {
  const needed = NEEDED[Math.min(digits, 4)] ?? 1;
  const doubts = Math.min(2, subject.lacking.length) * 0.1 + (agreement === 'rounded' ? 0.08 : 0);
  if (!isSurePlace && (digits < 3 || agreement === 'rounded') && subject.lacking.length > 0) return false;
  if (subject.lacking.length > 1 && digits < 3) return false;
  return subject.fit >= Math.min(1, needed + doubts);
}

/** The same where it is a value of another time. */
const ELSEWHEN = [1, 0.95, 0.85, 0.75, 0.5] as const;

/** A value of another time proves less: the words must say whose it is. */
export function isElsewhen({ subject }: Match, digits: number): boolean {
  if (subject.lacking.length > 0 && digits < 4) return false;
  return subject.fit >= (ELSEWHEN[Math.min(digits, 4)] ?? 1);
}

/** For sorting: the match that is more likely meant first. */
export const better = (a: Match, b: Match) => {
  const weigh = ({ subject, agreement, period }: Match) =>
    subject.fit -
    0.08 * subject.lacking.length +
    (agreement === 'same' ? 0.1 : 0) +
    (period === 'same' ? 0.05 : 0);
  return weigh(b) - weigh(a);
};
