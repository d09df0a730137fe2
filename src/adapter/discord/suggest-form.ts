import {
  type APILabelComponent,
  type APIModalInteractionResponse,
  type APIModalSubmitInteraction,
  ComponentType,
  InteractionResponseType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { shortened } from '../../card/fit.ts';
import type { Form, FormField, Sender, Typed } from '../../command/form.ts';
import { LANGUAGES, type Language, languageOf } from '../../core/language.ts';
import { cleanText } from './escape.ts';
import { LIMITS } from './limits.ts';

/** What the window of a form is called by; the language follows, so that what comes of it is said in the same. */
const FORM_ID = 'suggest:';

/** A form that was sent: what was typed, who sent it, and the language of the form. */
export type SentForm = {
  readonly typed: Typed;
  readonly sender: Sender;
  readonly language: Language;
};

const within = (text: string, most: number) => shortened(cleanText(text), most);

function fieldOf({ name, label, hint, most, isRequired, isLong, value }: FormField): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: within(label, LIMITS.label.most),
    ...(hint === '' ? {} : { description: within(hint, LIMITS.labelDescription.most) }),
    component: {
      type: ComponentType.TextInput,
      custom_id: name,
      style: isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
      max_length: Math.min(most, LIMITS.textInput.most),
      required: isRequired,
      ...(value === '' ? {} : { value }),
    },
  };
}

/** The window that asks for what a form asks. */
export function formWindow({ language, title, fields }: Form): APIModalInteractionResponse {
  return {
    type: InteractionResponseType.Modal,
    data: {
      custom_id: `${FORM_ID}${languageOf(language)}`,
      title: within(title, LIMITS.modalTitle.most),
      components: fields.slice(0, LIMITS.modalFields.most).map(fieldOf),
    },
  };
}

/** Each text that was typed, by its field. */
function textsIn({ data }: APIModalSubmitInteraction): ReadonlyMap<string, string> {
  return new Map(
    data.components.flatMap((part) => {
      const inputs =
        part.type === ComponentType.Label
          ? [part.component]
          : part.type === ComponentType.ActionRow
            ? part.components
            : [];
      return inputs.flatMap((input) =>
        input.type === ComponentType.TextInput ? [[input.custom_id, input.value] as const] : [],
      );
    }),
  );
}

function placeOf({ channel, channel_id: id, guild_id: guild }: APIModalSubmitInteraction): string | null {
  if (guild === undefined) return null;
  const name = channel !== undefined && 'name' in channel ? channel.name : undefined;
  return typeof name === 'string' && name !== '' ? `#${name}` : `#${id ?? '?'}`;
}

/** Takes a sent form apart; `null` for one that is none of ours. */
export function readForm(interaction: APIModalSubmitInteraction): SentForm | null {
  const { custom_id: id } = interaction.data;
  const language = LANGUAGES.find((one) => id === `${FORM_ID}${one}`);
  const user = interaction.member?.user ?? interaction.user;
  if (language === undefined || user === undefined) return null;
  const texts = textsIn(interaction);
  const text = (name: keyof Typed) => texts.get(name) ?? '';
  return {
    typed: { fact: text('fact'), text: text('text'), source: text('source'), note: text('note') },
    sender: {
      platform: 'Discord',
      id: user.id,
      name: user.global_name ?? user.username,
      place: placeOf(interaction),
    },
    language,
  };
}
