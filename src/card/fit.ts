import { say } from '../text/say.ts';
import type { Card, CardPart } from './card.ts';

/** Whether a card, laid out for a platform, is within all of its limits. */
export type Fits = (card: Card) => boolean;

const isFact = (part: CardPart) => part.kind === 'figure' || part.kind === 'statement';

/** What may go before any fact does, in this order. A fact's value, unit, period and source never go. */
const DROPS: readonly ((parts: readonly CardPart[]) => readonly CardPart[])[] = [
  (parts) => parts.map((part) => (part.kind === 'figure' ? { ...part, definition: null } : part)),
  // A list of sources alone is read for its notes: it goes on to a next page instead.
  (parts) =>
    parts.some(isFact)
      ? parts.map((part) => (part.kind === 'source' ? { ...part, note: null } : part))
      : parts,
  // Cut short, it would be of no use to a program.
  (parts) => parts.map((part) => (part.kind === 'code' ? { ...part, kind: 'file' } : part)),
  // Every fact still names its publisher and date, and the Sources button leads to the rest.
  (parts) => (parts.some(isFact) ? parts.filter((part) => part.kind !== 'source') : parts),
];

/** The last thing to go: the ends of paragraphs. */
const withShortTexts = (parts: readonly CardPart[]): readonly CardPart[] =>
  parts.map((part) => (part.kind === 'text' ? { ...part, text: shortened(part.text, 300) } : part));

const characters = new Intl.Segmenter();

/** Longer than any emoji; what is cut off behind it is never looked at. */
const LONGEST_CHARACTER = 64;

/** Cut at a character a reader would call one, with an ellipsis that counts within `most` (UTF-16 units). */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  let cut = '';
  for (const { segment } of characters.segment(text.slice(0, most + LONGEST_CHARACTER))) {
    if (cut.length + segment.length > most - 1) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
}

const isListed = (listed: CardPart['kind'][]) => (part: CardPart) => listed.includes(part.kind);

/** The parts a card is a list of: its facts, or where it has none its sources, or its paragraphs. */
function listedIn(parts: readonly CardPart[]): (part: CardPart) => boolean {
  if (parts.some(isFact)) return isFact;
  return parts.some((part) => part.kind === 'source') ? isListed(['source']) : isListed(['text']);
}

const beyondOf = ({ window }: Card) => window?.beyond ?? 0;

/** Keeps the first `kept` of what the card lists, says how many are left out, and offers a button to them. */
function withFirst(whole: Card, listed: (part: CardPart) => boolean, kept: number): Card {
  const { window: _, ...card } = whole;
  let seen = 0;
  const parts = card.parts.filter((part) => !listed(part) || seen++ < kept);
  const hidden = card.parts.filter(listed).length - kept + beyondOf(whole);
  const label = say(card.language, 'answer.more', { count: hidden });
  const last = parts.findLastIndex(listed) + 1;
  const notice: CardPart = { kind: 'notice', text: label };
  const shown = [...parts.slice(0, last), notice, ...parts.slice(last)];
  if (card.more === undefined) return { ...card, parts: shown };
  const { line, from } = card.more;
  const button = { label: say(card.language, 'action.more'), line: `${line} from:${from + kept}` };
  const actions = shown.flatMap((part) => (part.kind === 'actions' ? part.actions : []));
  const others = shown.filter((part) => part.kind !== 'actions');
  return { ...card, parts: [...others, { kind: 'actions', actions: [button, ...actions] }] };
}

/** The rest of a card whose first `from` facts were shown before. */
export function continued(card: Card, from: number): Card {
  const listed = listedIn(card.parts);
  let seen = 0;
  return { ...card, parts: card.parts.filter((part) => !listed(part) || seen++ >= from) };
}

/**
 * As many whole paragraphs as fit, of a card that is nothing else and leads on: the others stand on its next page, where
 * to cut each of them would lose what stands at their ends. `null` where not even the first fits.
 */
function wholeTexts(card: Card, fits: Fits): Card | null {
  const texts = card.parts.filter(({ kind }) => kind === 'text').length;
  if (card.more === undefined || texts < 2) return null;
  if (card.parts.some((part) => isFact(part) || part.kind === 'source')) return null;
  let best: Card | null = null;
  for (let [least, most] = [1, texts - 1]; least <= most; ) {
    const kept = Math.ceil((least + most) / 2);
    const smaller = withFirst(card, isListed(['text']), kept);
    const isGood = fits(smaller);
    if (isGood) best = smaller;
    [least, most] = isGood ? [kept + 1, most] : [least, kept - 1];
  }
  return best;
}

/**
 * The card within a platform's limits: detail goes first, in a fixed order, then whole facts from the end, with a
 * line that says how many and how to see them. A card that fits already is returned as it is.
 * @throws when not even one fact fits: the fact pack's own limits on lengths make that impossible.
 */
export function fitCard(card: Card, fits: Fits): Card {
  const listed = listedIn(card.parts);
  const count = card.parts.filter(listed).length;
  const atGlance = (whole: Card) => (beyondOf(card) > 0 ? withFirst(whole, listed, count) : whole);
  const first = atGlance(card);
  if (fits(first)) return first;
  let parts = card.parts;
  for (const drop of DROPS) {
    parts = drop(parts);
    const smaller = atGlance({ ...card, parts });
    if (fits(smaller)) return smaller;
  }
  const whole = wholeTexts({ ...card, parts }, fits);
  if (whole !== null) {
    // Whoever lays cards out keeps what was measured last.
    fits(whole);
    return whole;
  }
  parts = withShortTexts(parts);
  const shorter = atGlance({ ...card, parts });
  if (fits(shorter)) return shorter;
  const fewest = parts.some(isFact) ? 1 : 0;
  for (let kept = count - 1; kept >= fewest; kept--) {
    const smaller = withFirst({ ...card, parts }, listed, kept);
    if (fits(smaller)) return smaller;
  }
  throw new Error(`The card "${shortened(card.title, 80)}" does not fit even with a single fact.`);
}
