import { say } from '../../text/say.ts';
import type { Reply } from '../command.ts';
import { type Desk, noteReply } from './desk.ts';

/** A briefing is there no more. */
export function gone(id: string, { context }: Desk): Reply {
  const { language } = context;
  return noteReply(
    {
      title: say(language, 'briefings.gone-title', { id }),
      texts: [say(language, 'briefings.gone')],
      actions: [{ label: say(language, 'briefings.list'), line: 'briefing list' }],
      line: 'briefing list',
      tone: 'nothing',
    },
    context,
  );
}
