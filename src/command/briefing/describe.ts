import type { Briefing, Slot } from '../../briefing/briefing.ts';
import type { Run } from '../../briefing/store.ts';
import { type Locale, languageOf } from '../../core/language.ts';
import { formatDate, formatList } from '../../text/format.ts';
import { formatInstant, weekdayName } from '../../text/format-time.ts';
import { say } from '../../text/say.ts';
import type { CommandContext } from '../command.ts';
import { daysWord } from './days.ts';
import { type Plan, planOf } from './plan.ts';
import { topicNames } from './topics.ts';

/** Sentences behind each other, as a language sets them. */
export const sentences = (all: readonly string[], language: Locale): string =>
  all.join(languageOf(language) === 'zh' ? '' : ' ');

/** `weekdays`, `every day`, `Mon and Thu`. */
export function daysText({ weekdays }: Pick<Plan, 'weekdays'>, language: Locale): string {
  const word = daysWord(weekdays);
  if (word === 'daily' || word === 'weekdays') return say(language, `briefings.days-${word}`);
  return formatList(
    weekdays.map((day) => weekdayName(day, language)),
    language,
  );
}

/** `Outsourcing · E-commerce, weekdays at 09:00 (Asia/Shanghai), only what changed, in Chinese`. */
export function planText(plan: Plan, context: CommandContext): string {
  const { language } = context;
  return say(language, 'briefings.plan', {
    topics: topicNames(plan.topics, context),
    days: daysText(plan, language),
    time: plan.time,
    zone: plan.zone,
    mode: say(language, `briefings.mode-${plan.mode}`),
    language: say(language, `language.${plan.language}`),
  });
}

/** The same of a briefing. */
export const briefingText = (briefing: Briefing, context: CommandContext): string =>
  planText(planOf(briefing), context);

/** A run by the clocks of its briefing: `Mon, 30 Nov 2026, 09:00 GMT+8`. */
export function slotText({ at }: Slot, zone: string, language: Locale): string {
  return formatInstant(at, zone, language);
}

/** When it goes out next, or why it does not. */
export function nextText({ state, next, schedule }: Briefing, language: Locale): string {
  if (state.kind === 'paused') {
    return say(language, 'briefings.is-paused', { reason: say(language, `briefings.pause-${state.reason}`) });
  }
  if (next === null) return say(language, 'briefings.no-day-left');
  return say(language, 'briefings.next', { when: slotText(next, schedule.zone, language) });
}

/** What became of a run: `delivered, on time`. */
export function outcomeText({ standing }: Run, language: Locale): string {
  switch (standing.kind) {
    case 'due':
    case 'sending':
      return say(language, `briefings.run-${standing.kind}`);
    case 'over':
      return say(language, `briefings.ended-${standing.outcome.reason}`);
    default:
      return standing satisfies never;
  }
}

/** `30 Nov 2026: delivered, on time`; that there was no run yet. */
export function lastText(run: Run | undefined, language: Locale): string {
  if (run === undefined) return say(language, 'briefings.never-ran');
  const date = formatDate(run.date, language);
  return say(language, 'briefings.last', { date, outcome: outcomeText(run, language) });
}
