import type { Step } from '../../briefing-file/compare.ts';
import { say } from '../../text/say.ts';
import { changeTexts } from './change-text.ts';
import { planText, sentences } from './describe.ts';
import type { Desk } from './desk.ts';
import { ownersText } from './person-text.ts';
import { planOf } from './plan.ts';
import { quietText } from './quiet-days.ts';

const MOST_RANGES = 4;

type Added = Extract<Step, { kind: 'add' }>;
type Changed = Extract<Step, { kind: 'change' }>;

/** All that would stand anew. */
async function addedText({ saved }: Added, desk: Desk): Promise<string> {
  const { context } = desk;
  const { language } = context;
  const briefing = { ...saved, next: null, version: 1 };
  const { state } = saved;
  const { quiet } = saved.schedule;
  const days = { what: say(language, 'briefings.set-quiet'), after: quietText(quiet, language, MOST_RANGES) };
  return [
    `+ ${saved.id}: ${planText(planOf(briefing), context)}`,
    sentences(
      [
        await ownersText(briefing, desk),
        say(language, 'briefings.late-by', { minutes: saved.graceMinutes }),
        ...(state.kind === 'active'
          ? []
          : [
              say(language, 'briefings.is-paused', {
                reason: say(language, `briefings.pause-${state.reason}`),
              }),
            ]),
      ],
      language,
    ),
    ...(quiet.length === 0 ? [] : [say(language, 'briefings.set-to', days)]),
  ].join('\n');
}

/** What would be otherwise, each as it is and as it would be. */
async function changedText(step: Changed, desk: Desk): Promise<string> {
  const { saved, now, settings, isOtherState, isOtherDate } = step;
  const { state, createdAt } = saved;
  const wanted = { ...settings, ...(isOtherState && { state }), ...(isOtherDate && { createdAt }) };
  const lines = await changeTexts(wanted, now, now.schedule.zone, desk);
  return [`~ ${saved.id}`, ...lines.map((line) => `• ${line}`)].join('\n');
}

/** What importing one briefing would do, with the old and the new value of whatever changes. */
export async function stepText(step: Step, desk: Desk): Promise<string> {
  switch (step.kind) {
    case 'add':
      return addedText(step, desk);
    case 'change':
      return changedText(step, desk);
    case 'same':
      return `= ${step.saved.id}`;
    case 'taken':
      return `! ${step.saved.id}: ${say(desk.context.language, 'briefings.import-taken')}`;
    default:
      return step satisfies never;
  }
}
