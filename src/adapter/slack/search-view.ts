import type { CommandLine } from '../../card/card.ts';
import { inLanguage, type Language } from '../../core/language.ts';
import type { PackInfo } from '../../core/pack.ts';
import { say } from '../../text/say.ts';
import { buttonMaker, rows } from './buttons.ts';
import { isBlank, type SlackBlock } from './limits.ts';
import { beginningOf, plain } from './text-object.ts';
import { type QuestionBlock, type SearchBlock, type SlackModal, VIEW_LIMITS } from './view-limits.ts';

/** Slack's names of the window and of what is in it. They stay: Slack keeps what stands in a field by its names. */
export const SEARCH = {
  callbackId: 'search',
  choiceBlock: 'search-list',
  choice: 'search-choice',
  questionBlock: 'search-line',
  question: 'search-question',
} as const;

/** As much as `find` reads of a question. */
const MOST_QUESTION = 1000;

/** What a window remembers, since nothing else does. */
export type SearchMemory = {
  /** Where *Share* posts: the address that the slash command or the button came with; `null` for nowhere. */
  readonly shareUrl: string | null;
  /** The thread that the window was opened from. */
  readonly thread: string | null;
  /** The line of the card that the window shows. */
  readonly line: CommandLine | null;
  /** The channel that it was opened in; `null` for none, as over the home page. */
  readonly channel: string | null;
};

export type SearchContent = {
  readonly info: PackInfo;
  readonly language: Language;
  readonly memory: SearchMemory;
  /** What to begin with in the line for a question; empty for nothing. */
  readonly question: string;
  /** The card, laid out; `null` before anything was asked. */
  readonly shown: readonly SlackBlock[] | null;
  /** What *Back* leads to; `null` without that button. */
  readonly back: CommandLine | null;
};

function searchBlock(language: Language): SearchBlock {
  return {
    type: 'actions',
    block_id: SEARCH.choiceBlock,
    elements: [
      {
        type: 'external_select',
        action_id: SEARCH.choice,
        placeholder: plain(say(language, 'slack.search-choose')),
        min_query_length: 0,
        focus_on_load: true,
      },
    ],
  };
}

function questionBlock(language: Language, question: string): QuestionBlock {
  const initial = question.slice(0, MOST_QUESTION);
  return {
    type: 'input',
    block_id: SEARCH.questionBlock,
    label: plain(say(language, 'slack.search-question')),
    hint: plain(say(language, 'slack.search-hint')),
    optional: true,
    dispatch_action: true,
    element: {
      type: 'plain_text_input',
      action_id: SEARCH.question,
      max_length: MOST_QUESTION,
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
      ...(!isBlank(initial) && { initial_value: initial }),
    },
  };
}

/** What a window is to remember; a line that is too long is forgotten. */
export function writeMemory({ shareUrl, thread, line, channel }: SearchMemory): string {
  const whole = JSON.stringify({ shareUrl, thread, line, channel });
  if (whole.length <= VIEW_LIMITS.privateMetadata) return whole;
  return JSON.stringify({ shareUrl, thread, line: null, channel });
}

/** What a window of ours remembers; nothing where it is none, or one of an earlier version. */
export function readMemory(text: string): SearchMemory {
  const nothing = { shareUrl: null, thread: null, line: null, channel: null };
  const textIn = (value: unknown) => (typeof value === 'string' ? value : null);
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== 'object' || kept === null) return nothing;
    const fields: Readonly<Record<string, unknown>> = { ...kept };
    return {
      shareUrl: textIn(fields.shareUrl),
      thread: textIn(fields.thread),
      line: textIn(fields.line),
      channel: textIn(fields.channel),
    };
  } catch {
    return nothing;
  }
}

/** The window that searches as one types, with the card of what was asked last beneath. */
export function searchView(content: SearchContent): SlackModal {
  const { info, language, memory, question, shown, back } = content;
  const start: SlackBlock = { type: 'context', elements: [plain(say(language, 'slack.search-start'))] };
  const backTo = back === null ? null : { label: say(language, 'slack.back'), line: back };
  return {
    type: 'modal',
    callback_id: SEARCH.callbackId,
    private_metadata: writeMemory(memory),
    title: plain(beginningOf(inLanguage(info.title, language), VIEW_LIMITS.title)),
    submit: plain(say(language, 'slack.ask')),
    close: plain(say(language, 'slack.close')),
    blocks: [
      searchBlock(language),
      questionBlock(language, question),
      ...(shown ?? [start]),
      ...(backTo === null ? [] : rows([buttonMaker()('back', backTo)])),
    ],
  };
}
