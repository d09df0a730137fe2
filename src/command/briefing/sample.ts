import type { Briefing, Mode, Settings } from '../../briefing/briefing.ts';
import { composeBriefing } from '../../briefing/compose.ts';
import { slotsAfter } from '../../briefing/slots.ts';
import type { Memory } from '../../briefing/store.ts';
import type { Card, CardPart } from '../../card/card.ts';
import { isoDateIn } from '../../core/period/iso-date.ts';
import { type MessageKey, say } from '../../text/say.ts';
import { nextText, slotText } from './describe.ts';
import type { Desk } from './desk.ts';

/** Of a briefing that has not run yet. */
const NO_MEMORY: Memory = { known: null, spotlight: null };

/** How many runs are shown before a briefing is saved. */
const SHOWN_RUNS = 5;

/** A message as it would be now, and what is to be known of it. */
export type Sample = { readonly card: Card; readonly note: MessageKey | null };

/**
 * What a briefing would say now; `null` where its topics hold nothing. One that tells only of changes, and has none to
 * tell, is shown with all of its figures: what will have changed by its next run nobody knows.
 */
export function sampleOf(
  settings: Settings,
  { context, place, now, store }: Desk,
  { memory = NO_MEMORY, isWithin = false }: { readonly memory?: Memory; readonly isWithin?: boolean } = {},
): Sample | null {
  const composed = (mode: Mode, known: Memory) => {
    const briefing: Briefing = {
      ...settings,
      mode,
      id: store.newId(),
      channel: place.channel,
      state: { kind: 'active' },
      next: null,
      version: 1,
      createdAt: now,
    };
    const slot = { date: isoDateIn(now, settings.schedule.zone), at: now };
    return composeBriefing(briefing, {
      book: context.book,
      memory: known,
      slot,
      isLate: false,
      now,
      isWithin,
    });
  };
  const made = composed(settings.mode, memory);
  if (made.kind === 'card') return { card: made.card, note: null };
  if (made.reason === 'nothing-to-say') return null;
  const all = composed('digest', NO_MEMORY);
  if (all.kind !== 'card') return null;
  const note = made.reason === 'baseline' ? 'briefings.sample-changes' : 'briefings.sample-unchanged';
  return { card: all.card, note };
}

/** The same within another card, without its buttons. */
export function sampleParts(settings: Settings, desk: Desk): readonly CardPart[] {
  const { language } = desk.context;
  const sample = sampleOf(settings, desk, { isWithin: true });
  if (sample === null) return [{ kind: 'text', text: say(language, 'briefings.sample-nothing') }];
  const note = sample.note === null ? [] : [say(language, sample.note)];
  const title = say(language, 'briefings.sample', { title: sample.card.title });
  return [{ kind: 'text', text: [title, ...note].join('\n') }, ...sample.card.parts];
}

/** So many of the latest runs can be of days to come: where clocks are moved, of today and of tomorrow. */
const MOST_HAD = 8;

/**
 * The next runs, one a line, or that it is paused. Of a briefing that stands, a day that had its run has no second one:
 * `standing` is as it is stored, `settings` as it would be.
 */
export async function runsText(
  { schedule }: Settings,
  { now, store, context: { language } }: Desk,
  standing: Briefing | null = null,
): Promise<string> {
  if (standing?.state.kind === 'paused') return nextText(standing, language);
  const had = standing === null ? [] : (await store.runs(standing.id, MOST_HAD)).map(({ date }) => date);
  const slots = slotsAfter(schedule, now, SHOWN_RUNS + had.length)
    .filter(({ date }) => !had.includes(date))
    .slice(0, SHOWN_RUNS);
  if (slots.length === 0) return say(language, 'briefings.no-day-left');
  const lines = slots.map((slot) => `• ${slotText(slot, schedule.zone, language)}`);
  return [say(language, 'briefings.next-runs'), ...lines].join('\n');
}
