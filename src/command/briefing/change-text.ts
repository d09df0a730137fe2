import { z } from 'zod';
import { type BriefingState, MODES, PAUSE_REASONS } from '../../briefing/briefing.ts';
import { WEEKDAYS } from '../../briefing/local-time.ts';
import { LANGUAGES, type Locale } from '../../core/language.ts';
import { parseIsoDate } from '../../core/period/iso-date.ts';
import { formatInstant } from '../../text/format-time.ts';
import { say } from '../../text/say.ts';
import { daysText } from './describe.ts';
import type { Desk } from './desk.ts';
import { personText } from './person-text.ts';
import { quietText } from './quiet-days.ts';
import { topicNames } from './topics.ts';

const day = z.string().transform((text) => parseIsoDate(text));

/** Settings as a trail has kept them: what cannot be read of them is left out. */
const Said = z.object({
  topics: z.array(z.string()).optional().catch(undefined),
  mode: z.enum(MODES).optional().catch(undefined),
  language: z.enum(LANGUAGES).optional().catch(undefined),
  schedule: z
    .object({
      weekdays: z.array(z.literal(WEEKDAYS)),
      time: z.string(),
      zone: z.string(),
      quiet: z.array(day).transform((days) => days.filter((one) => one !== null)),
    })
    .optional()
    .catch(undefined),
  graceMinutes: z.number().optional().catch(undefined),
  owner: z.string().optional().catch(undefined),
  backupOwner: z.string().nullable().optional().catch(undefined),
  state: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('active') }),
      z.object({ kind: z.literal('paused'), reason: z.enum(PAUSE_REASONS) }),
    ])
    .optional()
    .catch(undefined),
  createdAt: z.coerce.date().optional().catch(undefined),
});

type Said = z.infer<typeof Said>;

/** Why something was stopped or how it stands, as a trail has it. */
export const Reason = z.enum(PAUSE_REASONS).nullable().catch(null);

/** More days are told by their number. */
const MOST_RANGES = 4;

/** `days and time: every day at 09:00 → Monday to Friday at 08:00`; the new value alone where the old one is not known. */
const fromTo = (what: string, before: string | null, after: string, { context: { language } }: Desk) =>
  before === null
    ? say(language, 'briefings.set-to', { what, after })
    : say(language, 'briefings.set-from-to', { what, before, after });

/** `+ 1 Dec 2026 – 7 Dec 2026`: which quiet days came, and which went. */
function quietChange(after: Said['schedule'], before: Said['schedule'], { context: { language } }: Desk) {
  const [now, then] = [after?.quiet ?? [], before?.quiet ?? []];
  const came = now.filter((one) => !then.includes(one));
  const went = then.filter((one) => !now.includes(one));
  return [
    ...(came.length === 0 ? [] : [`+ ${quietText(came, language, MOST_RANGES)}`]),
    ...(went.length === 0 ? [] : [`− ${quietText(went, language, MOST_RANGES)}`]),
  ].join('; ');
}

function scheduleTexts(after: Said, before: Said, desk: Desk): readonly string[] {
  const { language } = desk.context;
  const when = ({ schedule }: Said) => {
    if (schedule === undefined) return null;
    const { time, zone } = schedule;
    return say(language, 'briefings.when', { days: daysText(schedule, language), time, zone });
  };
  const [now, then] = [when(after), when(before)];
  const quiet = quietChange(after.schedule, before.schedule, desk);
  return [
    ...(now === null || now === then
      ? []
      : [fromTo(say(language, 'briefings.set-schedule'), then, now, desk)]),
    ...(quiet === ''
      ? []
      : [say(language, 'briefings.set-to', { what: say(language, 'briefings.set-quiet'), after: quiet })]),
  ];
}

/** `paused: somebody asked for it`, `sent` */
const stateText = (state: BriefingState, language: Locale) =>
  state.kind === 'active'
    ? say(language, 'briefings.is-active')
    : say(language, 'briefings.is-paused-for', { reason: say(language, `briefings.pause-${state.reason}`) });

/**
 * What of a briefing was, or would be, set, each with its old and its new value; when it was set up, by the clocks of a
 * zone.
 */
export async function changeTexts(
  after: unknown,
  before: unknown,
  zone: string,
  desk: Desk,
): Promise<readonly string[]> {
  const { context } = desk;
  const { language } = context;
  const [now, then] = [Said.safeParse(after).data ?? {}, Said.safeParse(before).data ?? {}];
  const person = (id: string | null | undefined) =>
    id === undefined ? null : id === null ? say(language, 'briefings.nobody') : personText(id, desk);
  const minutes = (count: number | undefined) =>
    count === undefined ? null : say(language, 'briefings.minutes', { count });
  const values = (said: Said) =>
    Promise.all([
      said.topics === undefined ? null : topicNames(said.topics, context),
      said.mode === undefined ? null : say(language, `briefings.mode-${said.mode}`),
      said.language === undefined ? null : say(language, `language.${said.language}`),
      minutes(said.graceMinutes),
      person(said.owner),
      person(said.backupOwner),
      said.state === undefined ? null : stateText(said.state, language),
      said.createdAt === undefined ? null : formatInstant(said.createdAt, zone, language),
    ]);
  const [wanted, old] = await Promise.all([values(now), values(then)]);
  const names = ['topics', 'mode', 'language', 'grace', 'owner', 'backup', 'state', 'created'] as const;
  const lines = names.map((name, at) => {
    const value = wanted[at] ?? null;
    if (value === null) return [];
    return [fromTo(say(language, `briefings.set-${name}`), old[at] ?? null, value, desk)];
  });
  const standing = names.indexOf('state');
  return [
    ...lines.slice(0, standing).flat(),
    ...scheduleTexts(now, then, desk),
    ...lines.slice(standing).flat(),
  ];
}
