import { MODES, type Mode } from '../../briefing/briefing.ts';

/** What each mode is called, in any language. */
const NAMES: Readonly<Record<Mode, readonly string[]>> = {
  digest: ['digest', '摘要', '全部数据', 'дайджест', 'обзор'],
  changes: ['changes', 'changed', '变动', '仅变动', 'изменения'],
  spotlight: ['spotlight', '聚焦', '每期一则', 'факт'],
};

/** Every word that names a mode. */
export const MODE_WORDS: readonly string[] = MODES.flatMap((mode) => NAMES[mode]);

/** A mode by its name; `null` for what is none. */
export function readMode(word: string): Mode | null {
  return MODES.find((mode) => NAMES[mode].includes(word.toLowerCase())) ?? null;
}
