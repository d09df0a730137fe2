import type {
  ActionsPart,
  Card,
  CardPart,
  CommandLine,
  FigurePart,
  FilePart,
  SourcePart,
  StatementPart,
  TextPart,
} from '../../card/card.ts';
import { fitCard } from '../../card/fit.ts';
import { mentionsIn } from '../../card/mentions.ts';
import { cardToPlainText } from '../../card/plain-text.ts';
import { say } from '../../text/say.ts';
import { buttonMaker, type MakeButton, rows } from './buttons.ts';
import { codeBlocks } from './code-blocks.ts';
import { isBlank, SLACK_LIMITS, type SlackBlock, type SlackMessage, slackViolations } from './limits.ts';
import {
  beginningOf,
  escaped,
  formatted,
  isLiteral,
  lines,
  linked,
  mention,
  piecesOf,
  plain,
  withMentions,
} from './text-object.ts';

export type RenderOptions = {
  /** What *Share* would post again; `null` for a message without that button. */
  readonly shareLine: CommandLine | null;
  /** The id of the one person the message is addressed to, who is pinged. */
  readonly addressee: string | null;
  /** The name of whoever shows the message to a channel. Shown as text, since a mention would ping. */
  readonly sharedBy: string | null;
  /** The slash command without its slash. */
  readonly rootCommand: string;
  /** What a *Search* button starts from; left out where nothing has to be found. */
  readonly search?: CommandLine;
  /** Whether the bot takes part in a conversation, where the answer to a choice is for everybody. */
  readonly isConversation?: boolean;
  /** The message below which *Share* shows the card; left out for where the button stands. */
  readonly shareBelow?: string;
};

function sections(text: string): SlackBlock[] {
  return piecesOf(text).map((piece) => ({ type: 'section', text: plain(piece) }));
}

/** A text whose mentions are shown as what they name, where all around them reads the same formatted. */
function written(part: TextPart): SlackBlock[] {
  const pieces = mentionsIn(part);
  const isPlain = pieces.every(({ isMention }) => !isMention);
  if (isPlain || !pieces.every(({ text, isMention }) => isMention || isLiteral(text))) {
    return sections(part.text);
  }
  return [{ type: 'section', text: formatted(withMentions(part)) }];
}

/** Small grey lines. */
function context(given: readonly (string | null)[]): SlackBlock[] {
  const text = given.filter((line) => line !== null && !isBlank(line)).join('\n');
  return piecesOf(text).map((piece) => ({ type: 'context', elements: [plain(piece)] }));
}

/** What is measured and its value on the left; of when, how old and from whom on the right. */
function figure(part: FigurePart): SlackBlock[] {
  const struck = part.struck === undefined ? [] : [{ text: part.struck, isStruck: true }];
  const value = [
    { text: part.label },
    ...struck,
    { text: part.value, isBold: true },
    { text: part.change ?? '' },
  ];
  const origin = [`${part.period} · ${part.published}`, `${part.freshnessText} · ${part.source}`];
  const fields = [lines(value), plain(origin.join('\n'))];
  const isWide = fields.some(({ text }) => text.length > SLACK_LIMITS.field);
  return [
    ...(isWide
      ? sections([...value.map(({ text }) => text), ...origin].join('\n'))
      : [{ type: 'section', fields } satisfies SlackBlock]),
    ...context([part.formula, part.caveat, part.definition]),
  ];
}

function statement(part: StatementPart): SlackBlock[] {
  const text = lines([{ text: part.label, isBold: true }, { text: part.text }]);
  const { period, published, freshnessText, source, caveat } = part;
  return [
    ...(text.text.length > SLACK_LIMITS.text
      ? sections(`${part.label}\n${part.text}`)
      : [{ type: 'section', text } satisfies SlackBlock]),
    ...context([[period, published, freshnessText, source].join(' · '), caveat]),
  ];
}

function source({ title, publisher, published, url, note }: SourcePart): SlackBlock[] {
  const [first, ...others] = linked(title, url);
  const about = [publisher, published, note].filter((text) => text !== null).join(' · ');
  const elements = [...(first === undefined ? [] : [first, ...others]), plain(about)];
  // What stands beside a link is short; a card can hold longer ones, which then stand below it.
  if (elements.every(({ text }) => text.length <= SLACK_LIMITS.text)) return [{ type: 'context', elements }];
  return context([title, url, about]);
}

/** Facts are the same parts in every card that shows them, and laying them out is most of the work. */
const factsLaidOut = new WeakMap<CardPart, readonly SlackBlock[]>();

function fact(part: FigurePart | StatementPart): readonly SlackBlock[] {
  const known = factsLaidOut.get(part);
  if (known !== undefined) return known;
  const blocks = part.kind === 'figure' ? figure(part) : statement(part);
  factsLaidOut.set(part, blocks);
  return blocks;
}

/** Where a file is: in the asker's direct messages, or in the channel nowhere, since the bot is not in it. */
function whereFileIs(
  { label, name }: FilePart,
  card: Card,
  { sharedBy, rootCommand }: RenderOptions,
): string {
  if (sharedBy === null) return say(card.language, 'slack.file-sent', { label, name });
  const command = `/${rootCommand} ${card.more?.line ?? 'help'}`;
  return say(card.language, 'slack.file-ask', { label, name, command });
}

