import { useEffect, useState, useSyncExternalStore } from 'react';

/** What the reader chose; `system` follows the system and changes with it. */
export const THEME_CHOICES = ['system', 'light', 'dark'] as const;

export type ThemeChoice = (typeof THEME_CHOICES)[number];

export type Theme = 'light' | 'dark';

const STORED_AS = 'preview-theme';

const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

function watchSystem(changed: () => void): () => void {
  systemIsDark.addEventListener('change', changed);
  return () => systemIsDark.removeEventListener('change', changed);
}

function storedChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(STORED_AS);
    return THEME_CHOICES.find((choice) => choice === stored) ?? 'system';
  } catch {
    return 'system';
  }
}

function storeChoice(choice: ThemeChoice): void {
  try {
    localStorage.setItem(STORED_AS, choice);
  } catch {
    // A browser that stores nothing for pages shows the choice until the page is left.
  }
}

/** The colours to show, and the choice behind them. */
export function useTheme(): { theme: Theme; choice: ThemeChoice; choose: (choice: ThemeChoice) => void } {
  const [choice, setChoice] = useState(storedChoice);
  const isDark = useSyncExternalStore(watchSystem, () => systemIsDark.matches);
  const theme = choice === 'system' ? (isDark ? 'dark' : 'light') : choice;
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const choose = (next: ThemeChoice) => {
    storeChoice(next);
    setChoice(next);
  };
  return { theme, choice, choose };
}
