import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { Payloads } from './payloads.tsx';
import type { ShownMessage } from './replies.ts';
import { useWords } from './words.tsx';

const TABS = ['reply', 'payload'] as const;

type PaneProps = {
  readonly name: string;
  readonly className: string;
  readonly messages: readonly ShownMessage[];
  readonly isBusy: boolean;
  readonly children: ReactNode;
};

/** One platform's side: its reply as people see it, and behind a tab as the platform gets it. */
export function Pane({ name, className, messages, isBusy, children }: PaneProps) {
  const say = useWords();
  const id = useId();
  const [tab, setTab] = useState<(typeof TABS)[number]>('reply');
  const buttons = useRef<Partial<Record<(typeof TABS)[number], HTMLButtonElement | null>>>({});

  // Arrow keys move between tabs, the tab key leaves them: https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const next = tab === 'reply' ? 'payload' : 'reply';
    setTab(next);
    buttons.current[next]?.focus();
  };

  return (
    <section className={`pane ${className}`} aria-labelledby={`${id}-name`} aria-busy={isBusy}>
      <header>
        <h2 id={`${id}-name`}>{name}</h2>
        <div className="tabs" role="tablist" aria-label={name}>
          {TABS.map((each) => (
            <button
              key={each}
              ref={(button) => {
                buttons.current[each] = button;
              }}
              type="button"
              role="tab"
              id={`${id}-${each}`}
              aria-selected={each === tab}
              aria-controls={`${id}-panel`}
              tabIndex={each === tab ? 0 : -1}
              onClick={() => setTab(each)}
              onKeyDown={onKeyDown}
            >
              {say(`preview.${each}`)}
            </button>
          ))}
        </div>
      </header>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`} className={`panel ${tab}`}>
        {tab === 'reply' ? children : <Payloads messages={messages} />}
      </div>
    </section>
  );
}
