import type { types } from '@slack/bolt';

/** Text in a box of its own, shown letter by letter. */
export type CodeBlock = {
  type: 'rich_text';
  elements: [{ type: 'rich_text_preformatted'; elements: [{ type: 'text'; text: string }] }];
};

/** The blocks that our messages are made of. */
export type SlackBlock =
  | types.HeaderBlock
  | types.SectionBlock
  | types.ContextBlock
  | CodeBlock
  | (Omit<types.ActionsBlock, 'elements'> & { elements: types.Button[] });

/** What is sent to Slack, whether in an acknowledgement or to a response URL. */
export type SlackMessage = {
  /** What notifications, screen readers and old clients show instead of the blocks. */
  text: string;
  blocks: SlackBlock[];
  unfurl_links: false;
  unfurl_media: false;
  /** Words such as @here or #general in the fallback text stay words. */
  parse: 'none';
};

/** What Slack takes of one message; longer ones are refused or cut off. */
export const SLACK_LIMITS = {
  /** https://docs.slack.dev/reference/block-kit/blocks */
  blocks: 50,
  /** https://docs.slack.dev/reference/methods/chat.postMessage: cut off beyond this. */
  fallbackText: 40_000,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
  text: 3000,
  /** On no reference page: taken as that of a text, to be safe. */
  preformatted: 3000,
  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  header: 150,
  /** https://docs.slack.dev/reference/block-kit/blocks/section-block */
  fields: 10,
  field: 2000,
  /** https://docs.slack.dev/reference/block-kit/blocks/context-block */
  contextElements: 10,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  buttons: 25,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonText: 75,
  buttonValue: 2000,
  actionId: 255,
  /** Of a window: its title and the words on its two buttons. https://docs.slack.dev/reference/views/modal-views */
  viewTitle: 24,
  privateMetadata: 3000,
  /** https://docs.slack.dev/reference/block-kit/blocks/input-block: the label of a field, and the hint below it. */
  inputLabel: 2000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
  input: 3000,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  optionText: 75,
  /**
   * All block text together. On no reference page: beyond 12,000 to 13,200 characters Slack answers
   * `msg_blocks_too_long`, as in https://github.com/slackapi/bolt-js/issues/2509.
   */
  allBlockText: 12_000,
} as const;

/** Slack refuses empty texts; one of nothing but spaces and invisible characters helps nobody either. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cc}\p{Cf}]/u.test(text);
}

type Measured = { readonly what: string; readonly text: string; readonly most: number };

function textsOf(block: SlackBlock): readonly Measured[] {
  switch (block.type) {
    case 'header':
      return [{ what: 'header', text: block.text.text, most: SLACK_LIMITS.header }];
    case 'section':
      return [
        ...(block.text === undefined
          ? []
          : [{ what: 'section text', text: block.text.text, most: SLACK_LIMITS.text }]),
        ...(block.fields ?? []).map(({ text }) => ({ what: 'field', text, most: SLACK_LIMITS.field })),
      ];
    case 'context':
      return block.elements.flatMap((element) =>
        'text' in element ? { what: 'context text', text: element.text, most: SLACK_LIMITS.text } : [],
      );
    case 'rich_text': {
      const [{ elements }] = block.elements;
      return elements.map(({ text }) => ({ what: 'code', text, most: SLACK_LIMITS.preformatted }));
    }
    case 'actions':
      return block.elements.map(({ text: { text } }) => ({
        what: 'button text',
        text,
        most: SLACK_LIMITS.buttonText,
      }));
    default:
      return block satisfies never;
  }
}

/** How many things of a kind a block holds, and how many it must and may. */
function countsOf(block: SlackBlock): { what: string; count: number; most: number; least: number } | null {
  switch (block.type) {
    case 'header':
    case 'rich_text':
      return null;
    case 'section':
      return {
        what: 'fields of a section',
        count: block.fields?.length ?? 0,
        most: SLACK_LIMITS.fields,
        least: block.text === undefined ? 1 : 0,
      };
    case 'context': {
      const count = block.elements.length;
      return { what: 'elements of a context', count, most: SLACK_LIMITS.contextElements, least: 1 };
    }
    case 'actions':
      return { what: 'buttons of a row', count: block.elements.length, most: SLACK_LIMITS.buttons, least: 1 };
    default:
      return block satisfies never;
  }
}

function buttonFaults(buttons: readonly types.Button[]): string[] {
  const ids = buttons.map(({ action_id }) => action_id ?? '');
  return [
    ...ids.filter((id) => id === '' || id.length > SLACK_LIMITS.actionId).map((id) => `action_id "${id}"`),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `action_id "${id}" stands twice`),
    ...buttons
      .filter(({ value = '' }) => value === '' || value.length > SLACK_LIMITS.buttonValue)
      .map(({ value = '' }) => `a button value of ${value.length} characters`),
  ];
}

function tooMany(what: string, count: number, most: number): string[] {
  return count > most ? [`${what}: ${count} of at most ${most}`] : [];
}

/** Everything about a message that Slack would refuse or cut off; empty when it can be sent. */
export function slackViolations(message: SlackMessage): string[] {
  const texts = message.blocks.flatMap(textsOf);
  const sum = texts.reduce((total, { text }) => total + text.length, 0);
  const buttons = message.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  return [
    ...(isBlank(message.text) ? ['no fallback text'] : []),
    ...tooMany('fallback text', message.text.length, SLACK_LIMITS.fallbackText),
    ...(message.blocks.length === 0 ? ['no blocks'] : []),
    ...tooMany('blocks', message.blocks.length, SLACK_LIMITS.blocks),
    ...tooMany('all block text', sum, SLACK_LIMITS.allBlockText),
    ...texts.flatMap(({ what, text, most }) => tooMany(what, text.length, most)),
    ...texts.flatMap(({ what, text }) => (isBlank(text) ? [`an empty ${what}`] : [])),
    ...message.blocks.flatMap((block) => {
      const counts = countsOf(block);
      if (counts === null) return [];
      const few = counts.count < counts.least ? [`too few ${counts.what}`] : [];
      return [...few, ...tooMany(counts.what, counts.count, counts.most)];
    }),
    ...buttonFaults(buttons),
  ];
}
