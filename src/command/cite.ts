import { z } from 'zod';
import type { Card, CardPart, Choice } from '../card/card.ts';
import { factPart, formulaText } from '../card/fact-parts.ts';
import { type CardContext, labelOf } from '../card/label.ts';
import { apaCitation } from '../cite/apa.ts';
import { type CitationRecord, citationRecords, placeText } from '../cite/citation-record.ts';
import { EXPORT_FILES, type ExportStyle, exportCitations } from '../cite/export-style.ts';
import { type Answer, MOST_CHOICES } from '../core/answer/answer.ts';
import { answerQuestion } from '../core/ask/answer-question.ts';
import type { Fact } from '../core/fact.ts';
import type { Locale } from '../core/language.ts';
import { formatDate } from '../text/format.ts';
import { say, sayInAll } from '../text/say.ts';
import type { CommandContext, Reply } from './command.ts';
import { completeFact } from './complete-subject.ts';
import { argument, choice, defineCommand } from './define-command.ts';
import { cardContext, replyWith, replyWithCard } from './reply.ts';

/** For people, then for programs. */
const STYLES = ['short', 'long', 'apa', 'bibtex', 'csl-json'] as const;
type Style = (typeof STYLES)[number];

/** What can be asked for: one style, the two short enough for any message, or every one. */
const ASKED = ['short', 'long', 'both', 'apa', 'bibtex', 'csl-json', 'all'] as const;
type Asked = (typeof ASKED)[number];

/** Longer text for a program is a file: it fills the channel, and is not read there. */
const LONGEST_SHOWN = 2500;

function stylesOf(asked: Asked): readonly Style[] {
  switch (asked) {
    case 'both':
      return ['short', 'long'];
    case 'all':
      return STYLES;
    case 'short':
    case 'long':
    case 'apa':
    case 'bibtex':
    case 'csl-json':
      return [asked];
    default:
      return asked satisfies never;
  }
}

function sentence(record: CitationRecord, style: 'short' | 'long', language: Locale): string {
  const { publisher, title, published, paragraph, url } = record;
  const date = published === null ? say(language, 'cite.undated') : formatDate(published, language);
  if (style === 'short') return say(language, 'cite.style.short', { publisher, date });
  return say(language, 'cite.style.long', {
    publisher,
    title,
    date,
    place: placeText(paragraph, language),
    url: url ?? say(language, 'cite.no-link'),
  });
}

/** What a derived figure was computed from; nothing for a fact that stands in a source. */
function derivedLine(fact: Fact, language: Locale): readonly string[] {
  if (fact.kind !== 'derived') return [];
  const formula = formulaText(fact, language);
  return [say(language, 'cite.derived', { count: fact.inputs.length, formula })];
}

async function exportPart(
  fact: Fact,
  records: readonly CitationRecord[],
  style: ExportStyle,
  language: Locale,
): Promise<CardPart> {
  const text = await exportCitations(records, style);
  const { ending, mediaType } = EXPORT_FILES[style];
  const verbatim = { label: say(language, `cite.${style}`), text, name: `${fact.id}.${ending}`, mediaType };
  return { kind: text.length > LONGEST_SHOWN ? 'file' : 'code', ...verbatim };
}

async function stylePart(
  fact: Fact,
  records: readonly CitationRecord[],
  style: Style,
  language: Locale,
): Promise<CardPart> {
  const title = say(language, `cite.${style}`);
  const derived = derivedLine(fact, language);
  switch (style) {
    case 'short':
    case 'long': {
      const texts = new Set(records.map((record) => sentence(record, style, language)));
      return { kind: 'text', text: [title, ...derived, ...texts].join('\n') };
    }
    case 'apa':
      return { kind: 'text', text: [title, ...derived, apaCitation(records, language)].join('\n') };
    case 'bibtex':
    case 'csl-json':
      return exportPart(fact, records, style, language);
    default:
      return style satisfies never;
  }
}

