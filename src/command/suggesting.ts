import { createHash } from 'node:crypto';
import type { Card, CardPart } from '../card/card.ts';
import { topicChoices } from '../card/from-answer.ts';
import type { CardContext } from '../card/label.ts';
import { type MessageKey, say } from '../text/say.ts';
import type { Notified } from './adapter.ts';
import { DRAFT } from './draft-name.ts';
import type { Outcome, Sender, Submitted, Typed } from './form.ts';
import { createMemory } from './memory.ts';
import { newReference } from './reference.ts';
import { readSuggestion, suggestionForm, typedText } from './suggestion.ts';
import { cardOfSuggestion } from './suggestion-card.ts';

const HOUR_MS = 60 * 60 * 1000;

/** As many suggestions of one person are passed on within an hour. */
export const MOST_AN_HOUR = 5;

/** A retry of a platform comes within minutes; whoever sends the same text once more does so within the day. */
const SAME_FOR_MS = 24 * HOUR_MS;

/** As long as Discord takes an answer to an interaction is too short to look something up. */
const DRAFT_FOR_MS = 2 * HOUR_MS;

const MOST_PEOPLE = 5000;
const MOST_SUGGESTIONS = 5000;
const MOST_DRAFTS = 500;

/** Where suggestions go, and what was typed so far. */
export type Suggesting = {
  /** What was typed under a draft's name; `null` where that is no name, or is forgotten. */
  readonly draft: (name: string) => Typed | null;
  readonly submit: (typed: Typed, sender: Sender, mine: CardContext, theirs: CardContext) => Submitted;
};

export type SuggestingOptions = {
  /** Tells the review channels. */
  readonly review: (card: Card) => Promise<Notified>;
  readonly now: () => Date;
};

/** The day's suggestions of everyone, in memory: a restart forgets them. */
export function createSuggesting({ review, now }: SuggestingOptions): Suggesting {
  const drafts = createMemory<Typed>({ forMs: DRAFT_FOR_MS, most: MOST_DRAFTS, now });
  const sentBy = createMemory<readonly number[]>({ forMs: HOUR_MS, most: MOST_PEOPLE, now });
  const known = createMemory<Promise<Notified>>({ forMs: SAME_FOR_MS, most: MOST_SUGGESTIONS, now });

  /** To be sent once more: what was typed stands on the card, and a button opens the form with it. */
  const again = (title: MessageKey, why: string, typed: Typed, context: CardContext): Outcome => {
    const { language } = context;
    const name = newReference();
    drafts.set(name, typed);
    const line = `suggest draft-${name}`;
    const parts: CardPart[] = [
      { kind: 'text', text: why },
      typedPart(typed, context),
      { kind: 'actions', actions: [{ label: say(language, 'suggest.again'), line }] },
    ];
    const card: Card = { language, title: say(language, title), tone: 'nothing', parts };
    return { card, form: suggestionForm(typed, language) };
  };

  const recentOf = (person: string) =>
    (sentBy.get(person) ?? []).filter((at) => at > now().getTime() - HOUR_MS);

  const outcomeOf = (sent: Notified, typed: Typed, isRepeated: boolean, mine: CardContext): Outcome => {
    const { language } = mine;
    switch (sent) {
      case 'delivered': {
        const title = say(language, isRepeated ? 'suggest.known-title' : 'suggest.sent-title');
        const text = say(language, isRepeated ? 'suggest.known' : 'suggest.sent');
        const parts: CardPart[] = [{ kind: 'text', text }, typedPart(typed, mine), topicChoices(mine)];
        return { card: { language, title, tone: 'answer', parts }, form: null };
      }
      case 'uncertain': {
        const title = say(language, 'suggest.uncertain-title');
        const text = say(language, 'suggest.uncertain');
        const parts: CardPart[] = [{ kind: 'text', text }, typedPart(typed, mine), topicChoices(mine)];
        return { card: { language, title, tone: 'nothing', parts }, form: null };
      }
      case 'refused':
        return again('suggest.refused-title', say(language, 'suggest.refused'), typed, mine);
      default:
        return sent satisfies never;
    }
  };

  return {
    draft: (name) => drafts.get(DRAFT.exec(name)?.[1] ?? ''),
    submit: (typed, sender, mine, theirs) => {
      const { language } = mine;
      const read = readSuggestion(typed, language);
      if ('faults' in read) {
        const why = read.faults.map(({ message }) => message).join('\n');
        const outcome = again('suggest.faulty-title', why, typed, mine);
        return { kind: 'faulty', faults: read.faults, outcome };
      }
      const { suggestion } = read;
      const person = `${sender.platform} ${sender.id}`;
      const { fact, text, source, note } = suggestion;
      // What was typed is not kept, only that it was.
      const words = JSON.stringify([person, fact, text, source, note]);
      const key = createHash('sha256').update(words).digest('base64');
      const before = known.get(key);
      if (before !== null) {
        return { kind: 'sent', outcome: before.then((sent) => outcomeOf(sent, typed, true, mine)) };
      }
      const recent = recentOf(person);
      const [first] = recent;
      if (recent.length >= MOST_AN_HOUR && first !== undefined) {
        const minutes = Math.max(1, Math.ceil((first + HOUR_MS - now().getTime()) / 60_000));
        const why = say(language, 'suggest.too-many', { count: MOST_AN_HOUR, minutes });
        return { kind: 'sent', outcome: Promise.resolve(again('suggest.faulty-title', why, typed, mine)) };
      }
      const at = now().getTime();
      sentBy.set(person, [...recent, at]);
      const takeBack = () => {
        known.forget(key);
        sentBy.set(person, recentOf(person).toSpliced(recentOf(person).indexOf(at), 1));
      };
      const told = review(cardOfSuggestion(suggestion, sender, theirs));
      known.set(key, told);
      const outcome = told.then(
        (sent) => {
          // What nobody has seen may be sent once more, and counts for nothing.
          if (sent === 'refused') takeBack();
          return outcomeOf(sent, typed, false, mine);
        },
        (error: unknown) => {
          takeBack();
          throw error;
        },
      );
      return { kind: 'sent', outcome };
    },
  };
}

/** What was typed, to be copied. */
function typedPart(typed: Typed, { language }: CardContext): CardPart {
  return {
    kind: 'code',
    label: say(language, 'suggest.typed'),
    text: typedText(typed, language),
    name: 'suggestion.txt',
    mediaType: 'text/plain',
  };
}
