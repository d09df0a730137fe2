import type { Qualifier } from '../unit.ts';

const BEFORE: readonly (readonly [RegExp, Qualifier])[] = [
  [
    /(?:more than|over|above|at least|exceed(?:s|ed|ing)?|upwards of|более(?: чем)?|свыше|больше|не менее|превы\p{L}+|超过|逾|超|多于|不少于|突破)\s*$/iu,
    'more-than',
  ],
  [
    /(?:less than|under|below|at most|up to|менее(?: чем)?|меньше|не более|不到|不足|少于|低于)\s*$/iu,
    'less-than',
  ],
  [/(?:nearly|almost|close to|just under|почти|без малого|近|将近|接近)\s*$/iu, 'nearly'],
  [
    /(?:about|around|roughly|approx(?:imately|\.)?|some|circa|ca\.|or so|~|≈|около|примерно|приблизительно|порядка|где-то|约|大约|约为|大概|左右)\s*$/iu,
    'about',
  ],
];
const AFTER: readonly (readonly [RegExp, Qualifier])[] = [
  [/^\s*(?:多|余|\+(?!\d)|or more|plus(?!\p{L}))/iu, 'more-than'],
  [/^\s*(?:左右|上下|or so(?!\p{L})|или около того)/iu, 'about'],
];

/** The word beside a number that says it is not exact: about, nearly, more than; `null` where none stands there. */
export function hedgeBeside(before: string, after: string): Qualifier | null {
  const near = before.slice(-24);
  for (const [word, hedge] of BEFORE) if (word.test(near)) return hedge;
  for (const [word, hedge] of AFTER) if (word.test(after)) return hedge;
  return null;
}
