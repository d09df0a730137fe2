import { shortened } from '../card/fit.ts';
import type { Completion } from './command.ts';

/** Between the details of a completion, and between its label and them. */
export const BETWEEN_DETAILS = ' · ';

/** A label that is cut shorter than this says too little, however much its details say. */
const SHORTEST_LABEL = 30;

/** Details within `most` characters: whole ones are left out from the end, since half a figure is another figure. */
export function detailWithin(detail: string | null, most: number): string | null {
  const details = detail === null ? [] : detail.split(BETWEEN_DETAILS);
  while (details.length > 0 && details.join(BETWEEN_DETAILS).length > most) details.pop();
  return details.length === 0 ? null : details.join(BETWEEN_DETAILS);
}

/** Label and details as one line of at most `most` characters. */
export function completionLine({ label, detail }: Completion, most: number): string {
  const name = label.trim();
  const kept = Math.min(name.length, SHORTEST_LABEL);
  const beside = detailWithin(detail, most - kept - BETWEEN_DETAILS.length);
  if (beside === null) return shortened(name, most);
  const room = most - beside.length - BETWEEN_DETAILS.length;
  return `${shortened(name, room)}${BETWEEN_DETAILS}${beside}`;
}
