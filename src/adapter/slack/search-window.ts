import type { types } from '@slack/bolt';
import type { CommandLine, FilePart } from '../../card/card.ts';
import type { Answered, Reader, Runner } from '../../command/command.ts';
import { isForEveryone } from '../../command/is-for-everyone.ts';
import { parseLine } from '../../command/line.ts';
import { say } from '../../text/say.ts';
import { renderSlackWithFiles } from './render.ts';
import { type SearchMemory, searchView } from './search-view.ts';
import type { SlackModal } from './view-limits.ts';

/** A window, and the files that it announces. */
export type SearchWindow<View = types.ModalView> = {
  readonly view: View;
  readonly files: readonly FilePart[];
  /** What was wrong with what was asked, where that is all there is to say. */
  readonly fault?: string;
  /** The same by the arguments that it is about, as far as that is known. */
  readonly faults?: Readonly<Record<string, string>>;
};

/** The words of a line that were a free question; empty for a line that is none. */
function questionOf(line: CommandLine, runner: Runner): string {
  const { command, args } = parseLine(line, runner.registry());
  return command === 'find' ? (args.question ?? '') : '';
}

/** The window before anything is asked in it, with the question of a line to be mended. */
export function emptyWindow(
  runner: Runner,
  reader: Reader,
  memory: SearchMemory,
  line: CommandLine | null = null,
): SlackModal {
  return searchView({
    info: runner.registry().info,
    language: runner.languageOf(reader),
    memory: { ...memory, line: null },
    question: line === null ? '' : questionOf(line, runner),
    shown: null,
    back: null,
  });
}

export type Shown = {
  readonly memory: SearchMemory;
  readonly back?: CommandLine | null;
  /** What is said beneath the card instead of *Share*. */
  readonly notice?: string;
};

/**
 * The window with the card of an answer.
 * @throws when the card cannot be laid out; see `renderSlack`.
 */
export function answeredWindow(
  answered: Answered,
  runner: Runner,
  reader: Reader,
  { memory, back = null, notice }: Shown,
): SearchWindow<SlackModal> {
  const { card, line } = answered;
  const { info } = runner.registry();
  const isShareable = memory.shareUrl !== null && isForEveryone(answered) && notice === undefined;
  const said = notice === undefined ? [] : [{ kind: 'notice', text: notice } as const];
  const { message, files } = renderSlackWithFiles(
    { ...card, parts: [...card.parts, ...said] },
    { shareLine: isShareable ? line : null, addressee: null, sharedBy: null, rootCommand: info.command },
  );
  const view = searchView({
    info,
    language: runner.languageOf(reader),
    memory: { ...memory, line: answered.reference === null ? line : memory.line },
    question: '',
    shown: message.blocks,
    back,
  });
  return { view, files };
}

/** How to share where the window no longer can. */
export function expiredNotice({ card, line }: Answered, rootCommand: string): string {
  return say(card.language, 'slack.share-expired', { command: `/${rootCommand} ${line} share` });
}
