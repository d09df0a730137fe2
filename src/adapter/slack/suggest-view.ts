import type { types, ViewSubmitAction } from '@slack/bolt';
import type { Card } from '../../card/card.ts';
import type { FieldName, Form, FormField, Outcome, Typed } from '../../command/form.ts';
import { LANGUAGES, type Language, languageOf } from '../../core/language.ts';
import { say } from '../../text/say.ts';
import { SLACK_LIMITS } from './limits.ts';
import { renderSlack } from './render.ts';
import { beginningOf, plain } from './text-object.ts';

/** What Slack calls our form by when it is sent. */
export const FORM_ID = 'suggest';

/** What a form keeps for the moment it is sent: its language, so that what comes of it is said in the same. */
export type Kept = {
  readonly language: Language;
  /** The channel where it was opened; `null` for a direct message. */
  readonly place: string | null;
};

/** The one element of each field. */
const TYPED = 'typed';

const short = (text: string) => plain(beginningOf(text, SLACK_LIMITS.viewTitle));

function inputOf({ name, label, hint, most, isRequired, isLong, value }: FormField): types.InputBlock {
  return {
    type: 'input',
    block_id: name,
    label: plain(beginningOf(label, SLACK_LIMITS.inputLabel)),
    ...(hint !== '' && { hint: plain(beginningOf(hint, SLACK_LIMITS.inputLabel)) }),
    optional: !isRequired,
    element: {
      type: 'plain_text_input',
      action_id: TYPED,
      multiline: isLong,
      max_length: Math.min(most, SLACK_LIMITS.input),
      ...(value !== '' && { initial_value: value }),
    },
  };
}

const written = ({ language, place }: Kept) =>
  `${language} ${place ?? ''}`.slice(0, SLACK_LIMITS.privateMetadata);

function readKept(text: string): Kept | null {
  const language = LANGUAGES.find((one) => text.startsWith(`${one} `));
  if (language === undefined) return null;
  const place = text.slice(language.length + 1);
  return { language, place: place === '' ? null : place };
}

/** A card within a window: what it says, without the buttons, whose answers would have nowhere to go. */
function blocksOf(card: Card, rootCommand: string): types.KnownBlock[] {
  const parts = card.parts.filter(({ kind }) => kind !== 'choices' && kind !== 'actions');
  const options = { shareLine: null, addressee: null, sharedBy: null, rootCommand };
  return renderSlack({ ...card, parts }, options).blocks;
}

/** The window that asks for what a form asks, with what there is to say about it first. */
export function formView(form: Form, kept: Kept, notice: types.KnownBlock[] = []): types.ModalView {
  return {
    type: 'modal',
    callback_id: FORM_ID,
    private_metadata: written(kept),
    title: short(form.title),
    submit: short(form.submit),
    close: short(form.cancel),
    blocks: [...notice, ...form.fields.map(inputOf)],
  };
}

function messageView(card: Card, rootCommand: string): types.ModalView {
  return {
    type: 'modal',
    title: short(say(card.language, 'suggest.title')),
    close: short(say(card.language, 'suggest.close')),
    blocks: blocksOf(card, rootCommand),
  };
}

/** What stands in the window's place: what became of the form, or the form again with what was typed in it. */
export function outcomeView({ card, form }: Outcome, kept: Kept, rootCommand: string): types.ModalView {
  if (form === null) return messageView(card, rootCommand);
  // What was typed stands in the fields themselves.
  const parts = card.parts.filter(({ kind }) => kind === 'text');
  return formView(form, kept, blocksOf({ ...card, parts }, rootCommand));
}

/** What stands there while the review channel is being told. */
export function waitingView({ language }: Kept, rootCommand: string): types.ModalView {
  const parts = [{ kind: 'text', text: say(language, 'suggest.waiting') }] as const;
  const title = say(language, 'suggest.waiting-title');
  return messageView({ language, title, tone: 'answer', parts }, rootCommand);
}

/** Takes a sent form apart; `null` for one that is none of ours. */
export function readForm({ view }: ViewSubmitAction): { readonly typed: Typed; readonly kept: Kept } | null {
  const kept = readKept(view.private_metadata);
  if (view.callback_id !== FORM_ID || kept === null) return null;
  const text = (name: FieldName) => view.state.values[name]?.[TYPED]?.value ?? '';
  const typed = { fact: text('fact'), text: text('text'), source: text('source'), note: text('note') };
  return { typed, kept };
}

/** What the form that is opened somewhere keeps. */
export function keptOf({ language }: Form, place: string | null): Kept {
  return { language: languageOf(language), place };
}
