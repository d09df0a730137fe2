import type { CommandLine } from '../../card/card.ts';
import type { Call } from '../../command/command.ts';
import { pressedLine } from './input.ts';
import { isBlank } from './limits.ts';
import { readChosen } from './search-options.ts';
import { SEARCH } from './search-view.ts';

/** What somebody wants of a window or of the home page. */
export type Wanted =
  | { readonly kind: 'call'; readonly call: Call }
  /** `isDeeper`: a closer look, from which one wants to come back. */
  | { readonly kind: 'line'; readonly line: CommandLine; readonly isDeeper: boolean }
  | { readonly kind: 'share'; readonly line: CommandLine }
  /** An empty window. */
  | { readonly kind: 'window'; readonly line: CommandLine };

/** An action, as far as we look at one. */
export type WindowAction = {
  readonly action_id: string;
  readonly value?: string | null;
  readonly selected_option?: { readonly value?: string } | null;
};

function wantedOfChoice(value: string): Wanted | null {
  if (isBlank(value)) return null;
  const chosen = readChosen(value);
  return chosen.kind === 'typed'
    ? { kind: 'line', line: chosen.text, isDeeper: false }
    : { kind: 'call', call: { command: 'find', args: { question: chosen.value } } };
}

const wantedOfText = (text: string): Wanted | null =>
  isBlank(text) ? null : { kind: 'line', line: text.trim(), isDeeper: false };

/** What an action asks for; `null` for one that asks for nothing: an emptied field, a button of another version. */
export function wantedOf({ action_id: id, value, selected_option: option }: WindowAction): Wanted | null {
  if (id === SEARCH.choice) return wantedOfChoice(option?.value ?? '');
  if (id === SEARCH.question) return wantedOfText(value ?? '');
  const press = pressedLine({ action_id: id, value: value ?? undefined });
  if (press === null) return null;
  const { kind, line } = press;
  switch (kind) {
    case 'run':
    case 'settle':
    case 'back':
      return { kind: 'line', line, isDeeper: false };
    case 'see':
      return { kind: 'line', line, isDeeper: true };
    case 'share':
      return { kind: 'share', line };
    case 'search':
      return { kind: 'window', line };
    default:
      return kind satisfies never;
  }
}

type Fields = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** What stands in the fields when *Ask* is pressed: the question, else what was chosen from the list. */
export function wantedOfFields(values: Fields): Wanted | null {
  const field = (block: string, action: string): Readonly<Record<string, unknown>> => {
    const found = values[block]?.[action];
    return typeof found === 'object' && found !== null ? { ...found } : {};
  };
  const { value } = field(SEARCH.questionBlock, SEARCH.question);
  const asked = typeof value === 'string' ? wantedOfText(value) : null;
  if (asked !== null) return asked;
  const { selected_option: option } = field(SEARCH.choiceBlock, SEARCH.choice);
  const chosen = typeof option === 'object' && option !== null && 'value' in option ? option.value : '';
  return typeof chosen === 'string' ? wantedOfChoice(chosen) : null;
}
