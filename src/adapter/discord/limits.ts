import type { APIEmbed } from 'discord-api-types/v10';
import type { ButtonRow, DiscordMessage } from './message.ts';

const DOCS = 'https://docs.discord.com/developers';
const MESSAGE = `${DOCS}/resources/message#create-message`;
const EMBED = `${DOCS}/resources/message#embed-object-embed-limits`;
const COMPONENT = `${DOCS}/components/reference`;
const COMMAND = `${DOCS}/interactions/application-commands`;

/** Every documented limit that something this bot sends could reach, with the page that states it. */
export const LIMITS = {
  content: { most: 2000, page: MESSAGE },
  embeds: { most: 10, page: MESSAGE },
  /** Titles, descriptions, field names, field values and footers of all embeds of a message together. */
  embedTotal: { most: 6000, page: EMBED },
  title: { most: 256, page: EMBED },
  description: { most: 4096, page: EMBED },
  fields: { most: 25, page: EMBED },
  fieldName: { most: 256, page: EMBED },
  fieldValue: { most: 1024, page: EMBED },
  footer: { most: 2048, page: EMBED },
  rows: { most: 5, page: MESSAGE },
  buttonsInRow: { most: 5, page: `${COMPONENT}#action-row` },
  buttonLabel: { most: 80, page: `${COMPONENT}#button-button-structure` },
  customId: { most: 100, page: `${COMPONENT}#anatomy-of-a-component` },
  completions: { most: 25, page: `${COMMAND}#autocomplete` },
  choice: {
    most: 100,
    page: `${COMMAND}#application-command-object-application-command-option-choice-structure`,
  },
  /** Of a form: its heading, the name of a field, what is said below that, and what a field takes. */
  modalTitle: {
    most: 45,
    page: `${DOCS}/interactions/receiving-and-responding#interaction-response-object-modal`,
  },
  modalFields: {
    most: 5,
    page: `${DOCS}/interactions/receiving-and-responding#interaction-response-object-modal`,
  },
  label: { most: 45, page: `${COMPONENT}#label-label-structure` },
  labelDescription: { most: 100, page: `${COMPONENT}#label-label-structure` },
  textInput: { most: 4000, page: `${COMPONENT}#text-input-text-input-structure` },
  commandName: { most: 32, page: `${COMMAND}#application-command-object-application-command-naming` },
  commandDescription: { most: 100, page: `${COMMAND}#application-command-object` },
  attachments: { most: 10, page: MESSAGE },
  attachmentDescription: {
    most: 1024,
    page: `${DOCS}/resources/message#attachment-object-attachment-structure`,
  },
  /** Bytes, of all files together; more where an interaction says so. */
  upload: { most: 10 * 1024 * 1024, page: `${DOCS}/reference#uploading-files` },
  /** Subcommands of a command, options of a subcommand, choices of an option. */
  options: { most: 25, page: `${COMMAND}#application-command-object-application-command-option-structure` },
  /** Names, descriptions and values of a whole command; of each text its longest translation. */
  commandTotal: { most: 8000, page: `${COMMAND}#application-command-object` },
} as const;

type Limit = (typeof LIMITS)[keyof typeof LIMITS];

function over(where: string, size: number, { most, page }: Limit): string[] {
  return size > most ? [`${where}: ${size}, at most ${most} (${page})`] : [];
}

/** A text that is there must say something: Discord refuses one that is empty or blank. */
function badText(where: string, text: string | undefined, limit: Limit): string[] {
  if (text === undefined) return [];
  return text.trim() === '' ? [`${where}: empty`] : over(where, text.length, limit);
}

function embedViolations(embed: APIEmbed, index: number): string[] {
  const where = `embeds[${index}]`;
  const { title, description, fields = [], footer } = embed;
  const isEmpty = title === undefined && description === undefined && fields.length === 0;
  return [
    ...(isEmpty ? [`${where}: empty`] : []),
    ...badText(`${where}.title`, title, LIMITS.title),
    ...badText(`${where}.description`, description, LIMITS.description),
    ...over(`${where}.fields`, fields.length, LIMITS.fields),
    ...fields.flatMap(({ name, value }, at) => [
      ...badText(`${where}.fields[${at}].name`, name, LIMITS.fieldName),
      ...badText(`${where}.fields[${at}].value`, value, LIMITS.fieldValue),
    ]),
    ...badText(`${where}.footer`, footer?.text, LIMITS.footer),
  ];
}

function embedSize({ title = '', description = '', fields = [], footer }: APIEmbed): number {
  const inFields = fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
  return title.length + description.length + inFields + (footer?.text.length ?? 0);
}

function rowViolations({ components }: ButtonRow, index: number): string[] {
  const where = `components[${index}]`;
  return [
    ...(components.length === 0 ? [`${where}: empty`] : []),
    ...over(where, components.length, LIMITS.buttonsInRow),
    ...components.flatMap(({ label, custom_id }, at) => [
      ...badText(`${where}[${at}].label`, label, LIMITS.buttonLabel),
      ...badText(`${where}[${at}].custom_id`, custom_id, LIMITS.customId),
    ]),
  ];
}

/** Custom ids that occur twice: Discord refuses a message with two buttons of one id. */
function repeatedIds(rows: readonly ButtonRow[]): string[] {
  const ids = rows.flatMap(({ components }) => components.map(({ custom_id }) => custom_id));
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))].map(
    (id) => `custom_id repeated: ${id}`,
  );
}

/**
 * What Discord would refuse a message for: each limit of one field, the sums over several, and texts that are empty.
 * Lengths are counted in UTF-16 units, which is never less than what Discord counts.
 */
export function discordViolations(message: DiscordMessage): string[] {
  const { content, embeds, components, attachments = [], files = [] } = message;
  const total = embeds.reduce((sum, embed) => sum + embedSize(embed), 0);
  return [
    ...(content === undefined && embeds.length === 0 ? ['message: empty'] : []),
    ...badText('content', content, LIMITS.content),
    ...over('embeds', embeds.length, LIMITS.embeds),
    ...over('embeds, all characters', total, LIMITS.embedTotal),
    ...embeds.flatMap(embedViolations),
    ...over('attachments', attachments.length, LIMITS.attachments),
    ...attachments.flatMap(({ description }, at) =>
      badText(`attachments[${at}].description`, description ?? undefined, LIMITS.attachmentDescription),
    ),
    ...over(
      'files',
      files.reduce((sum, { data }) => sum + Buffer.byteLength(data), 0),
      LIMITS.upload,
    ),
    ...over('components', components.length, LIMITS.rows),
    ...components.flatMap(rowViolations),
    ...repeatedIds(components),
  ];
}
