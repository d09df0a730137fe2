import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { styleText } from 'node:util';
import { renderDiscord } from './adapter/discord/render.ts';
import { renderSlack } from './adapter/slack/render.ts';
import { type AddOptions, addFact, Refused } from './add/add-fact.ts';
import { Cancelled } from './add/interview.ts';
import { Misuse, readOptions, usage } from './add/options.ts';
import { NoPlace } from './add/plan-change.ts';
import { discordLines, type Paint } from './add/print-discord.ts';
import { slackLines } from './add/print-slack.ts';
import { type Cards, faultsForPeople, outcomeToJson, resultForPeople } from './add/report.ts';
import { ChangedMeanwhile } from './add/write-files.ts';
import { createRunner } from './command/run.ts';
import { readFactsDir } from './config.ts';
import { createFactBook } from './core/book/fact-book.ts';
import type { Language } from './core/language.ts';
import type { Pack } from './core/pack.ts';
import { withProgress } from './data/with-progress.ts';
import { loadApart } from './live/load-apart.ts';

/** Other programs rely on these; 130 is what a shell says of Ctrl+C. */
const EXIT = { done: 0, refused: 2, cancelled: 130 } as const;

const OWN_PACK = fileURLToPath(new URL('../data', import.meta.url));

/** Colours only where a terminal reads it: `styleText` looks at the stream and at NO_COLOR. */
const paint: Paint = (style, text) => styleText(style, text, { stream: process.stdout });

/** What each platform is sent for the fact, printed. */
async function cardsOf(pack: Pack, id: string, language: Language, paint: Paint): Promise<Cards> {
  const book = createFactBook(pack);
  const log = {
    debug: () => {},
    info: () => {},
    warn: () => {},
    error: ({ err }: { err?: unknown }) => void broken.push(err),
  };
  const broken: unknown[] = [];
  const runner = createRunner({ book: () => book, now: () => new Date(), log });
  const { card, line } = await runner.runLine(`find ${id}`, { locale: language });
  if (broken.length > 0) throw broken[0];
  const { accent, command: rootCommand } = book.info;
  const discord = renderDiscord(card, { accent, shareLine: null, addressee: null, isPrivate: false });
  const slack = renderSlack(card, { shareLine: line, addressee: null, sharedBy: null, rootCommand });
  return { discord: discordLines(discord, paint), slack: slackLines(slack, paint) };
}

async function run(args: readonly string[]): Promise<number> {
  const asked = readOptions(args);
  const print = (text: string) => void process.stdout.write(text);
  if (asked.isHelp) {
    print(usage());
    return EXIT.done;
  }
  const dir = readFactsDir();
  const inColour: Paint = asked.isJson ? (_, text) => text : paint;
  const canAsk = process.stdin.isTTY && process.stdout.isTTY && !asked.isJson;
  const options: AddOptions = {
    dir,
    isOwnPack: resolve(dir) === resolve(OWN_PACK),
    terminal: canAsk ? { input: process.stdin, output: process.stdout } : null,
    paint: inColour,
    // In a process of its own, so that the spinner turns meanwhile.
    check: (instead) => withProgress('the checks of the fact pack', loadApart(dir, undefined, { instead })),
    cards: (pack, id, language) => cardsOf(pack, id, language, inColour),
  };
  try {
    const outcome = await addFact(asked, options, print);
    print(
      asked.isJson
        ? `${JSON.stringify(outcomeToJson(outcome), null, 2)}\n`
        : resultForPeople(outcome, inColour),
    );
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { faults, again } = error;
    print(
      asked.isJson
        ? `${JSON.stringify({ written: false, faults, again }, null, 2)}\n`
        : faultsForPeople(faults, again),
    );
    return EXIT.refused;
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const isExpected =
    error instanceof Misuse ||
    error instanceof NoPlace ||
    error instanceof ChangedMeanwhile ||
    error instanceof Cancelled;
  if (!isExpected) throw error;
  const help = error instanceof Misuse ? '\nEvery option: npm run -s facts:add -- --help' : '';
  process.stderr.write(`${error.message}${help}\n`);
  process.exitCode = error instanceof Cancelled ? EXIT.cancelled : EXIT.refused;
}
