import type { BookChanges, Reported } from '../core/book/compare-books.ts';
import { type MessageKey, say } from '../text/say.ts';
import type { Card, CardPart, FigurePart, StatementPart } from './card.ts';
import { factPart } from './fact-parts.ts';
import { shortened } from './fit.ts';
import type { CardContext } from './label.ts';
import { provenanceLine } from './plain-text.ts';

/** How many changes or faults a message names; the log has all of them. */
const MOST_NAMED = 10;

/** Ten of these and the words around them fit into a message of either platform. */
const LONGEST_FAULT = 300;

type FactPart = FigurePart | StatementPart;

const shownOf = (part: FactPart): string => (part.kind === 'figure' ? part.value : part.text);

function labelled(part: FactPart, key: MessageKey, { language }: CardContext): FactPart {
  return { ...part, label: say(language, key, { label: part.label, id: part.fact }) };
}

/** A changed fact: both values where they differ, and where the earlier one came from where that differs. */
function changedPart(before: Reported, after: Reported, then: CardContext, now: CardContext): FactPart {
  const [old, fresh] = [factPart(before, then, 'glance'), factPart(after, now, 'glance')];
  const part = labelled(fresh, 'reload.fact-changed', now);
  const origin = (one: FactPart) => [one.period, one.published, one.source].join(' · ');
  const isSame = shownOf(old) === shownOf(fresh) && old.kind === fresh.kind;
  const sayBefore =
    origin(old) !== origin(fresh) || (part.kind === 'statement' && !isSame)
      ? say(now.language, 'reload.before', { before: `${shownOf(old)} (${provenanceLine(old)})` })
      : null;
  const caveat = [sayBefore, part.caveat].filter((text) => text !== null).join(' ') || null;
  if (part.kind === 'statement' || isSame) return { ...part, caveat };
  return { ...part, caveat, value: `${shownOf(old)} → ${part.value}` };
}

function cardOf(
  title: MessageKey,
  tone: Card['tone'],
  parts: readonly CardPart[],
  context: CardContext,
): Card {
  const { language } = context;
  return { language, title: say(language, title), tone, parts };
}

const moreNotice = (count: number, { language }: CardContext): CardPart[] =>
  count <= 0 ? [] : [{ kind: 'notice', text: say(language, 'reload.more', { count }) }];

/**
 * What a changed pack has brought, for the people who look after it: counts, and the first facts with their old and
 * new values. `isMended` when the files before were refused.
 */
export function cardFromChanges(
  changes: BookChanges,
  isMended: boolean,
  then: CardContext,
  now: CardContext,
): Card {
  const { added, changed, removed, isElsewhere } = changes;
  const parts = [
    ...changed.map(
      ({ before, after }) =>
        () =>
          changedPart(before, after, then, now),
    ),
    ...added.map((fact) => () => labelled(factPart(fact, now, 'glance'), 'reload.fact-added', now)),
    // What is said of it comes from the book it stood in.
    ...removed.map((fact) => () => labelled(factPart(fact, then, 'glance'), 'reload.fact-removed', now)),
  ];
  const counts = { added: added.length, changed: changed.length, removed: removed.length };
  const text =
    parts.length > 0
      ? say(now.language, 'reload.counts', counts)
      : say(now.language, isElsewhere ? 'reload.elsewhere' : 'reload.as-before');
  const first = parts.slice(0, MOST_NAMED).map((make) => make());
  return cardOf(
    isMended ? 'reload.title-mended' : 'reload.title',
    'answer',
    [{ kind: 'text', text }, ...first, ...moreNotice(parts.length - first.length, now)],
    now,
  );
}

/** Why changed files are not in use: the first faults, each with its file, line and column. */
export function cardFromFaults(faults: readonly string[], context: CardContext): Card {
  const count = faults.length;
  const text = say(context.language, 'reload.refused', { count });
  const first = faults.slice(0, MOST_NAMED);
  const list = first.map((fault) => `• ${shortened(fault, LONGEST_FAULT)}`).join('\n');
  return cardOf(
    'reload.title-refused',
    'error',
    [{ kind: 'text', text }, { kind: 'text', text: list }, ...moreNotice(count - first.length, context)],
    context,
  );
}