/** Buttons to the styles that the card does not show. */
function otherStyles(fact: Fact, shown: readonly Style[], language: Locale): readonly Choice[] {
  const others = STYLES.filter((style) => style !== 'short' && style !== 'long' && !shown.includes(style));
  const buttons = others.map((style): Choice => {
    return { label: say(language, `cite.${style}`), line: `cite ${fact.id} style:${style}` };
  });
  if (shown.includes('short') || shown.includes('long')) return buttons;
  return [{ label: say(language, 'action.cite'), line: `cite ${fact.id}` }, ...buttons];
}

async function citeFact(fact: Fact, asked: Asked, context: CardContext): Promise<Reply> {
  const { language } = context;
  const records = citationRecords(fact, context);
  const wanted = stylesOf(asked);
  const made = await Promise.all(wanted.map((style) => stylePart(fact, records, style, language)));
  // A file may not arrive; what is short enough to be read here then still stands here.
  const isLacking = made.some(({ kind }) => kind === 'file');
  const shown = isLacking ? [...new Set<Style>(['short', 'long', ...wanted])] : wanted;
  const added = shown.filter((style) => !wanted.includes(style));
  const extra = await Promise.all(added.map((style) => stylePart(fact, records, style, language)));
  const actions = otherStyles(fact, shown, language);
  const parts: CardPart[] = [
    factPart(fact, context),
    ...extra,
    ...made,
    ...(actions.length === 0 ? [] : [{ kind: 'actions', actions } as const]),
  ];
  const title = say(language, 'cite.title', { label: labelOf(fact, context) });
  const card: Card = { language, title, tone: 'answer', parts };
  return { ...replyWithCard(card, lineOf(fact, asked)), facts: [fact] };
}

const lineOf = (fact: Fact, asked: Asked) =>
  asked === 'both' ? `cite ${fact.id}` : `cite ${fact.id} style:${asked}`;

/** Several facts fit the words: each becomes a button that cites it. */
function askWhich(facts: readonly Fact[], asked: Asked, context: CardContext): Reply {
  const { language } = context;
  const choices = facts.slice(0, MOST_CHOICES).map((fact) => ({
    label: labelOf(fact, context),
    line: lineOf(fact, asked),
  }));
  const prompt = say(language, 'cite.which');
  return {
    card: { language, title: prompt, tone: 'question', parts: [{ kind: 'choices', prompt, choices }] },
    outcome: 'ambiguous',
    facts: [],
    line: 'cite',
  };
}

function citeAnswer(
  answer: Answer,
  text: string,
  asked: Asked,
  context: CommandContext,
): Reply | Promise<Reply> {
  if (answer.outcome !== 'found') return replyWith(answer, `cite ${text}`, context);
  const [fact, ...others] = answer.facts;
  // Figures that are computed from the one asked for come with its answer, but it is the one that was asked for.
  const rivals = others.filter(({ kind }) => kind !== 'derived' || answer.topic !== null);
  if (fact === undefined || rivals.length > 0) return askWhich(answer.facts, asked, cardContext(context));
  return citeFact(fact, asked, cardContext(context));
}

/** `outsourcing-contract-value-2019 bibtex`: a style may be said in plain words, behind the fact. */
function readWords(fact: string, style: Asked | undefined): { readonly fact: string; readonly style: Asked } {
  const [, before = '', last = ''] = /^(.*\S)\s+(\S+)$/su.exec(fact) ?? [];
  const said = ASKED.find((one) => one === last.toLowerCase());
  return style === undefined && said !== undefined
    ? { fact: before, style: said }
    : { fact, style: style ?? 'both' };
}

/** `/<root> cite outsourcing-contract-value-2019 style:bibtex`: how to quote one fact, for people and for programs. */
export const cite = defineCommand({
  name: 'cite',
  names: sayInAll('command.cite.name'),
  summary: sayInAll('command.cite.summary'),
  args: z.object({
    fact: argument('argument.fact', 300),
    style: choice('argument.style', ASKED).optional(),
  }),
  rest: 'fact',
  complete: { fact: completeFact },
  run: (args, context) => {
    const { fact, style } = readWords(args.fact, args.style);
    const answer = answerQuestion(context.book, fact, undefined, undefined, context.today);
    return citeAnswer(answer, fact, style, context);
  },
});
