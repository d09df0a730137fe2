import { type ReactNode, useId } from 'react';
import { THEME_CHOICES, type ThemeChoice } from './theme.ts';
import { useWords } from './words.tsx';

type SwitchProps<Value extends string> = {
  readonly label: string;
  readonly values: readonly Value[];
  readonly chosen: Value;
  readonly choose: (value: Value) => void;
  /** What stands on a value's button, and what it is called. */
  readonly show: (value: Value) => {
    readonly face: ReactNode;
    readonly name: string;
    readonly lang?: string;
  };
};

/** A row of radio buttons that looks like one control. */
function Switch<Value extends string>({ label, values, chosen, choose, show }: SwitchProps<Value>) {
  const name = useId();
  return (
    <fieldset className="switch">
      <legend className="visually-hidden">{label}</legend>
      {values.map((value) => {
        const { face, name: called, lang } = show(value);
        return (
          <label key={value} title={called}>
            <input
              type="radio"
              name={name}
              checked={value === chosen}
              aria-label={called}
              onChange={() => choose(value)}
            />
            <span lang={lang} aria-hidden="true">
              {face}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

/** A language's name in that language: `中文`. */
function ownName(language: string): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

type LanguageSwitchProps = {
  readonly languages: readonly string[];
  readonly language: string;
  readonly speak: (language: string) => void;
};

/** The pack's languages, each under its own name. */
export function LanguageSwitch({ languages, language, speak }: LanguageSwitchProps) {
  const say = useWords();
  return (
    <Switch
      label={say('preview.language')}
      values={languages}
      chosen={language}
      choose={speak}
      show={(value) => ({ face: ownName(value), name: ownName(value), lang: value })}
    />
  );
}

const THEME_ICONS: Readonly<Record<ThemeChoice, ReactNode>> = {
  system: (
    <path d="M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5ZM8 3.25v9.5a4.75 4.75 0 0 1 0-9.5Z" />
  ),
  light: (
    <path d="M8 4.75a3.25 3.25 0 1 0 0 6.5 3.25 3.25 0 0 0 0-6.5ZM7.25.75h1.5v2h-1.5v-2Zm0 12.5h1.5v2h-1.5v-2ZM.75 7.25h2v1.5h-2v-1.5Zm12.5 0h2v1.5h-2v-1.5ZM2.34 3.4 3.4 2.34l1.42 1.42-1.06 1.06L2.34 3.4Zm8.84 8.84 1.06-1.06 1.42 1.42-1.06 1.06-1.42-1.42ZM2.34 12.6l1.42-1.42 1.06 1.06-1.42 1.42-1.06-1.06Zm8.84-8.84 1.42-1.42 1.06 1.06-1.42 1.42-1.06-1.06Z" />
  ),
  dark: <path d="M6.6 1.9a6.25 6.25 0 1 0 7.5 7.5 5 5 0 0 1-7.5-7.5Z" />,
};

type ThemeSwitchProps = { readonly choice: ThemeChoice; readonly choose: (choice: ThemeChoice) => void };

/** Light, dark, or whatever the system shows. */
export function ThemeSwitch({ choice, choose }: ThemeSwitchProps) {
  const say = useWords();
  return (
    <Switch
      label={say('preview.theme')}
      values={THEME_CHOICES}
      chosen={choice}
      choose={choose}
      show={(value) => ({
        face: (
          <svg viewBox="0 0 16 16" width="16" height="16" fill="currentColor" aria-hidden="true">
            {THEME_ICONS[value]}
          </svg>
        ),
        name: say(`preview.theme.${value}`),
      })}
    />
  );
}
