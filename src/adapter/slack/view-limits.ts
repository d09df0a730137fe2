import type { types } from '@slack/bolt';
import { isBlank, type SlackBlock, slackViolations } from './limits.ts';

/** A list that is filled while one types. */
export type SearchBlock = Omit<types.ActionsBlock, 'elements'> & {
  block_id: string;
  elements: [types.ExternalSelect & { placeholder: types.PlainTextElement; action_id: string }];
};

/** A line to write in. */
export type QuestionBlock = Omit<types.InputBlock, 'element'> & {
  block_id: string;
  element: types.PlainTextInput & { action_id: string };
};

export type ViewBlock = SlackBlock | SearchBlock | QuestionBlock;

/** A window before the channel. */
export type SlackModal = Omit<types.ModalView, 'blocks'> & {
  blocks: ViewBlock[];
  callback_id: string;
  private_metadata: string;
};

/** The first page of the app. */
export type SlackHome = Omit<types.HomeView, 'blocks'> & { blocks: SlackBlock[]; private_metadata: string };

/** What Slack takes of a window or a home page, beyond what it takes of each block. */
export const VIEW_LIMITS = {
  /** https://docs.slack.dev/reference/block-kit/blocks */
  blocks: 100,
  /** https://docs.slack.dev/reference/views/modal-views; of the buttons' texts as well */
  title: 24,
  /** https://docs.slack.dev/reference/views/modal-views */
  privateMetadata: 3000,
  callbackId: 255,
  /** https://docs.slack.dev/reference/methods/views.open#errors: `view_too_large` */
  bytes: 250_000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select */
  options: 100,
  placeholder: 150,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  optionText: 75,
  optionDescription: 75,
  /** The page says 150, Slack's own types 75. */
  optionValue: 75,
  /** https://docs.slack.dev/reference/block-kit/blocks/input-block */
  label: 2000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
  input: 3000,
} as const;

function measured(what: string, text: string | undefined, most: number): string[] {
  if (text === undefined) return [];
  if (isBlank(text)) return [`an empty ${what}`];
  return text.length > most ? [`${what}: ${text.length} of at most ${most}`] : [];
}

function isOurs(block: ViewBlock): block is SlackBlock {
  return block.type !== 'input' && !(block.type === 'actions' && block.elements[0]?.type !== 'button');
}

function elementFaults(block: Exclude<ViewBlock, SlackBlock>): string[] {
  if (block.type === 'input') {
    return [
      ...measured('label', block.label.text, VIEW_LIMITS.label),
      ...measured('hint', block.hint?.text, VIEW_LIMITS.label),
      ...measured(
        'initial value',
        block.element.initial_value,
        block.element.max_length ?? VIEW_LIMITS.input,
      ),
    ];
  }
  return measured('placeholder', block.elements[0].placeholder.text, VIEW_LIMITS.placeholder);
}

/** Everything about a window or a home page that Slack would refuse; empty when it can be shown. */
export function viewViolations(view: SlackModal | SlackHome): string[] {
  const blocks: readonly ViewBlock[] = view.blocks;
  const ours = blocks.filter(isOurs);
  const others = blocks.filter((block): block is SearchBlock | QuestionBlock => !isOurs(block));
  const ids = others.map(({ block_id: id }) => id);
  const message = {
    text: 'a view',
    blocks: ours,
    unfurl_links: false,
    unfurl_media: false,
    parse: 'none',
  } as const;
  const ofMessage = ours.length === 0 ? [] : slackViolations({ ...message, blocks: ours });
  return [
    ...(blocks.length > VIEW_LIMITS.blocks ? [`blocks: ${blocks.length}`] : []),
    // A view may have more blocks than a message, and is bound by its size instead of the sum of its texts.
    ...ofMessage.filter((fault) => !/^(?:blocks|all block text):/.test(fault)),
    ...others.flatMap(elementFaults),
    ...(new Set(ids).size < ids.length ? ['a block_id stands twice'] : []),
    ...(view.private_metadata.length > VIEW_LIMITS.privateMetadata ? ['private_metadata'] : []),
    ...(Buffer.byteLength(JSON.stringify(view)) > VIEW_LIMITS.bytes ? ['bytes'] : []),
    ...(view.type === 'modal' ? modalFaults(view) : []),
  ];
}

function modalFaults({ title, submit, close, callback_id: id }: SlackModal): string[] {
  return [
    ...measured('title', title.text, VIEW_LIMITS.title),
    ...measured('submit', submit?.text, VIEW_LIMITS.title),
    ...measured('close', close?.text, VIEW_LIMITS.title),
    ...measured('callback_id', id, VIEW_LIMITS.callbackId),
  ];
}

/** Everything about options that Slack would refuse. */
export function optionViolations(options: readonly types.PlainTextOption[]): string[] {
  const values = options.map(({ value = '' }) => value);
  return [
    ...(options.length > VIEW_LIMITS.options ? [`options: ${options.length}`] : []),
    ...(new Set(values).size < values.length ? ['a value stands twice'] : []),
    ...options.flatMap(({ text, value = '', description }) => [
      ...measured('option', text.text, VIEW_LIMITS.optionText),
      ...measured('value', value, VIEW_LIMITS.optionValue),
      ...measured('description', description?.text, VIEW_LIMITS.optionDescription),
    ]),
  ];
}
