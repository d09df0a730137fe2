import type { types } from '@slack/bolt';
import type { CallField, CallForm } from '../../command/form.ts';
import { SLACK_LIMITS } from './limits.ts';
import { type SearchMemory, writeMemory } from './search-view.ts';
import { beginningOf, plain } from './text-object.ts';

/** What Slack calls a form by whose answer is that of a command; the command follows. */
export const CALL_FORM = 'call:';

/** The one element of each field. */
export const TYPED = 'typed';

const short = (text: string) => plain(beginningOf(text, SLACK_LIMITS.viewTitle));

function inputOf({ name, label, hint, most, isRequired, isLong, value }: CallField): types.InputBlock {
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

/** The window that asks for the arguments of a command. */
export function callFormView(form: CallForm, memory: SearchMemory): types.ModalView {
  return {
    type: 'modal',
    callback_id: `${CALL_FORM}${form.command}`,
    private_metadata: writeMemory(memory),
    title: short(form.title),
    submit: short(form.submit),
    close: short(form.cancel),
    blocks: form.fields.map(inputOf),
  };
}
