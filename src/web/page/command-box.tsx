import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { LineCompletion } from '../preview-api.ts';
import { askCompletions, NoAnswer } from './ask-server.ts';
import { useWords } from './words.tsx';

/** Long enough to skip most keystrokes of a word, short enough not to be noticed. */
const PAUSE_MS = 60;

/** Completions for a text, asked for while it is typed. Typing help that does not come is simply not there. */
function useCompletions(text: string, language: string, isWanted: boolean): readonly LineCompletion[] {
  const [completions, setCompletions] = useState<readonly LineCompletion[]>([]);
  useEffect(() => {
    if (!isWanted) return setCompletions([]);
    const asked = new AbortController();
    const pause = setTimeout(async () => {
      try {
        const reply = await askCompletions(text, language, asked.signal);
        if (!asked.signal.aborted) setCompletions(reply.completions);
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
        if (!asked.signal.aborted) setCompletions([]);
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(pause);
      asked.abort();
    };
  }, [text, language, isWanted]);
  return completions;
}

type CommandBoxProps = {
  readonly command: string;
  readonly language: string;
  /** The command whose replies are shown: the box follows it. */
  readonly shown: string | null;
  readonly run: (text: string) => void;
};

/** The one box: what follows the root command, with completion as in the platforms' own boxes. */
export function CommandBox({ command, language, shown, run }: CommandBoxProps) {
  const say = useWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(shown ?? '');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const completions = useCompletions(text, language, isOpen);
  const isListed = isOpen && completions.length > 0;

  useEffect(() => {
    if (shown !== null) setText(shown);
  }, [shown]);

  const type = (next: string) => {
    setText(next);
    setActive(-1);
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const send = () => {
    close();
    run(text.trim());
  };
  /** A choice that says nothing new is meant to be run. */
  const choose = ({ text: next }: LineCompletion) => {
    if (next.trim() === text.trim()) return send();
    type(next);
    input.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const chosen = isListed ? completions[active] : undefined;
    const move = (by: number) => {
      event.preventDefault();
      if (!isListed) return setOpen(true);
      // One place stands for no choice: the text as it was typed.
      const places = completions.length + 1;
      setActive(((active + 1 + by + places) % places) - 1);
    };
    switch (event.key) {
      case 'ArrowDown':
        return move(1);
      case 'ArrowUp':
        return move(-1);
      case 'Escape':
        if (isListed) event.preventDefault();
        return close();
      case 'Tab':
        if (chosen === undefined) return close();
        event.preventDefault();
        return choose(chosen);
      case 'Enter':
        event.preventDefault();
        return chosen === undefined ? send() : choose(chosen);
    }
  };

  return (
    <form
      className="command-box"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label className="prefix" htmlFor={`${id}-input`}>
        <span className="visually-hidden">{say('preview.command')} </span>/{command}
      </label>
      <input
        ref={input}
        id={`${id}-input`}
        role="combobox"
        aria-expanded={isListed}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isListed && active >= 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={8000}
        enterKeyHint="go"
        placeholder={say('preview.placeholder')}
        value={text}
        onChange={(event) => type(event.target.value)}
        onFocus={() => setActive(-1)}
        onClick={() => setOpen(true)}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      <button type="submit" className="run">
        {say('preview.run')}
      </button>
      <div
        className="completions"
        id={`${id}-list`}
        role="listbox"
        aria-label={say('preview.completions')}
        hidden={!isListed}
      >
        {completions.map((completion, index) => (
          <CompletionItem
            key={completion.text}
            id={`${id}-${index}`}
            completion={completion}
            isActive={index === active}
            choose={choose}
          />
        ))}
      </div>
    </form>
  );
}

type CompletionItemProps = {
  readonly id: string;
  readonly completion: LineCompletion;
  readonly isActive: boolean;
  readonly choose: (completion: LineCompletion) => void;
};

function CompletionItem({ id, completion, isActive, choose }: CompletionItemProps) {
  const item = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the input, which names the active item (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/)
    <div
      ref={item}
      id={id}
      className="completion"
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => choose(completion)}
    >
      <span className="completion-label">{completion.label}</span>
      {completion.detail === '' ? null : <span className="completion-detail">{completion.detail}</span>}
    </div>
  );
}
