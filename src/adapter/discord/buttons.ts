import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { CardPart, Choice } from '../../card/card.ts';
import { shortened } from '../../card/fit.ts';
import { cleanText } from './escape.ts';
import { LIMITS } from './limits.ts';
import type { ButtonRow } from './message.ts';

/**
 * What pressing a button does: `run` answers its line where the message is, `see` shows the answer to whoever pressed,
 * `share` posts for everyone what so far only the asker saw.
 */
export const PRESS_KINDS = ['run', 'see', 'share'] as const;
export type PressKind = (typeof PRESS_KINDS)[number];

type Button = ButtonRow['components'][number];

/** `null` where the line is too long for a button to carry, or nothing would stand on it. */
function buttonOf(kind: PressKind, { label, line, short = line }: Choice): Button | null {
  const shown = shortened(cleanText(label).replaceAll('\n', ' ').trim(), LIMITS.buttonLabel.most);
  const id = [`${kind}:${line}`, `${kind}:${short}`].find((one) => one.length <= LIMITS.customId.most) ?? '';
  if (shown === '' || line.trim() === '' || id === '') return null;
  const style = kind === 'run' ? ButtonStyle.Primary : ButtonStyle.Secondary;
  return { type: ComponentType.Button, style, label: shown, custom_id: id };
}

/** Rows of at most five. */
function rows(buttons: readonly Button[]): ButtonRow[] {
  const { most } = LIMITS.buttonsInRow;
  return Array.from({ length: Math.ceil(buttons.length / most) }, (_, at) => ({
    type: ComponentType.ActionRow,
    components: buttons.slice(at * most, (at + 1) * most),
  }));
}

/**
 * The buttons of a card: a row for each question it asks back, then what looks closer, then *Share*. What Discord has
 * no room for is left out, and of two buttons that do the same the second.
 */
export function buttonRows(parts: readonly CardPart[], share: Choice | null): ButtonRow[] {
  const taken = new Set<string>();
  const fresh = (button: Button | null) => {
    if (button === null || taken.has(button.custom_id)) return [];
    taken.add(button.custom_id);
    return [button];
  };
  const actions = parts
    .flatMap((part) => (part.kind === 'actions' ? part.actions : []))
    .flatMap((action) => fresh(buttonOf('see', action)));
  const shared = share === null ? [] : fresh(buttonOf('share', share));
  const mostActions = LIMITS.rows.most * LIMITS.buttonsInRow.most - shared.length;
  const below = rows([...actions.slice(0, mostActions), ...shared]);
  const asked = parts.flatMap((part) =>
    part.kind === 'choices' ? rows(part.choices.flatMap((choice) => fresh(buttonOf('run', choice)))) : [],
  );
  return [...asked.slice(0, LIMITS.rows.most - below.length), ...below];
}
