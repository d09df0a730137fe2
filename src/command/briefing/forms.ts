import { MODES } from '../../briefing/briefing.ts';
import type { Locale } from '../../core/language.ts';
import { say } from '../../text/say.ts';
import type { CommandContext } from '../command.ts';
import type { CallField, CallForm } from '../form.ts';
import { daysWord } from './days.ts';
import type { Plan } from './plan.ts';

/** As much as a field of Slack's takes: https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
export const LONGEST_PASTED = 3000;

const field = (name: string, more: Partial<CallField> & Pick<CallField, 'label'>): CallField => ({
  name,
  hint: '',
  most: 100,
  isRequired: true,
  isLong: false,
  value: '',
  ...more,
});

/** Asks for a file as text. */
export function importForm(language: Locale): CallForm {
  return {
    command: 'briefing import',
    language,
    title: say(language, 'briefings.import-form'),
    submit: say(language, 'briefings.look'),
    cancel: say(language, 'suggest.cancel'),
    fields: [
      field('file', {
        label: say(language, 'briefings.import-field'),
        hint: say(language, 'briefings.import-hint'),
        most: LONGEST_PASTED,
        isLong: true,
      }),
    ],
  };
}

/** Asks for everything that `schedule` takes, with what holds otherwise in the fields. */
export function scheduleForm(plan: Plan, { book, language }: CommandContext): CallForm {
  const topics = book.topics.map(({ id }) => id).join(', ');
  return {
    command: 'briefing schedule',
    language,
    title: say(language, 'briefings.schedule-form'),
    submit: say(language, 'briefings.look'),
    cancel: say(language, 'suggest.cancel'),
    fields: [
      field('topics', {
        label: say(language, 'briefings.field-topics'),
        hint: say(language, 'briefings.field-topics-hint', { topics }).slice(0, 150),
        most: 400,
      }),
      field('days', {
        label: say(language, 'briefings.field-days'),
        hint: say(language, 'briefings.field-days-hint'),
        value: daysWord(plan.weekdays),
      }),
      field('time', { label: say(language, 'briefings.field-time'), most: 20, value: plan.time }),
      field('zone', {
        label: say(language, 'briefings.field-zone'),
        hint: say(language, 'briefings.field-zone-hint'),
        most: 60,
        value: plan.zone,
      }),
      field('mode', {
        label: say(language, 'briefings.field-mode'),
        options: MODES.map((value) => ({ value, label: say(language, `briefings.mode-${value}`) })),
        value: plan.mode,
      }),
      field('language', {
        label: say(language, 'briefings.field-language'),
        options: book.info.languages.map((value) => ({ value, label: say(language, `language.${value}`) })),
        value: plan.language,
      }),
    ],
  };
}
