import { type Answer, MOST_CHOICES } from '../core/answer/answer.ts';
import type { Several } from '../core/ask/several-questions.ts';
import type { Fact } from '../core/fact.ts';
import { inLanguage } from '../core/language.ts';
import { thing } from '../core/search/search.ts';
import { say } from '../text/say.ts';
import type { Card, CardPart, Choice } from './card.ts';
import { factPart, sourcePart, sourcesOf } from './fact-parts.ts';
import { shortened } from './fit.ts';
import {
  choiceOfMeaning,
  doubtfulParts,
  haveChoices,
  lacking,
  lackingText,
  suggestAction,
  topicChoices,
  whyNot,
} from './from-answer.ts';
import { type CardContext, labelOf } from './label.ts';

type Part = Several['parts'][number];
type Case<Outcome extends Answer['outcome']> = {
  readonly part: Part;
  readonly answer: Extract<Answer, { outcome: Outcome }>;
};

/** Questions are named in a card, not quoted at length. */
const MOST_NAMED = 80;

/** How many facts of each answer are shown, by how many answers there are; the rest is behind the answer's button. */
const MOST_FACTS = [8, 8, 4, 3, 2, 2];
/** Of years that were asked for together each is asked for. */
const MOST_YEARS = 6;

/** Each with its own row of buttons, these leave room for the buttons of what was found. */
const MOST_ROWS = 3;

/** A line that every button can carry, with a language behind it. */
const MOST_IN_BUTTON = 76;

const named = (text: string) => shortened(text.replace(/[?？.。!！\s]+$/u, '').trim(), MOST_NAMED);

function shownOf({ answer }: Case<'found'>, answers: number): readonly Fact[] {
  const isYears = answer.beside !== undefined && answer.beside.parts.length === answer.facts.length;
  const most = isYears ? MOST_YEARS : (MOST_FACTS[answers] ?? 2);
  return answer.facts.slice(0, most);
}

/** The button that shows all of an answer, with its sources and citations. */
function wholeOf(
  { part, answer }: Case<'found'>,
  shown: readonly Fact[],
  context: CardContext,
): readonly Choice[] {
  if (answer.topic !== null) {
    return [{ label: inLanguage(answer.topic.names, context.language), line: answer.topic.id }];
  }
  const [first] = answer.facts;
  if (first === undefined) return [];
  const asked = `find ${part.asked}`;
  const isAll = shown.length === answer.facts.length || asked.length > MOST_IN_BUTTON;
  return [{ label: labelOf(first, context), line: isAll ? `find ${first.id}` : asked }];
}

function promptOf({ part, answer }: Case<'ambiguous'>, { language }: CardContext): string {
  const question = named(part.question);
  if (answer.isOpen) return say(language, 'several.open', { question });
  const isOne = answer.choices.length === 1;
  return say(language, isOne ? 'several.ambiguous-one' : 'several.ambiguous', { question });
}

const nameOf = ({ answer }: Case<'not-published'>, { language }: CardContext) =>
  inLanguage(thing(answer.subject).names, language);

/** What a question that was not answered is answered with instead: a sentence, and what can be pressed. */
type Instead = {
  readonly texts: readonly CardPart[];
  readonly prompt: string;
  readonly choices: readonly Choice[];
};

function insteadOf(part: Part, context: CardContext): Instead | null {
  const { language } = context;
  const { answer } = part;
  switch (answer.outcome) {
    case 'found':
    case 'unknown':
      return null;
    case 'ambiguous':
      return {
        texts: [],
        prompt: promptOf({ part, answer }, context),
        choices: answer.choices.map((meaning) => choiceOfMeaning(meaning, context)),
      };
    case 'not-published': {
      const label = nameOf({ part, answer }, context);
      const few = { ...answer, have: answer.have.slice(0, MOST_CHOICES) };
      const rest = answer.have.length - few.have.length;
      const more = rest === 0 ? '' : ` ${say(language, 'answer.more', { count: rest })}`;
      const why = say(language, 'several.not-published', { label, why: `${whyNot(few, context)}${more}` });
      return {
        texts: [{ kind: 'text', text: why }, ...doubtfulParts(answer, context)],
        prompt: say(language, 'several.instead', { label }),
        choices: haveChoices(answer, context),
      };
    }
    default:
      return answer satisfies never;
  }
}

