import type { Kysely } from 'kysely';
import type { LeftWorkspace } from './left-workspaces.ts';
import type { Tables } from './tables.ts';

/**
 * Forgets everything about a workspace that the bot has left; how many briefings that were. Their trail tells which of them
 * stay since people have worked on them after that: a briefing that was imported may say that it is older than it is here.
 */
export function purge(db: Kysely<Tables>, { platform, workspace, leftAt }: LeftWorkspace): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const removed = await trx
      .deleteFrom('briefing')
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .where('id', 'not in', (of) =>
        of
          .selectFrom('audit')
          .select('audit.briefing')
          .where('audit.platform', '=', platform)
          .where('audit.workspace', '=', workspace)
          .where('audit.at', '>', leftAt)
          // What the program itself has done since, as pausing what is refused, is no reason to stay.
          .where('audit.by', 'is not', null),
      )
      .returning('id')
      .execute();
    await trx
      .deleteFrom('audit')
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .where((is) => is.or([is('at', '<=', leftAt), is('by', 'is', null)]))
      .where('briefing', 'not in', (of) =>
        of
          .selectFrom('briefing')
          .select('briefing.id')
          .where('briefing.platform', '=', platform)
          .where('briefing.workspace', '=', workspace),
      )
      .execute();
    await trx
      .deleteFrom('manager')
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .where('at', '<=', leftAt)
      .execute();
    return removed.length;
  });
}
