import { useEffect } from 'react';
import type { Info } from '../preview-api.ts';
import { CommandBox } from './command-box.tsx';
import { DiscordReplies } from './discord/discord-replies.tsx';
import { Examples } from './examples.tsx';
import { Pane } from './pane.tsx';
import { SlackReplies } from './slack/slack-replies.tsx';
import { LanguageSwitch, ThemeSwitch } from './switches.tsx';
import { useTheme } from './theme.ts';
import { TroubleNotice } from './trouble-notice.tsx';
import { type PreviewState, usePreview } from './use-preview.ts';
import { sayer, useWords, Words } from './words.tsx';

/** What the page takes from the pack outside of React: its title, its language, its colour. */
function useDocument(info: Info | null): void {
  useEffect(() => {
    if (info === null) return;
    document.title = `${info.title} · ${sayer(info.words)('preview.label')}`;
    document.documentElement.lang = info.language;
    document.documentElement.style.setProperty('--accent', info.accent);
    document.documentElement.style.setProperty('--on-accent', info.onAccent);
  }, [info]);
}

/** The whole page. */
export function App() {
  const preview = usePreview();
  const { info, trouble } = preview;
  useDocument(info);
  return (
    <Words value={sayer(info?.words ?? {})}>
      {info === null ? <div className="start">{trouble && <TroubleNotice trouble={trouble} />}</div> : null}
      {info === null ? null : <Page info={info} preview={preview} />}
    </Words>
  );
}

function Page({ info, preview }: { readonly info: Info; readonly preview: PreviewState }) {
  const say = useWords();
  const { theme, choice, choose } = useTheme();
  const { language, replies, text, isBusy, trouble, run, press, dismiss, speak } = preview;
  return (
    <>
      <header className="top">
        <img src="/preview/icon.svg" alt="" width="40" height="40" />
        <div className="title">
          <h1>
            {info.title} <span className="label">{say('preview.label')}</span>
          </h1>
          <p>{say('preview.lead')}</p>
        </div>
        <div className="switches">
          <LanguageSwitch languages={info.languages} language={language} speak={speak} />
          <ThemeSwitch choice={choice} choose={choose} />
        </div>
      </header>
      <main>
        <CommandBox command={info.command} language={info.language} shown={text} run={run} />
        <Examples command={info.command} examples={info.examples} shown={text} run={run} />
        <p className="visually-hidden" role="status">
          {isBusy ? say('preview.loading') : ''}
        </p>
        {trouble && <TroubleNotice trouble={trouble} />}
        <div className="panes">
          <Pane name="Discord" className="discord" messages={replies.discord} isBusy={isBusy}>
            <DiscordReplies
              info={info}
              theme={theme}
              messages={replies.discord}
              press={(message, button) => press('discord', message, button)}
              dismiss={(message) => dismiss('discord', message)}
            />
          </Pane>
          <Pane name="Slack" className="slack" messages={replies.slack} isBusy={isBusy}>
            <SlackReplies
              info={info}
              theme={theme}
              messages={replies.slack}
              press={(message, button) => press('slack', message, button)}
              dismiss={(message) => dismiss('slack', message)}
            />
          </Pane>
        </div>
      </main>
    </>
  );
}