/** Where there are too many questions back for a row each, one row leads to each of them. */
function inOneRow(
  instead: readonly { readonly part: Part; readonly said: Instead }[],
  { language }: CardContext,
): readonly CardPart[] {
  const choices = instead.flatMap(({ part, said }): Choice[] => {
    const line = `find ${part.asked}`;
    const [first] = said.choices;
    if (line.length <= MOST_IN_BUTTON) return [{ label: named(part.question), line }];
    return first === undefined ? [] : [first];
  });
  const texts = instead.flatMap(({ said }): readonly CardPart[] =>
    said.texts.length > 0 ? said.texts : [{ kind: 'text', text: said.prompt }],
  );
  return [
    ...texts,
    { kind: 'choices', prompt: say(language, 'several.again'), choices: choices.slice(0, MOST_CHOICES) },
  ];
}

function insteadParts(parts: readonly Part[], context: CardContext): readonly CardPart[] {
  const instead = parts.flatMap((part) => {
    const said = insteadOf(part, context);
    return said === null ? [] : [{ part, said }];
  });
  if (instead.length > MOST_ROWS) return inOneRow(instead, context);
  return instead.flatMap(({ said: { texts, prompt, choices } }): readonly CardPart[] => [
    ...texts,
    ...(choices.length === 0 ? [] : [{ kind: 'choices', prompt, choices } as const]),
  ]);
}

/** What was not understood, by its words. */
function unknownParts(questions: readonly string[], { language }: CardContext): readonly CardPart[] {
  if (questions.length === 0) return [];
  const list = questions
    .map((question) => say(language, 'answer.question', { question: named(question) }))
    .join(say(language, 'list.separator'));
  return [{ kind: 'text', text: say(language, 'several.unknown', { list }) }];
}

/** What somebody may know who reads that we do not. */
function lackingIn({ question, answer }: Part, context: CardContext): readonly string[] {
  if (answer.outcome === 'unknown') return [named(question)];
  return answer.outcome === 'not-published' ? [lackingText(answer, context)] : [];
}

function toneOf(parts: readonly Part[]): Card['tone'] {
  const outcomes = new Set(parts.map(({ answer }) => answer.outcome));
  if (outcomes.has('found')) return 'answer';
  return outcomes.has('ambiguous') ? 'question' : 'nothing';
}

/**
 * One card for the answers to several questions: the figures first, in the order in which they were asked for, then what
 * is asked back or not published, each by its name, then what was not understood, and how many there were beyond.
 */
export function cardFromSeveral({ parts, beyond }: Several, context: CardContext): Card {
  const { language } = context;
  const found = parts.flatMap((part) =>
    part.answer.outcome === 'found' ? { part, answer: part.answer } : [],
  );
  const shown = found.map((one) => ({ ...one, facts: shownOf(one, found.length) }));
  const unknown = parts.flatMap(({ question, answer }) => (answer.outcome === 'unknown' ? question : []));
  const facts = [...new Set(shown.flatMap((one) => one.facts))];
  const hidden = new Set(found.flatMap(({ answer }) => answer.facts)).size - facts.length;
  const instead = insteadParts(parts, context);
  const actions = shown.flatMap((one) => wholeOf(one, one.facts, context));
  const hasNext = actions.length > 0 || instead.some(({ kind }) => kind === 'choices');
  const notices = [
    ...(hidden === 0 ? [] : [say(language, 'answer.more', { count: hidden })]),
    ...(beyond.length === 0 ? [] : [say(language, 'several.beyond', { count: beyond.length })]),
  ];
  return {
    language,
    title: say(language, 'several.title', { count: parts.length + beyond.length }),
    tone: toneOf(parts),
    parts: [
      ...shown.flatMap((one) => lacking(one.answer, one.facts, context)),
      ...facts.map((fact) => factPart(fact, context, found.length > 1 ? 'glance' : 'whole')),
      ...instead,
      ...unknownParts(unknown, context),
      ...(hasNext ? [] : [topicChoices(context)]),
      ...notices.map((text) => ({ kind: 'notice', text }) as const),
      ...[...sourcesOf(facts).keys()].map((source) => sourcePart(source, null, language)),
      ...(actions.length === 0 ? [] : [{ kind: 'actions', actions } as const]),
      ...parts
        .flatMap((part) => lackingIn(part, context))
        .slice(0, 1)
        .map((what) => suggestAction(what, context)),
    ],
  };
}
