import type { Briefing, Settings } from '../../briefing/briefing.ts';
import { composeBriefing } from '../../briefing/compose.ts';
import { slotsAfter } from '../../briefing/slots.ts';
import type { Card, CardPart } from '../../card/card.ts';
import { say } from '../../text/say.ts';
import { nextText, slotText } from './describe.ts';
import type { Desk } from './desk.ts';

const NO_MEMORY = { known: null, spotlight: null };

/** How many runs are shown before a briefing is saved. */
const SHOWN_RUNS = 5;

/**
 * What a briefing would say now; `null` where its topics hold nothing. One that tells only of changes is shown with all
 * of its figures: what will have changed by its first run nobody knows.
 */
export function sampleCard(settings: Settings, desk: Desk): Card | null {
  const { context, place, now, store } = desk;
  const mode = settings.mode === 'changes' ? 'digest' : settings.mode;
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
  const slot = { date: context.today, at: now };
  const composed = composeBriefing(briefing, {
    book: context.book,
    memory: NO_MEMORY,
    slot,
    isLate: false,
    now,
  });
  return composed.kind === 'card' ? composed.card : null;
}

/** The same within another card, without its buttons. */
export function sampleParts(settings: Settings, desk: Desk): readonly CardPart[] {
  const { language } = desk.context;
  const card = sampleCard(settings, desk);
  if (card === null) return [{ kind: 'text', text: say(language, 'briefings.sample-nothing') }];
  const note = settings.mode === 'changes' ? [say(language, 'briefings.sample-changes')] : [];
  return [
    { kind: 'text', text: [say(language, 'briefings.sample', { title: card.title }), ...note].join('\n') },
    ...card.parts.filter(({ kind }) => kind !== 'actions'),
  ];
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
