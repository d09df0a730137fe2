import { z } from 'zod';
import type { Briefing } from '../../briefing/briefing.ts';
import type { Delivery } from '../../briefing/delivery.ts';
import type { Card } from '../../card/card.ts';
import { say, sayInAll } from '../../text/say.ts';
import type { Reply } from '../command.ts';
import { argument, defineCommand } from '../define-command.ts';
import { replyWithCard } from '../reply.ts';
import { briefingNamed } from './briefing-named.ts';
import { completeId } from './complete-id.ts';
import { atDesk, type Desk, noteReply } from './desk.ts';
import { refusalFor } from './may-manage.ts';
import { type Sample, sampleOf } from './sample.ts';

/** Whoever asked is answered by then, whether or not the platform has confirmed the message. */
const CONFIRMED_WITHIN_MS = 1200;

const HERE = /^(?:channel|here|频道|到频道|发到频道|канал|сюда)$/iu;

/** Stand before the word for the channel, and say nothing. */
const TO = /^(?:to|the|this|in|into|到|发到|在|в|этот)$/iu;

function nothing(briefing: Briefing, { context }: Desk): Reply {
  const { language } = context;
  return noteReply(
    {
      title: say(language, 'briefings.test-title', { id: briefing.id }),
      texts: [say(language, 'briefings.sample-nothing')],
      actions: [{ label: say(language, 'briefings.why'), line: `briefing why ${briefing.id}` }],
      line: `briefing why ${briefing.id}`,
      tone: 'nothing',
    },
    context,
  );
}

/** The message as it would be, with what is to be known of it first. */
function withNotice(card: Card, notices: readonly string[]): Card {
  const parts = notices.map((text) => ({ kind: 'notice', text }) as const);
  return { ...card, parts: [...parts, ...card.parts] };
}

function toAsker({ id }: Briefing, { card, note }: Sample, { context }: Desk): Reply {
  const { language } = context;
  const notices = [
    say(language, 'briefings.test-alone', { id }),
    ...(note === null ? [] : [say(language, note)]),
  ];
  const send = { label: say(language, 'briefings.test-channel'), line: `briefing test ${id} channel` };
  const shown = withNotice(card, notices);
  const parts = shown.parts.map((part) =>
    part.kind === 'actions' ? { ...part, actions: [send, ...part.actions] } : part,
  );
  return { ...replyWithCard({ ...shown, parts }, `briefing test ${id}`), isPersonal: true };
}

async function confirmed(
  sending: Promise<Delivery>,
  withinMs: number,
): Promise<Delivery['kind'] | 'under-way'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'under-way'>((resolve) => {
    timer = setTimeout(() => resolve('under-way'), withinMs);
  });
  const kind = await Promise.race([sending.then((delivery) => delivery.kind), late]);
  clearTimeout(timer);
  return kind;
}

async function toChannel(briefing: Briefing, { card, note }: Sample, desk: Desk): Promise<Reply> {
  const refusal = await refusalFor(desk, briefing);
  if (refusal !== null) return refusal;
  const { place, context, send } = desk;
  const { language } = context;
  const name = await place.nameOf(place.person);
  const notices = [
    say(briefing.language, 'briefings.test-notice', { name }),
    // Whoever reads all figures there would take them for what the briefing says.
    ...(note === null ? [] : [say(briefing.language, note)]),
  ];
  // A slow database has had a part of the time in which a command is answered.
  const withinMs = Math.max(0, Math.min(CONFIRMED_WITHIN_MS, desk.msLeft()));
  const kind = await confirmed(send(place.channel, withNotice(card, notices)), withinMs);
  return noteReply(
    {
      title: say(language, 'briefings.test-title', { id: briefing.id }),
      texts: [say(language, `briefings.sent-${kind}`)],
      actions: [{ label: say(language, 'briefings.why'), line: `briefing why ${briefing.id}` }],
      line: `briefing why ${briefing.id}`,
      tone: kind === 'delivered' ? 'answer' : 'nothing',
    },
    context,
  );
}

async function test(words: string | undefined, isChosen: boolean, desk: Desk): Promise<Reply> {
  const all = (words ?? '').split(/\s+/u).filter((word) => word !== '');
  const named = all.filter((word) => !HERE.test(word) && !TO.test(word)).join(' ');
  const briefing = await briefingNamed(named === '' ? undefined : named, desk);
  const sample = sampleOf(briefing, desk, { memory: await desk.store.memory(briefing.id) });
  if (sample === null) return nothing(briefing, desk);
  const isForChannel = isChosen || all.some((word) => HERE.test(word));
  return isForChannel ? toChannel(briefing, sample, desk) : toAsker(briefing, sample, desk);
}

/** `/<root> briefing test <id>`: the message now, to whoever asks; with `channel`, to the channel. */
export const testAction = defineCommand({
  name: 'briefing test',
  names: sayInAll('command.briefing-test.name'),
  aliases: ['now', 'preview'],
  summary: sayInAll('command.briefing-test.summary'),
  args: z.object({
    id: argument('argument.briefing-id', 60).optional(),
    channel: argument('argument.briefing-channel', 20, 'flag').optional(),
  }),
  rest: 'id',
  completeLater: { id: completeId },
  run: (args, context) => {
    const { id, channel } = args;
    return atDesk({ command: 'briefing test', args, rest: 'id' }, context, (desk) =>
      test(id, channel !== undefined && channel !== 'false', desk),
    );
  },
});
