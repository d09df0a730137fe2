import { type APIEmbed, type APIEmbedField, MessageFlags } from 'discord-api-types/v10';
import type { Card, CardPart, CommandLine, FilePart, SourcePart } from '../../card/card.ts';
import { type Fits, fitCard, shortened } from '../../card/fit.ts';
import { mentionsIn } from '../../card/mentions.ts';
import { say } from '../../text/say.ts';
import { buttonRows } from './buttons.ts';
import { cleanText, codeBlock, escapeText, escapeWithin } from './escape.ts';
import { factFields, sourceFields, sourceLines } from './fields.ts';
import { discordViolations, LIMITS } from './limits.ts';
import type { DiscordMessage } from './message.ts';

export type RenderOptions = {
  /** `#1d6fa5`: the stripe beside an answer. */
  readonly accent: string;
  /** What *Share* posts again; `null` for a card that cannot be shared. Only a private message gets the button. */
  readonly shareLine: CommandLine | null;
  /** User id of the colleague whom the answer is for: the only one that is ever pinged. */
  readonly addressee: string | null;
  readonly isPrivate: boolean;
  /** User id of the person who pressed *Share*. */
  readonly sharedBy?: string | null;
};

/** Stripes that tell at a glance that there is no answer. Discord's own grey and red. */
const NO_ANSWER = 0x99aab5;
const FAULT = 0xed4245;

function colourOf(tone: Card['tone'], accent: string): number {
  switch (tone) {
    case 'answer':
    case 'question':
      return Number.parseInt(accent.slice(1), 16);
    case 'nothing':
      return NO_ANSWER;
    case 'error':
      return FAULT;
    default:
      return tone satisfies never;
  }
}

/** The places of an embed, top to bottom, with what a card puts there. */
type Places = {
  /** Above the fields. */
  readonly lead: readonly string[];
  readonly fields: readonly APIEmbedField[];
  /** Below the fields. */
  readonly after: readonly string[];
  /** Small and last: an embed's footer knows no markup, so nothing there is escaped. */
  readonly quiet: readonly string[];
};

const isFielded = (part: CardPart) => ['figure', 'statement', 'source'].includes(part.kind);

function sourcesOf(card: Card): APIEmbedField[] {
  const sources = card.parts.filter((part): part is SourcePart => part.kind === 'source');
  const standAlone = !card.parts.some(({ kind }) => kind === 'figure' || kind === 'statement');
  return standAlone
    ? sources.flatMap(sourceFields)
    : sourceLines(say(card.language, 'answer.sources'), sources);
}

/** What a part of words says, ready to be shown; `null` for every other part. */
function written(part: CardPart, { language }: Card): string | null {
  switch (part.kind) {
    case 'text':
      return mentionsIn(part)
        .map(({ text, isMention }) => (isMention ? text : escapeText(text)))
        .join('');
    case 'code':
      return `${escapeText(part.label)}\n${codeBlock(part.text)}`;
    case 'file':
      return escapeText(say(language, 'file.attached', { label: part.label, name: part.name }));
    case 'figure':
    case 'statement':
    case 'source':
    case 'choices':
    case 'notice':
    case 'actions':
      return null;
    default:
      return part satisfies never;
  }
}

function placesOf(card: Card): Places {
  const firstField = card.parts.findIndex(isFielded);
  const before = firstField === -1 ? card.parts : card.parts.slice(0, firstField);
  const rest = firstField === -1 ? [] : card.parts.slice(firstField);
  const texts = (parts: readonly CardPart[]) => parts.flatMap((part) => written(part, card) ?? []);
  const prompts = (parts: readonly CardPart[]) =>
    parts.flatMap((part) => (part.kind === 'choices' ? part.prompt : []));
  const notices = card.parts.flatMap((part) => (part.kind === 'notice' ? part.text : []));
  return {
    lead: [...texts(before), ...prompts(before).map(escapeText)],
    fields: [
      ...rest.flatMap((part) =>
        part.kind === 'figure' || part.kind === 'statement' ? factFields(part) : [],
      ),
      ...sourcesOf(card),
    ],
    after: texts(rest),
    quiet: [...notices, ...prompts(rest)].map(cleanText),
  };
}

/** Paragraphs; `undefined` where they say nothing, since Discord refuses an empty text. */
function joined(paragraphs: readonly string[], between: string): string | undefined {
  const told = paragraphs.map((one) => one.trim()).filter((one) => one !== '');
  return told.length === 0 ? undefined : told.join(between);
}

