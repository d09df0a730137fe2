import { z } from 'zod';
import type { CardPart } from '../card/card.ts';
import { type CardContext, factPart, formulaText, labelOf } from '../card/fact-parts.ts';
import { type Answer, answerQuestion, MOST_CHOICES } from '../core/answer.ts';
import type { Fact, Provenance } from '../core/fact.ts';
import type { Language } from '../core/language.ts';
import { formatDate } from '../text/format.ts';
import { say, sayInAll } from '../text/say.ts';
import type { CommandContext, Reply } from './command.ts';
import { completeFact } from './complete-subject.ts';
import { argument, choice, defineCommand } from './define-command.ts';
import { cardContext, replyWith, replyWithCard } from './reply.ts';

type Style = 'short' | 'long';

function citation({ source, paragraph }: Provenance, style: Style, language: Language): string {
  const date =
    source.published === null ? say(language, 'cite.undated') : formatDate(source.published, language);
  if (style === 'short') return say(language, 'cite.style.short', { publisher: source.publisher, date });
  const url = source.reliability === 'mirror' ? null : source.url;
  return say(language, 'cite.style.long', {
    publisher: source.publisher,
    title: source.title,
    date,
    paragraph,
    url: url ?? say(language, 'cite.no-link'),
  });
}

function citationsOf(fact: Fact, style: Style, language: Language): readonly string[] {
  if (fact.kind !== 'derived') return [citation(fact.provenance, style, language)];
  const inputs = fact.inputs.map(({ provenance }) => citation(provenance, style, language));
  const formula = formulaText(fact, language);
  return [say(language, 'cite.derived', { count: fact.inputs.length, formula }), ...new Set(inputs)];
}

function citeFact(fact: Fact, styles: readonly Style[], line: string, context: CardContext): Reply {
  const { language } = context;
  const parts: CardPart[] = styles.map((style) => ({
    kind: 'text',
    text: [say(language, `cite.${style}`), ...citationsOf(fact, style, language)].join('\n'),
  }));
  const title = say(language, 'cite.title', { label: labelOf(fact, context) });
  const card = { language, title, tone: 'answer', parts: [factPart(fact, context), ...parts] } as const;
  return { ...replyWithCard(card, line), facts: [fact] };
}

/** Several facts fit the words: each becomes a button that cites it. */
function askWhich(facts: readonly Fact[], context: CardContext): Reply {
  const { language } = context;
  const choices = facts.slice(0, MOST_CHOICES).map((fact) => ({
    label: labelOf(fact, context),
    line: `cite ${fact.id}`,
  }));
  const prompt = say(language, 'cite.which');
  return {
    card: { language, title: prompt, tone: 'question', parts: [{ kind: 'choices', prompt, choices }] },
    outcome: 'ambiguous',
    facts: [],
    line: 'cite',
  };
}

function citeAnswer(answer: Answer, text: string, styles: readonly Style[], context: CommandContext): Reply {
  if (answer.outcome !== 'found') return replyWith(answer, `cite ${text}`, context);
  const [fact, ...others] = answer.facts;
  // Figures that are computed from the one asked for come with its answer, but it is the one that was asked for.
  const rivals = others.filter(({ kind }) => kind !== 'derived' || answer.topic !== null);
  if (fact === undefined || rivals.length > 0) return askWhich(answer.facts, cardContext(context));
  const style = styles.length === 1 ? ` style:${styles[0]}` : '';
  return citeFact(fact, styles, `cite ${fact.id}${style}`, cardContext(context));
}

/** `/<root> cite outsourcing-contract-value-2019`: how to quote one fact, short and long. */
export const cite = defineCommand({
  name: 'cite',
  names: sayInAll('command.cite.name'),
  summary: sayInAll('command.cite.summary'),
  args: z.object({
    fact: argument('argument.fact', 300),
    style: choice('argument.style', ['short', 'long', 'both']).optional(),
  }),
  rest: 'fact',
  complete: { fact: completeFact },
  run: ({ fact, style = 'both' }, context) => {
    const styles: readonly Style[] = style === 'both' ? ['short', 'long'] : [style];
    return citeAnswer(answerQuestion(context.book, fact), fact, styles, context);
  },
});
