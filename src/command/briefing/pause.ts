import { z } from 'zod';
import type { Briefing } from '../../briefing/briefing.ts';
import { say, sayInAll } from '../../text/say.ts';
import type { Reply } from '../command.ts';
import { argument, defineCommand } from '../define-command.ts';
import { briefingNamed } from './briefing-named.ts';
import { completeId } from './complete-id.ts';
import { briefingText, nextText } from './describe.ts';
import { atDesk, type Desk, noteReply } from './desk.ts';
import { gone } from './gone.ts';
import { refusalFor } from './may-manage.ts';
import { nextSteps } from './schedule.ts';

type Kind = 'pause' | 'resume';

/** How often a change is tried again on what somebody else has just changed. */
const MOST_TRIES = 5;

const standsSo = ({ state }: Briefing, kind: Kind) => (state.kind === 'paused') === (kind === 'pause');

function told(briefing: Briefing, kind: Kind, isNew: boolean, desk: Desk): Reply {
  const { context } = desk;
  const { language } = context;
  const { id } = briefing;
  const title = say(language, `briefings.${kind}d-title`, { id });
  const before = isNew ? [] : [say(language, `briefings.${kind}d-before`)];
  return noteReply(
    {
      title,
      texts: [...before, briefingText(briefing, context), nextText(briefing, language)],
      actions: nextSteps(briefing, desk),
      line: `briefing why ${id}`,
    },
    context,
  );
}

async function change(kind: Kind, named: string | undefined, desk: Desk): Promise<Reply> {
  const { store, place, now } = desk;
  let seen = await briefingNamed(named, desk);
  const refusal = await refusalFor(desk, seen);
  if (refusal !== null) return refusal;
  for (let tries = 1; ; tries++) {
    // A pause for a reason of the program's own becomes one that was asked for only by resuming first.
    if (standsSo(seen, kind)) return told(seen, kind, false, desk);
    const changed = await store.change(seen, { kind }, place.person, now);
    if (changed.kind === 'changed') return told(changed.briefing, kind, true, desk);
    if (changed.kind === 'gone') return gone(seen.id, desk);
    if (tries >= MOST_TRIES) throw new Error(`The briefing ${seen.id} changed ${tries} times in a row`);
    seen = changed.briefing;
  }
}

function action(kind: Kind) {
  return defineCommand({
    name: `briefing ${kind}`,
    names: sayInAll(`command.briefing-${kind}.name`),
    summary: sayInAll(`command.briefing-${kind}.summary`),
    args: z.object({ id: argument('argument.briefing-id', 40).optional() }),
    rest: 'id',
    completeLater: { id: completeId },
    run: (args, context) =>
      atDesk({ command: `briefing ${kind}`, args, rest: 'id' }, context, (desk) =>
        change(kind, args.id, desk),
      ),
  });
}

/** `/<root> briefing pause <id>`: nothing is sent until it is resumed. */
export const pauseAction = action('pause');

/** `/<root> briefing resume <id>` */
export const resumeAction = action('resume');
