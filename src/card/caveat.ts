import { differenceOf } from '../core/book/derive.ts';
import { preferenceOf } from '../core/book/preference.ts';
import type { Fact, Observation, Statement } from '../core/fact.ts';
import { inLanguage } from '../core/language.ts';
import { formatDifference, formatPeriod, formatQuantity } from '../text/format.ts';
import { say } from '../text/say.ts';
import { type CardContext, factPublishedText, labelOf } from './label.ts';

// What a reader must know of a fact beside its value: doubts, low rank, who else says so and who says otherwise.

/** How many other values a card names; all of them are one press away, behind *Sources*. */
const MOST_OTHERS = 3;

/** Who says otherwise for the same indicator, place and period, with value, date, difference and the rule that chose. */
function othersText(fact: Observation, context: CardContext): string | null {
  const { book, language } = context;
  const others = book.othersOf(fact).flatMap((other) => {
    const difference = differenceOf(other, fact);
    return difference === null ? [] : { other, difference };
  });
  const [next] = others;
  if (next === undefined) return null;
  const texts = others.slice(0, MOST_OTHERS).map(({ other, difference }) =>
    say(language, 'fact.other', {
      value: formatQuantity(other.quantity, other.unit, language),
      difference: formatDifference(difference, language),
      publisher: other.provenance.source.publisher,
      published: factPublishedText(other.vintage, context),
    }),
  );
  const list = texts.join(say(language, 'list.separator'));
  const said = say(language, 'fact.others', { list, more: Math.max(0, others.length - MOST_OTHERS) });
  const [order, why] = preferenceOf(fact, next.other);
  // A value that was asked for by its name may not be the preferred one: then there is no rule to tell.
  return order > 0 ? said : joined([said, say(language, `fact.rule.${why}`)], language);
}

/** Who tells the same: further places of the fact itself, and other observations of the same value. */
function alsoText(fact: Observation | Statement, { book, language }: CardContext): string | null {
  const same = fact.kind === 'observation' ? book.othersOf(fact).filter((other) => isEqual(other, fact)) : [];
  const publishers = new Set([
    ...fact.also.map(({ source }) => source.publisher),
    ...same.map(({ provenance }) => provenance.source.publisher),
  ]);
  publishers.delete(fact.provenance.source.publisher);
  if (publishers.size === 0) return null;
  return say(language, 'fact.also', { list: [...publishers].join(say(language, 'list.separator')) });
}

const isEqual = (one: Observation, other: Observation) =>
  one.doubt === null && differenceOf(one, other) === null;

/** What is hard to reconcile with it, with its own period: no percentage, since it is not the same thing. */
function contradictionsText(fact: Fact, context: CardContext): string | null {
  const { book, language } = context;
  const list = book.contradictionsOf(fact).map((other) =>
    say(language, 'fact.contradiction', {
      label: labelOf(other, context),
      value:
        other.kind === 'statement'
          ? // The line goes on behind the sentence.
            inLanguage(other.text, language).replace(/[.。]$/u, '')
          : formatQuantity(other.quantity, other.unit, language),
      period: formatPeriod(other.period, language),
      publisher: other.provenance.source.publisher,
      published: factPublishedText(other.vintage, context),
    }),
  );
  if (list.length === 0) return null;
  return say(language, 'fact.contradictions', { list: list.join(say(language, 'list.separator')) });
}

/** Why a fact ranks low, where it does. */
function standingText({ isChecked, provenance }: Observation | Statement, { language }: CardContext) {
  const { reliability } = provenance.source;
  const low =
    reliability === 'weak' || reliability === 'mirror' ? (`standing.${reliability}` as const) : null;
  return joined(
    [low === null ? null : say(language, low), isChecked ? null : say(language, 'standing.unchecked')],
    language,
  );
}

function joined(texts: readonly (string | null)[], language: CardContext['language']): string | null {
  return texts.filter((text) => text !== null).join(language === 'zh' ? '' : ' ') || null;
}

/** Everything of that kind in the reader's language, the gravest first; `null` when there is nothing to warn of. */
export function caveatOf(fact: Fact, context: CardContext): string | null {
  const { language } = context;
  const own = fact.caveat === null ? null : inLanguage(fact.caveat, language);
  if (fact.kind === 'derived') {
    const standings = new Set(fact.inputs.map((input) => standingText(input, context)));
    return joined([own, ...standings], language);
  }
  return joined(
    [
      fact.doubt === null ? null : say(language, `doubt.${fact.doubt}`),
      fact.kind === 'observation' && fact.isBreak ? say(language, 'fact.break') : null,
      own,
      standingText(fact, context),
      fact.kind === 'observation' ? othersText(fact, context) : null,
      alsoText(fact, context),
      contradictionsText(fact, context),
    ],
    language,
  );
}