function blocksOf(
  part: Exclude<CardPart, ActionsPart>,
  card: Card,
  options: RenderOptions,
  makeButton: MakeButton,
): readonly SlackBlock[] {
  switch (part.kind) {
    case 'text':
      return written(part);
    case 'figure':
    case 'statement':
      return fact(part);
    case 'source':
      return source(part);
    case 'code':
      return [...sections(part.label), ...codeBlocks(part.text)];
    case 'file':
      return sections(whereFileIs(part, card, options));
    case 'choices':
      return [
        ...sections(part.prompt),
        ...rows(
          part.choices.map((choice) =>
            makeButton(options.isConversation === true ? 'settle' : 'run', choice),
          ),
        ),
      ];
    case 'notice':
      return context([part.text]);
    default:
      return part satisfies never;
  }
}

/** The lines above the card: whom it is for, and who shows it. */
function opening(card: Card, { addressee, sharedBy }: RenderOptions): { text: string; blocks: SlackBlock[] } {
  const person = addressee === null ? null : mention(addressee);
  const forWhom = person === null ? null : say(card.language, 'slack.for', { person });
  const byWhom =
    sharedBy === null || isBlank(sharedBy) ? null : say(card.language, 'slack.shared-by', { name: sharedBy });
  return {
    text: [forWhom, byWhom === null ? null : escaped(byWhom)].filter((line) => line !== null).join('\n'),
    blocks: [
      ...(forWhom === null ? [] : [{ type: 'section', text: formatted(forWhom) } satisfies SlackBlock]),
      ...context([byWhom]),
    ],
  };
}

/** The card as text alone; choices as they would be typed. */
function fallbackText(card: Card, options: RenderOptions): string {
  const { rootCommand } = options;
  const parts = card.parts.map((part): CardPart => {
    if (part.kind === 'file') return { kind: 'text', text: whereFileIs(part, card, options) };
    if (part.kind !== 'choices') return part;
    const choices = part.choices.map(({ label, line }) => ({ label, line: `/${rootCommand} ${line}` }));
    return { ...part, choices };
  });
  const mentions = parts.flatMap((part) => (part.kind === 'text' ? (part.mentions ?? []) : []));
  return withMentions({ text: cardToPlainText({ ...card, parts }), mentions });
}

/** The buttons that look closer, after *Share* and *Search*. */
function lastRow(card: Card, { shareLine, search }: RenderOptions, makeButton: MakeButton): SlackBlock[] {
  const share = shareLine === null ? null : { label: say(card.language, 'slack.share'), line: shareLine };
  const find = search === undefined ? null : { label: say(card.language, 'slack.search'), line: search };
  const actions = card.parts.flatMap((part) => (part.kind === 'actions' ? part.actions : []));
  return rows([
    share === null ? null : makeButton('share', share),
    find === null ? null : makeButton('search', find),
    ...actions.map((action) => makeButton('see', action)),
  ]);
}

function layOut(card: Card, options: RenderOptions): SlackMessage {
  const makeButton = buttonMaker(options.shareBelow ?? null);
  const { text, blocks } = opening(card, options);
  const title = beginningOf(card.title.trim(), SLACK_LIMITS.header);
  return {
    text: [text, fallbackText(card, options)].filter((part) => part !== '').join('\n'),
    blocks: [
      ...blocks,
      ...(isBlank(title) ? [] : [{ type: 'header', text: plain(title) } satisfies SlackBlock]),
      ...card.parts.flatMap((part) =>
        part.kind === 'actions' ? [] : blocksOf(part, card, options, makeButton),
      ),
      ...lastRow(card, options, makeButton),
    ],
    unfurl_links: false,
    unfurl_media: false,
    parse: 'none',
  };
}

/** A message, and the files that it says are elsewhere. */
export type SlackRendering = { readonly message: SlackMessage; readonly files: readonly FilePart[] };

const isFile = (part: CardPart): part is FilePart => part.kind === 'file';

/** A card that shows its files, letter by letter; `null` where a message has no room for them. */
function withFilesShown(card: Card, options: RenderOptions): SlackMessage | null {
  const parts = card.parts.map((part): CardPart => (isFile(part) ? { ...part, kind: 'code' } : part));
  const message = layOut({ ...card, parts }, options);
  return slackViolations(message).length === 0 ? message : null;
}

/**
 * As `renderSlack`, with the files that are to be delivered besides. Slack has room for more text than a chat should
 * be filled with, but a file takes permissions that an app may lack, so whatever fits in one message is shown there.
 * @throws as `renderSlack` does.
 */
export function renderSlackWithFiles(card: Card, options: RenderOptions): SlackRendering {
  const shown = card.parts.some(isFile) ? withFilesShown(card, options) : null;
  if (shown !== null) return { message: shown, files: [] };
  // `fitCard` gives back the card it has measured last, so the message of that measurement is the one to send.
  const measured: { message?: SlackMessage } = {};
  const fitted = fitCard(card, (candidate) => {
    measured.message = layOut(candidate, options);
    return slackViolations(measured.message).length === 0;
  });
  return { message: measured.message ?? layOut(fitted, options), files: fitted.parts.filter(isFile) };
}

/**
 * A card as a Slack message within all of Slack's limits: figures as section fields with the value in bold, sources
 * as context with links, choices and actions as buttons. Everything a person typed is shown as text.
 * @throws when not even one fact fits, as `fitCard` does.
 */
export function renderSlack(card: Card, options: RenderOptions): SlackMessage {
  return renderSlackWithFiles(card, options).message;
}
