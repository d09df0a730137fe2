import { shortened } from '../card/fit.ts';
import { labelOf } from '../card/label.ts';
import { type Suggestion, suggest } from '../core/ask/suggest.ts';
import type { Fact, Topic } from '../core/fact.ts';
import { inLanguage, languageOf } from '../core/language.ts';
import { type Subject, thing } from '../core/search/search.ts';
import { contentStems } from '../core/words/words.ts';
import { formatChange, formatPeriod, formatQuantity } from '../text/format.ts';
import { say } from '../text/say.ts';
import type { CommandContext, Completion } from './command.ts';
import { BETWEEN_DETAILS } from './completion-text.ts';
import { cardContext } from './reply.ts';

/** As many as either platform shows. */
const MOST = 25;

/** Room for another name, beside the label and a value. */
const MOST_ALIAS = 40;

/** What can be asked in words alone is no longer than a choice of Discord's. */
const MOST_QUESTION = 100;

/** Whether a topic's card can show what a subject leads to. */
export function belongsTo(topic: Topic): (subject: Subject) => boolean {
  const first = new Set<string>(topic.first);
  return (subject) => {
    if (subject.kind === 'topic') return subject.topic.id === topic.id;
    const found = thing(subject);
    return first.has(found.id) || ('topic' in found && found.topic === topic.id);
  };
}

/** Whether there is no value for the period that was named. */
const isLacking = ({ subject, fact, period }: Suggestion) =>
  subject.kind === 'indicator' && fact === null && period !== null;

/** The fact whose value stands beside a subject: the one that is meant, else what its card shows first. */
function shownOf(suggestion: Suggestion, { book }: CommandContext): Fact | null {
  const { subject, fact } = suggestion;
  if (fact !== null || subject.kind === 'topic' || isLacking(suggestion)) return fact;
  if (subject.kind === 'statement') return subject.statement;
  const [home] = book.areasOf(subject.indicator);
  return home === undefined ? null : (book.latest(subject.indicator, home)[0] ?? null);
}

/** Value, period and publisher, never one without the others; of a sentence, only when. */
function factDetail(fact: Fact, withChange: boolean, { language }: CommandContext): string {
  const period = formatPeriod(fact.period, language);
  if (fact.kind === 'statement') return period;
  const value = formatQuantity(fact.quantity, fact.unit, language);
  if (fact.kind === 'derived') {
    return say(language, 'suggest.figure', { value, period, source: say(language, 'fact.derived') });
  }
  const change = withChange && fact.change !== null ? ` (${formatChange(fact.change, language)})` : '';
  const source = fact.provenance.source.publisher;
  return say(language, 'suggest.figure', { value: `${value}${change}`, period, source });
}

function reasonDetails({ reason, subject, period }: Suggestion, context: CommandContext): readonly string[] {
  const { language } = context;
  const kind = subject.kind === 'topic' ? [say(language, 'suggest.topic')] : [];
  const when = period === null || subject.kind !== 'topic' ? [] : [formatPeriod(period, language)];
  switch (reason.kind) {
    case 'alias':
      return [say(language, 'suggest.alias', { name: shortened(reason.name, MOST_ALIAS) }), ...kind, ...when];
    case 'text':
      return [say(language, 'suggest.words', { words: reason.words })];
    case 'name':
    case 'figure':
      return [...kind, ...when];
    default:
      return reason satisfies never;
  }
}

function completionOf(suggestion: Suggestion, context: CommandContext): Completion {
  const { subject, fact, period, reason } = suggestion;
  const shown = shownOf(suggestion, context);
  const isChange = reason.kind === 'figure' && reason.of === 'change';
  const details = [
    ...reasonDetails(suggestion, context),
    ...(shown === null ? [] : [factDetail(shown, isChange, context)]),
    ...(period !== null && isLacking(suggestion)
      ? [say(context.language, 'suggest.lacking', { period: formatPeriod(period, context.language) })]
      : []),
  ];
  return {
    label:
      shown === null
        ? inLanguage(thing(subject).names, context.language)
        : labelOf(shown, cardContext(context)),
    value: fact?.id ?? [thing(subject).id, ...(period === null ? [] : [period.text])].join(' '),
    detail: details.length === 0 ? null : details.join(BETWEEN_DETAILS),
  };
}

function suggested(text: string, context: CommandContext, among?: (subject: Subject) => boolean) {
  const { book, language } = context;
  const suggesting = { language: languageOf(language), most: MOST };
  return suggest(book, text, among === undefined ? suggesting : { ...suggesting, among });
}

/** What the words may mean, best first; what is asked for most before a word is typed. */
export function completeQuestion(
  text: string,
  context: CommandContext,
  among?: (subject: Subject) => boolean,
): readonly Completion[] {
  return suggested(text, context, among).map((one) => completionOf(one, context));
}

/** The same, and the words as they are where nothing is like them: any question can be asked. */
export function completeFreeQuestion(text: string, context: CommandContext): readonly Completion[] {
  const offered = completeQuestion(text, context);
  const asked = text.trim();
  if (offered.length > 0 || contentStems(asked).length === 0 || asked.length > MOST_QUESTION) return offered;
  return [{ label: asked, value: asked, detail: say(context.language, 'suggest.free') }];
}

/** Indicators alone, each by its id. */
export function completeIndicator(text: string, context: CommandContext): readonly Completion[] {
  const isIndicator = ({ kind }: Subject) => kind === 'indicator';
  const subjects = new Map(suggested(text, context, isIndicator).map((one) => [thing(one.subject).id, one]));
  return [...subjects.values()].map((one) => {
    const { id } = thing(one.subject);
    const value = [id, ...(one.period === null ? [] : [one.period.text])].join(' ');
    return { ...completionOf(one, context), value };
  });
}

/** The facts that a suggestion leads to, the one that is meant first. */
function factsOf({ subject, fact }: Suggestion, { book }: CommandContext): readonly Fact[] {
  const one = fact === null ? [] : [fact];
  switch (subject.kind) {
    case 'topic':
      return [];
    case 'statement':
      return [subject.statement];
    case 'indicator':
      return [
        ...one,
        ...book.areasOf(subject.indicator).flatMap((area) => book.series(subject.indicator, area)),
      ];
    default:
      return subject satisfies never;
  }
}

/** Single facts that the words may mean, with value and period; the value sent is the fact's id. */
export function completeFact(text: string, context: CommandContext): readonly Completion[] {
  const { book } = context;
  const offered = (fact: Fact): Completion => ({
    label: labelOf(fact, cardContext(context)),
    value: fact.id,
    detail: factDetail(fact, false, context),
  });
  const exact = book.fact(text.trim());
  if (exact !== null) return [offered(exact)];
  const facts =
    text.trim() === ''
      ? book.topics.flatMap((topic) => book.factsOfTopic(topic))
      : suggested(text, context).flatMap((one) => factsOf(one, context));
  return [...new Set(facts)].slice(0, MOST).map(offered);
}
