import type { SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { cardFromError } from '../../card/from-error.ts';
import type { Form, Outcome, Submitted } from '../../command/form.ts';
import type { Answering } from './answering.ts';
import { formView, type Kept, keptOf, outcomeView, readForm, waitingView } from './suggest-view.ts';
import type { Windows } from './windows.ts';
import { within } from './within.ts';

/** Slack waits three seconds, of which looking the sender up takes a part. */
const ANSWER_WITHIN_MS = 2000;

/** `#general`; `null` for a direct message, which has no name of its own. */
function placeOf(id: string | undefined, name: string | undefined): string | null {
  if (id === undefined || name === 'directmessage' || id.startsWith('D')) return null;
  // Of a private channel Slack tells no more than that it is one.
  return name === undefined || name === '' || name === 'privategroup' ? `#${id}` : `#${name}`;
}

/** What a person did that a window can be opened by. */
export type Cause = {
  readonly triggerId: string | undefined;
  readonly channelId: string | undefined;
  readonly channelName: string | undefined;
};

/** Opens a form; `false` where Slack did not take it. */
export async function openForm(
  form: Form,
  { triggerId, channelId, channelName }: Cause,
  windows: Windows,
): Promise<boolean> {
  if (triggerId === undefined) return false;
  return windows.open(triggerId, formView(form, keptOf(form, placeOf(channelId, channelName))));
}

type FormArgs = Pick<SlackViewMiddlewareArgs<ViewSubmitAction>, 'body' | 'ack'>;

function apologyFor(error: unknown, kept: Kept, { runner }: Answering): Outcome {
  const reference = runner.report(error, 'taking a form');
  return { card: cardFromError(reference, kept.language), form: null };
}

async function submit(
  { body }: FormArgs,
  answering: Answering,
): Promise<(Submitted & { kept: Kept }) | null> {
  const sent = readForm(body);
  if (sent === null) return null;
  const { id, name: handle } = body.user;
  const { name } = await answering.profiles(id);
  const { typed, kept } = sent;
  const sender = { platform: 'Slack', id, name: name ?? handle, place: kept.place };
  try {
    return { ...answering.runner.submit(typed, sender, { locale: kept.language }), kept };
  } catch (error) {
    return { kind: 'sent', outcome: Promise.resolve(apologyFor(error, kept, answering)), kept };
  }
}

/**
 * Passes a sent form on. Faults are shown beside their fields, where Slack keeps what was typed; else what became of
 * it takes the place of the form: in the acknowledgement, or later where the review channel takes its time.
 */
export async function takeForm(args: FormArgs, answering: Answering): Promise<void> {
  const submitted = await submit(args, answering);
  const { ack, body } = args;
  if (submitted === null) return ack();
  const { kept } = submitted;
  if (submitted.kind === 'faulty') {
    const errors = Object.fromEntries(submitted.faults.map(({ field, message }) => [field, message]));
    return ack({ response_action: 'errors', errors });
  }
  const rootCommand = answering.runner.registry().info.command;
  const view = submitted.outcome
    .catch((error: unknown) => apologyFor(error, kept, answering))
    .then((outcome) => outcomeView(outcome, kept, rootCommand));
  const inTime = await within(view, ANSWER_WITHIN_MS, null);
  await ack({ response_action: 'update', view: inTime ?? waitingView(kept, rootCommand) });
  const anew = { id: body.view.id, hash: null };
  if (inTime === null) await answering.windows.update(anew, await view, () => true);
}
