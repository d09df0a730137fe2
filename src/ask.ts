import { parseArgs, styleText } from 'node:util';
import { cardToPlainText } from './card/plain-text.ts';
import type { Answered } from './command/command.ts';
import type { Log } from './command/log.ts';
import { readerOfProfile } from './command/reader-of-words.ts';
import { createRunner } from './command/run.ts';
import { replyToJson } from './command/to-json.ts';
import { readFactsDir } from './config.ts';
import type { FactBook } from './core/book/fact-book.ts';
import { LANGUAGES } from './core/language.ts';
import { isoDateIn } from './core/period/iso-date.ts';
import { openBook } from './open-book.ts';

/** Other programs rely on these. */
const EXIT = { found: 0, misuse: 2, ambiguous: 3, 'not-published': 4, unknown: 5, fault: 1 } as const;

const FORMS = ['text', 'json', 'discord', 'slack'] as const;
type Form = (typeof FORMS)[number];

const USAGE = `Usage: npm run -s ask -- <words> [--language ${LANGUAGES.join('|')}] [--as ${FORMS.join('|')}]
For example: npm run -s ask -- help`;

class Misuse extends Error {}

type Asked = { readonly words: string; readonly language: string | null; readonly form: Form };

function readArguments(args: readonly string[], book: FactBook): Asked {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const form = FORMS.find((known) => known === (values.as ?? 'text'));
  if (form === undefined) throw new Misuse(`--as takes one of ${FORMS.join(', ')}.`);
  const { languages } = book.info;
  const language = values.language ?? null;
  if (language !== null && !languages.some((known) => known === language)) {
    throw new Misuse(`--language takes one of ${languages.join(', ')}.`);
  }
  const words = positionals.join(' ').trim();
  if (words === '') throw new Misuse('No question.');
  return { words, language, form };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { language: { type: 'string' }, as: { type: 'string' } },
  });
}

/** A reply as the platform would get it. The renderers are loaded only when asked for. */
async function payloadOf(form: 'discord' | 'slack', answered: Answered, book: FactBook): Promise<unknown> {
  if (form === 'discord') {
    const { renderDiscord } = await import('./adapter/discord/render.ts');
    return renderDiscord(answered.card, {
      accent: book.info.accent,
      shareLine: null,
      addressee: null,
      isPrivate: false,
    });
  }
  const { renderSlack } = await import('./adapter/slack/render.ts');
  return renderSlack(answered.card, {
    shareLine: answered.line,
    addressee: null,
    sharedBy: null,
    rootCommand: book.info.command,
  });
}

function forPeople(answered: Answered): string {
  const [title = '', ...lines] = cardToPlainText(answered.card).split('\n');
  return [styleText('bold', title, { stream: process.stdout }), ...lines].join('\n');
}

async function print({ words, form }: Asked, answered: Answered, book: FactBook, now: Date): Promise<void> {
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  switch (form) {
    case 'text':
      process.stdout.write(`${forPeople(answered)}\n`);
      return;
    case 'json': {
      const today = isoDateIn(now, book.info.timeZone);
      process.stdout.write(json(replyToJson(words, answered, book, today)));
      return;
    }
    case 'discord':
    case 'slack':
      process.stdout.write(json(await payloadOf(form, answered, book)));
      return;
    default:
      return form satisfies never;
  }
}

/** Faults go to standard error, so that what a program reads on standard output stays one object. */
const toStandardError: Log = {
  debug: () => {},
  info: () => {},
  warn: (_, message) => void process.stderr.write(`${message}\n`),
  error: ({ err, reference }, message) =>
    void process.stderr.write(`${message} (${reference}): ${err instanceof Error ? err.stack : err}\n`),
};

async function ask(args: readonly string[]): Promise<number> {
  const book = openBook(readFactsDir());
  const asked = readArguments(args, book);
  const now = new Date();
  const runner = createRunner({ book: () => book, now: () => now, log: toStandardError });
  const reader =
    asked.language === null
      ? readerOfProfile(asked.words, book.info.languages, null)
      : { locale: asked.language };
  const answered = await runner.runLine(asked.words, reader);
  await print(asked, answered, book, now);
  if (answered.reference !== null) return EXIT.fault;
  return answered.isMisuse ? EXIT.misuse : EXIT[answered.outcome];
}

try {
  process.exitCode = await ask(process.argv.slice(2));
} catch (error) {
  const isUsage = error instanceof Misuse;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(isUsage ? `${message}\n${USAGE}\n` : `${message}\n`);
  process.exitCode = EXIT.misuse;
}
