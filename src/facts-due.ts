import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readDataDir, readFactsDir } from './config.ts';
import { isoDateIn } from './core/period/iso-date.ts';
import { dataDirOf } from './data-dir.ts';
import type { Asked } from './demand/asked.ts';
import { ASKED_FILE, readAskedFile } from './demand/asked-file.ts';
import { type DueRow, dueList } from './demand/due-list.ts';
import { dueTable } from './demand/due-table.ts';
import { openBook } from './open-book.ts';

const EXIT_MISUSE = 2;

const USAGE = `Usage: npm run -s facts:due [-- --asked <file>] [--json] [--all]
Lists the facts that a newer value should be out for, what is asked for most first.
  --asked <file>  counts of a bot (${ASKED_FILE} in DATA_DIR unless given)
  --all           also what is still current
  --json          for programs`;

class Misuse extends Error {}

type Options = { readonly file: string | null; readonly isJson: boolean; readonly isAll: boolean };

function readArguments(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        asked: { type: 'string' },
        json: { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
      },
    });
    return { file: values.asked ?? null, isJson: values.json, isAll: values.all };
  } catch (error) {
    throw new Misuse(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

/** The counts; `null` where no file was named and there is none. */
async function askedIn(path: string, isNamed: boolean): Promise<Asked | null> {
  const found = await readAskedFile(path);
  switch (found.kind) {
    case 'found':
      return found.asked;
    case 'absent':
      if (!isNamed) return null;
      throw new Misuse(
        `There is no file ${path}. Name the ${ASKED_FILE} of a bot's DATA_DIR, or leave --asked out.`,
      );
    case 'damaged': {
      const message = `${path} holds no counts.`;
      if (isNamed) throw new Misuse(`${message} Name the ${ASKED_FILE} of a bot's DATA_DIR.`);
      process.stderr.write(`${message} The list is by age alone; a running bot puts that file aside.\n`);
      return null;
    }
    default:
      return found satisfies never;
  }
}

function printForPeople(rows: readonly DueRow[], asked: Asked | null, path: string): string {
  const order =
    asked === null
      ? `Nothing is counted yet in ${path}: what is late the longest comes first.`
      : `Asked since ${asked.since}, by ${path}.`;
  if (rows.length === 0) return `Nothing is due. ${order}`;
  const count = (state: DueRow['freshness']) => rows.filter(({ freshness }) => freshness === state).length;
  return [dueTable(rows), '', `${count('overdue')} overdue, ${count('due')} due. ${order}`].join('\n');
}

async function listDue(args: readonly string[]): Promise<void> {
  const { file, isJson, isAll } = readArguments(args);
  const book = openBook(readFactsDir(), { isReviewed: true });
  const path = file ?? join(dataDirOf(readDataDir(), book.info), ASKED_FILE);
  const asked = await askedIn(path, file !== null);
  const today = isoDateIn(new Date(), book.info.timeZone);
  const rows = dueList(book, { today, asked, isAll });
  const json = { today, asked: asked === null ? null : { file: path, since: asked.since }, rows };
  process.stdout.write(
    isJson ? `${JSON.stringify(json, null, 2)}\n` : `${printForPeople(rows, asked, path)}\n`,
  );
}

try {
  await listDue(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = EXIT_MISUSE;
}
