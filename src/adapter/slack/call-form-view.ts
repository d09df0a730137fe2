import type { types } from '@slack/bolt';
import type { CallField, CallForm, FieldOption } from '../../command/form.ts';
import { SLACK_LIMITS } from './limits.ts';
import { type SearchMemory, writeMemory } from './search-view.ts';
import { beginningOf, plain } from './text-object.ts';

/** What Slack calls a form by whose answer is that of a command; the command follows. */
export const CALL_FORM = 'call:';

/** The one element of each field. */
export const TYPED = 'typed';

const short = (text: string) => plain(beginningOf(text, SLACK_LIMITS.viewTitle));

const optionOf = ({ value, label }: FieldOption): types.PlainTextOption => ({
  text: plain(beginningOf(label, SLACK_LIMITS.optionText)),
  value,
});

/** A list to choose from where there is one, else a line to write in. */
function elementOf({ most, isLong, value, options }: CallField): types.InputBlock['element'] {
  if (options === undefined) {
    return {
      type: 'plain_text_input',
      action_id: TYPED,
      multiline: isLong,
      max_length: Math.min(most, SLACK_LIMITS.input),
      ...(value !== '' && { initial_value: value }),
    };
  }
  const chosen = options.find((one) => one.value === value);
  return {
    type: 'static_select',
    action_id: TYPED,
    options: options.map(optionOf),
    ...(chosen !== undefined && { initial_option: optionOf(chosen) }),
  };
}

function inputOf(field: CallField): types.InputBlock {
  const { name, label, hint, isRequired } = field;
  return {
    type: 'input',
    block_id: name,
    label: plain(beginningOf(label, SLACK_LIMITS.inputLabel)),
    ...(hint !== '' && { hint: plain(beginningOf(hint, SLACK_LIMITS.inputLabel)) }),
    optional: !isRequired,
    element: elementOf(field),
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