function embedsOf(card: Card, accent: string): APIEmbed[] {
  const { lead, fields, after, quiet } = placesOf(card);
  const color = colourOf(card.tone, accent);
  const title = joined([escapeWithin(card.title.replaceAll('\n', ' '), LIMITS.title.most)], ' ');
  const description = joined(lead, '\n\n');
  const perEmbed = LIMITS.fields.most;
  const first: APIEmbed = { color };
  if (fields.length > 0) first.fields = fields.slice(0, perEmbed);
  if (title !== undefined) first.title = title;
  if (description !== undefined) first.description = description;
  const embeds = [first];
  for (let at = perEmbed; at < fields.length; at += perEmbed) {
    embeds.push({ color, fields: fields.slice(at, at + perEmbed) });
  }
  const below = joined(after, '\n\n');
  if (below !== undefined) embeds.push({ color, description: below });
  const footer = joined(quiet, '\n');
  const last = embeds.at(-1);
  if (footer !== undefined && last !== undefined) last.footer = { text: footer };
  return embeds;
}

/** The files of a card, and what is said of them; nothing where there is none. */
function filesOf(card: Card): Pick<DiscordMessage, 'attachments' | 'files'> {
  const parts = card.parts.filter((part): part is FilePart => part.kind === 'file');
  if (parts.length === 0) return {};
  return {
    attachments: parts.map(({ name, label }, at) => ({
      id: String(at),
      filename: name,
      description: shortened(cleanText(label), LIMITS.attachmentDescription.most),
    })),
    files: parts.map(({ name, mediaType, text }) => ({ name, contentType: mediaType, data: text })),
  };
}

function layOut(card: Card, options: RenderOptions): DiscordMessage {
  const { accent, shareLine, addressee, isPrivate, sharedBy = null } = options;
  const content = joined(
    [
      addressee === null ? '' : `<@${addressee}>`,
      sharedBy === null ? '' : say(card.language, 'discord.shared-by', { name: `<@${sharedBy}>` }),
    ],
    ' ',
  );
  const share =
    isPrivate && shareLine !== null ? { label: say(card.language, 'discord.share'), line: shareLine } : null;
  return {
    ...(content === undefined ? {} : { content }),
    embeds: embedsOf(card, accent),
    components: buttonRows(card.parts, share),
    ...filesOf(card),
    allowed_mentions: addressee === null ? { parse: [] } : { parse: [], users: [addressee] },
    ...(isPrivate ? { flags: MessageFlags.Ephemeral } : {}),
  };
}

/** What is left of the words around the facts when even one fact has no room beside them. */
const TIGHT = { texts: 2, text: 200, prompts: 2, prompt: 100, notices: 2, notice: 150 } as const;

function tightened(card: Card): Card {
  const seen = { text: 0, choices: 0, notice: 0 };
  const parts = card.parts.flatMap((part): CardPart[] => {
    switch (part.kind) {
      case 'text':
        return seen.text++ < TIGHT.texts ? [{ ...part, text: shortened(part.text, TIGHT.text) }] : [];
      case 'notice':
        return seen.notice++ < TIGHT.notices ? [{ ...part, text: shortened(part.text, TIGHT.notice) }] : [];
      case 'choices':
        return seen.choices++ < TIGHT.prompts
          ? [{ ...part, prompt: shortened(part.prompt, TIGHT.prompt) }]
          : [];
      case 'figure':
      case 'statement':
      case 'source':
      case 'code':
      case 'file':
      case 'actions':
        return [part];
      default:
        return part satisfies never;
    }
  });
  return { ...card, parts };
}

function fitted(card: Card, fits: Fits): Card {
  try {
    return fitCard(card, fits);
  } catch {
    return fitCard(tightened(card), fits);
  }
}

/**
 * The message that shows a card, within all of Discord's limits: facts as fields, with their sources linked beneath,
 * what can be asked next as buttons. No text on the card can ping, link or format anything.
 * @throws when not even one fact fits, which the limits on a fact pack's texts make impossible.
 */
export function renderDiscord(card: Card, options: RenderOptions): DiscordMessage {
  const fits: Fits = (one) => discordViolations(layOut(one, options)).length === 0;
  return layOut(fitted(card, fits), options);
}
