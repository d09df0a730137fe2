import { z } from 'zod';
import type { CommandLine } from '../card/card.ts';
import { answerTopic, type Restriction } from '../core/answer/answer.ts';
import { answerQuestion } from '../core/ask/answer-question.ts';
import { dated } from '../core/ask/dated.ts';
import type { Topic } from '../core/fact.ts';
import { inLanguage, LANGUAGES, languageOf } from '../core/language.ts';
import { say } from '../text/say.ts';
import { AS_OF, answeredAsOf } from './as-of.ts';
import type { Command, CommandContext, Reply } from './command.ts';
import { belongsTo, completeQuestion } from './complete-subject.ts';
import { argument, defineCommand } from './define-command.ts';
import { answerFreely } from './find.ts';
import { printLine } from './line.ts';
import { completeArea, completePeriod, readArea, readPeriod } from './read-argument.ts';
import { replyWith } from './reply.ts';

/** Discord's form of a command name: https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming */
const MOST_NAME_CHARACTERS = 32;

/** `Cooperation centers` is typed as `cooperation-centers`; a name that cannot be typed so is `null`. */
export function commandWord(name: string): string | null {
  const word = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return word === '' || word.length > MOST_NAME_CHARACTERS ? null : word;
}

/** A topic as it is typed in the reader's language. */
function shownName({ id, names }: Topic, { language }: CommandContext): string {
  return (languageOf(language) === 'en' ? null : commandWord(inLanguage(names, language))) ?? id;
}

function runTopic(
  topic: Topic,
  args: { indicator?: string | undefined; period?: string | undefined; area?: string | undefined },
  context: CommandContext,
): Reply {
  const { book } = context;
  const within: Restriction = {
    period: readPeriod(args.period, context),
    area: readArea(args.area, context),
  };
  const line = printLine(
    {
      command: topic.id,
      args: {
        indicator: args.indicator ?? '',
        period: within.period?.text ?? '',
        area: within.area?.id ?? '',
      },
    },
    'indicator',
  );
  const words = args.indicator;
  if (words === undefined) return replyWith(answerTopic(book, topic, within), line, context);
  const byWhole = isAboutWhole(words, context) ? null : answerWhole(topic, words, within, line, context);
  if (byWhole !== null && byWhole.outcome !== 'unknown') return byWhole;
  const inside = answerInside(topic, words, within, context);
  return inside.outcome === 'unknown' && byWhole !== null ? byWhole : replyWith(inside, line, context);
}

/** Whether words are an id, or but a time or a place: these say what is wanted of the topic itself. */
function isAboutWhole(words: string, { book, today }: CommandContext): boolean {
  if (book.fact(words) !== null || book.indicator(words) !== null) return true;
  const { stems, isBound } = book.search.read(dated(book, words, today));
  return stems.length === 0 && !isBound;
}

/**
 * What was typed answered as one question, of which the topic's name is but the beginning: `companies e-commerce` asks
 * for what another topic has, and `tourism revenue 2018` for no other revenue than `find tourism revenue 2018`.
 */
function answerWhole(
  topic: Topic,
  words: string,
  within: Restriction,
  line: CommandLine,
  context: CommandContext,
): Reply {
  const { book, today } = context;
  const whole = `${context.called ?? shownName(topic, context)} ${words}`;
  if (within.period === null && within.area === null) return answerFreely(whole, context);
  return replyWith(answerQuestion(book, whole, within, undefined, today), line, context);
}

/** Words typed after a topic: a period, a place, an indicator of the topic, or several of these. */
function answerInside(topic: Topic, text: string, within: Restriction, { book, today }: CommandContext) {
  const { period, area, stems, growthStems, isBound } = book.search.read(dated(book, text, today));
  if (stems.length === 0 && !isBound) {
    return answerTopic(book, topic, { period: within.period ?? period, area: within.area ?? area });
  }
  const among = belongsTo(topic);
  // What is called by its whole name is meant, also where it has no value for the time or growth asked for.
  const named = [stems, stems.filter((one) => !growthStems.includes(one))]
    .map((some) => book.search.called(some).filter(among))
    .find(({ length }) => length > 0);
  return answerQuestion(
    book,
    text,
    within,
    named === undefined ? among : (subject) => named.includes(subject),
    today,
  );
}

/** Every topic takes the same. */
const TOPIC_ARGUMENTS = z.object({
  indicator: argument('argument.indicator', 200).optional(),
  period: argument('argument.period', 40).optional(),
  area: argument('argument.area').optional(),
  'as-of': AS_OF,
});

/** `/<root> outsourcing`, `/<root> outsourcing contract value 2019`: a topic's card, or one figure of it. */
export function topicCommand(topic: Topic): Command {
  const words = LANGUAGES.flatMap((language) => [
    [language, (language === 'en' ? null : commandWord(topic.names[language] ?? '')) ?? topic.id] as const,
  ]);
  const spoken = [...Object.values(topic.names), ...Object.values(topic.aliases).flat()];
  return defineCommand({
    name: topic.id,
    names: Object.fromEntries(words),
    aliases: spoken.flatMap((name) => commandWord(name) ?? []),
    summary: Object.fromEntries(
      LANGUAGES.map((language) => [
        language,
        say(language, 'command.topic.summary', { topic: inLanguage(topic.names, language) }),
      ]),
    ),
    args: TOPIC_ARGUMENTS,
    rest: 'indicator',
    complete: {
      indicator: (text, context) =>
        completeQuestion(text, context, (subject) => subject.kind !== 'topic' && belongsTo(topic)(subject)),
      period: (text, context) => completePeriod(text, topic, context),
      area: completeArea,
    },
    run: ({ 'as-of': day, ...args }, context) =>
      answeredAsOf(day, context, (then) => runTopic(topic, args, then)),
  });
}
