import { MODES, type Mode } from '../../briefing/briefing.ts';
import { LANGUAGES } from '../../core/language.ts';
import { say } from '../../text/say.ts';

/** What each mode is called, in any language. */
const NAMES: Readonly<Record<Mode, readonly string[]>> = {
  digest: ['digest', '摘要', '全部数据', 'дайджест', 'обзор'],
  changes: ['changes', 'changed', '变动', '仅变动', 'изменения'],
  spotlight: ['spotlight', '聚焦', '每期一则', 'факт'],
};

/** Every word that names a mode. */
export const MODE_WORDS: readonly string[] = MODES.flatMap((mode) => NAMES[mode]);

/** What a mode is called where a card tells it, in each language: `only what changed`. */
const TOLD_AS: ReadonlyMap<string, Mode> = new Map(
  MODES.flatMap((mode) =>
    LANGUAGES.map((language): [string, Mode] => [
      say(language, `briefings.mode-${mode}`).toLowerCase(),
      mode,
    ]),
  ),
);

/** A mode by its name; `null` for what is none. */
export function readMode(text: string): Mode | null {
  const name = text.trim().toLowerCase();
  return MODES.find((mode) => NAMES[mode].includes(name)) ?? TOLD_AS.get(name) ?? null;
}
