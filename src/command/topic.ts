import { z } from 'zod';
import { answerTopic, type Restriction } from '../core/answer.ts';
import { answerQuestion } from '../core/answer-question.ts';
import { dated } from '../core/dated.ts';
import type { Topic } from '../core/fact.ts';
import { inLanguage, LANGUAGES } from '../core/language.ts';
import { answerSeveral } from '../core/several-questions.ts';
import { say } from '../text/say.ts';
import { AS_OF, answeredAsOf } from './as-of.ts';
import type { Command, CommandContext, Reply } from './command.ts';
import { belongsTo, completeQuestion } from './complete-subject.ts';
import { argument, defineCommand } from './define-command.ts';
import { printLine } from './line.ts';
import { completeArea, completePeriod, readArea, readPeriod } from './read-argument.ts';
import { replyWith, replyWithSeveral } from './reply.ts';

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
  if (args.indicator === undefined) return replyWith(answerTopic(book, topic, within), line, context);
  const several = inSeveral(topic, args.indicator, within, context);
  if (several !== null) return replyWithSeveral(several, line, context);
  const inside = answerInside(topic, args.indicator, within, context);
  if (inside.outcome !== 'unknown') return replyWith(inside, line, context);
  // The words may continue the topic's name: `companies e-commerce` asks for something another topic has.
  const answer = answerQuestion(
    book,
    wholeText(topic, args.indicator, context),
    within,
    undefined,
    context.today,
  );
  return replyWith(
    answer.outcome === 'unknown' ? { ...inside, question: args.indicator } : answer,
    line,
    context,
  );
}

/** What was typed, since the topic's name was a part of it. */
const wholeText = (topic: Topic, words: string, { language }: CommandContext) =>
  `${inLanguage(topic.names, language)} ${words}`;

/** What a question that begins with a topic's name asks, where it asks several things; `null` where it asks one. */
function inSeveral(topic: Topic, words: string, within: Restriction, context: CommandContext) {
  if (within.period !== null || within.area !== null) return null;
  const several = answerSeveral(context.book, wholeText(topic, words, context), context.today);
  return several.parts.length > 1 ? several : null;
}

/** Words typed after a topic: a period, a place, an indicator of the topic, or several of these. */
function answerInside(topic: Topic, text: string, within: Restriction, { book, today }: CommandContext) {
  const { period, area, stems, isBound } = book.search.read(dated(book, text, today));
  if (stems.length > 0 || isBound) return answerQuestion(book, text, within, belongsTo(topic), today);
  return answerTopic(book, topic, { period: within.period ?? period, area: within.area ?? area });
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
