import type { SlackViewMiddlewareArgs, ViewOutput, ViewSubmitAction } from '@slack/bolt';
import type { Call, Reader } from '../../command/command.ts';
import type { CallForm } from '../../command/form.ts';
import { type Answering, acknowledge } from './answering.ts';
import { CALL_FORM, callFormView, TYPED } from './call-form-view.ts';
import { windowFor } from './handle-search.ts';
import { personOfPress } from './input.ts';
import { readMemory } from './search-view.ts';
import { emptyWindow, type SearchWindow } from './search-window.ts';
import type { Cause } from './suggest.ts';
import { within } from './within.ts';

/** Slack waits three seconds, of which looking the sender up takes a part. */
const ANSWER_WITHIN_MS = 2000;

/** Slack cuts what is longer, without a word. */
const MOST_ERROR = 1000;

/** Opens such a window where something was typed or pressed; `false` where Slack did not take it. */
export async function openCallForm(
  form: CallForm,
  { triggerId, channelId }: Cause,
  shareUrl: string | null,
  { windows }: Answering,
): Promise<boolean> {
  if (triggerId === undefined) return false;
  const memory = { shareUrl, thread: null, line: null, channel: channelId ?? null };
  return windows.open(triggerId, callFormView(form, memory));
}

function callOf(view: ViewOutput): Call {
  const args = Object.entries(view.state.values).map(([name, fields]) => {
    const field = fields[TYPED];
    return [name, field?.value ?? field?.selected_option?.value ?? ''];
  });
  return { command: view.callback_id.slice(CALL_FORM.length), args: Object.fromEntries(args) };
}

/** What is wrong, beside the fields that have it; beside the first where nobody knows which. `null` where nothing is. */
function errorsOf(made: SearchWindow | null, fields: readonly string[]): Record<string, string> | null {
  const [first] = fields;
  if (made?.fault === undefined || first === undefined) return null;
  const known = Object.entries(made.faults ?? {}).filter(([name]) => fields.includes(name));
  const all = known.length > 0 ? known : [[first, made.fault] as const];
  return Object.fromEntries(all.map(([name, fault]) => [name, fault.slice(0, MOST_ERROR)]));
}

type FormArgs = Pick<SlackViewMiddlewareArgs<ViewSubmitAction>, 'body' | 'view' | 'ack'>;

/** What cannot be right is said beside its field, where everything typed still stands; else the answer follows. */
export async function takeCall({ body, view, ack }: FormArgs, answering: Answering): Promise<void> {
  const { runner, log, latest, windows, profiles, placeOf } = answering;
  const person = personOfPress(body);
  const memory = readMemory(view.private_metadata);
  const at = placeOf({
    team: body.team?.id,
    channel: memory.channel ?? undefined,
    channelName: undefined,
    person: person.id,
    text: '',
  });
  const reader: Reader = { locale: (await profiles(person.id)).locale, ...(at !== null && { at }) };
  const isLast = latest.claim(view.id);
  const making = windowFor({ kind: 'call', call: callOf(view) }, reader, memory, answering);
  const inTime = await within(making, ANSWER_WITHIN_MS, null);
  const errors = errorsOf(inTime, Object.keys(view.state.values));
  if (errors !== null) {
    await acknowledge(() => ack({ response_action: 'errors', errors }), log);
    return;
  }
  const next = inTime?.view ?? emptyWindow(runner, reader, memory);
  const isTaken = await acknowledge(() => ack({ response_action: 'update', view: next }), log);
  if (inTime !== null && isTaken) return;
  await windows.update({ id: view.id, hash: null }, (await making).view, isLast);
}
