import type { Figure } from '../core/check/comparable.ts';
import type { CheckedFigure, Verdict } from '../core/check/verdict.ts';
import { formatQuantity } from '../text/format.ts';
import { type MessageKey, say } from '../text/say.ts';
import type { Card, CardPart, FigurePart } from './card.ts';
import { factPart, sourcePart, sourcesOf } from './fact-parts.ts';
import { shortened } from './fit.ts';
import { suggestAction, topicChoices } from './from-answer.ts';
import { type CardContext, labelOf } from './label.ts';

/** Read in a chat, on a phone; the others are one press away. */
const MOST_AT_A_GLANCE = 8;
/** Figures that are not known are named, not explained. */
const MOST_NOT_KNOWN = 20;
const LONGEST_SAID = 40;

type Differs = Extract<Verdict, { kind: 'differs' }>;

const VERDICTS = ['agrees', 'rounded', 'differs', 'not-known'] as const;

/** Our figure under what the message says of it: nothing of what a fact says about itself is left out. */
function shown(said: string, key: MessageKey, fact: Figure, note: string | null, context: CardContext) {
  const part = factPart(fact, context, 'glance');
  if (part.kind !== 'figure') throw new Error(`The fact ${fact.id} is no figure`);
  const { language } = context;
  const label = say(language, key, { said: shortened(said, LONGEST_SAID), label: labelOf(fact, context) });
  const caveat = [note, part.caveat].flatMap((text) => text ?? []).join(language === 'zh' ? '' : ' ');
  const made: FigurePart = { ...part, label, caveat: caveat === '' ? null : caveat };
  return made;
}

/** How far the message is from ours, or why that cannot be said. */
function differenceText({ fact, measure, difference }: Differs, { language }: CardContext): string | null {
  if (fact === null) return null;
  if (difference === null) return measure === 'value' ? say(language, 'check.currency') : null;
  const amount = { ...difference, digits: difference.digits.replace('-', '') };
  const key = difference.digits.startsWith('-') ? 'check.less' : 'check.more';
  const isRate = measure === 'change' || fact.unit.kind === 'percent';
  const text = isRate
    ? say(language, 'fact.points', {
        amount: formatQuantity(amount, { kind: 'count', nouns: {} }, language).trim(),
        count: Number(amount.digits),
      })
    : formatQuantity(amount, fact.unit, language);
  return say(language, key, { difference: text });
}

function differing(said: string, verdict: Differs, context: CardContext): readonly FigurePart[] {
  const { fact, otherPeriod, otherVersion, otherPlace, otherSubject } = verdict;
  const also = [
    ['check.other-period', otherPeriod],
    ['check.other-version', otherVersion],
    ['check.other-place', otherPlace],
    ['check.other-subject', otherSubject],
  ] as const;
  return [
    ...(fact === null ? [] : [shown(said, 'check.differs', fact, differenceText(verdict, context), context)]),
    ...also.flatMap(([key, other]) => (other === null ? [] : shown(said, key, other, null, context))),
  ];
}

/** One figure of the message as parts of a card; none where nothing of ours is set beside it. */
function partsOf({ text, verdict }: CheckedFigure, context: CardContext): readonly FigurePart[] {
  switch (verdict.kind) {
    case 'agrees':
    case 'rounded': {
      const note = verdict.measure === 'change' ? say(context.language, 'check.change') : null;
      return [shown(text, `check.${verdict.kind}`, verdict.fact, note, context)];
    }
    case 'differs':
      return differing(text, verdict, context);
    case 'not-known':
      return [];
    default:
      return verdict satisfies never;
  }
}

/** The facts of ours that a checked figure is shown with. */
export function factsOfCheck(checked: readonly CheckedFigure[]): readonly Figure[] {
  const facts = checked.flatMap(({ verdict }) => {
    switch (verdict.kind) {
      case 'agrees':
      case 'rounded':
        return [verdict.fact];
      case 'differs':
        return [
          verdict.fact,
          verdict.otherPeriod,
          verdict.otherVersion,
          verdict.otherPlace,
          verdict.otherSubject,
        ].flatMap((fact) => fact ?? []);
      case 'not-known':
        return [];
      default:
        return verdict satisfies never;
    }
  });
  return [...new Set(facts)];
}

function countsText(checked: readonly CheckedFigure[], { language }: CardContext): string {
  const counts = VERDICTS.flatMap((kind) => {
    const count = checked.filter(({ verdict }) => verdict.kind === kind).length;
    return count === 0 ? [] : say(language, `check.count.${kind}`, { count });
  });
  return counts.join(say(language, 'list.separator'));
}

function notKnown(checked: readonly CheckedFigure[], { language }: CardContext): readonly CardPart[] {
  const said = checked.filter(({ verdict }) => verdict.kind === 'not-known').map(({ text }) => text);
  if (said.length === 0) return [];
  const named = said
    .slice(0, MOST_NOT_KNOWN)
    .map((text) => say(language, 'check.quoted', { said: shortened(text, LONGEST_SAID) }));
  const list = named.join(say(language, 'list.separator'));
  const more = said.length - named.length;
  const text = say(language, 'check.not-known', { list });
  const parts: CardPart[] = [{ kind: 'text', text }];
  return more === 0
    ? parts
    : [...parts, { kind: 'notice', text: say(language, 'answer.more', { count: more }) }];
}

/** A message without figures, or one that is no longer kept: what was looked for, and what to do. */
export function cardWithoutCheck(why: 'none' | 'lost', context: CardContext): Card {
  const { language } = context;
  return {
    language,
    title: say(language, `check.${why}-title`),
    tone: 'nothing',
    parts: [{ kind: 'text', text: say(language, `check.${why}`) }, topicChoices(context)],
  };
}

/** Where to go on from a message of which nothing is known. */
function nextSteps(checked: readonly CheckedFigure[], context: CardContext): readonly CardPart[] {
  const said = checked.map(({ text }) => text).join(say(context.language, 'list.separator'));
  return [topicChoices(context), suggestAction(said, context)];
}

/** Each figure of a message with ours beside it, in the message's order; those that are not known together at the end. */
export function cardFromCheck(checked: readonly CheckedFigure[], context: CardContext): Card {
  const { language, from = 0 } = context;
  const made = checked.map((figure) => ({ figure, parts: partsOf(figure, context) }));
  const all = made.flatMap(({ parts }) => parts);
  const parts = all.slice(from, from + MOST_AT_A_GLANCE);
  const ids = new Set(parts.map(({ fact }) => fact));
  const facts = factsOfCheck(checked).filter(({ id }) => ids.has(id));
  return {
    language,
    title: say(language, 'check.title', { count: checked.length }),
    tone: all.length > 0 ? 'answer' : 'nothing',
    window: { from, beyond: Math.max(0, all.length - from - parts.length) },
    parts: [
      { kind: 'text', text: countsText(checked, context) },
      ...parts,
      ...notKnown(checked, context),
      ...(all.length === 0 ? nextSteps(checked, context) : []),
      ...[...sourcesOf(facts).keys()].map((source) => sourcePart(source, null, language)),
    ],
  };
}
