import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { Info, PlatformName } from '../preview-api.ts';
import { askInfo, askPress, askRun, NoAnswer } from './ask-server.ts';
import { type Link, printLink, readLink } from './link.ts';
import { changeReplies, NO_REPLIES, type Replies, type ShownMessage } from './replies.ts';

/** A button as its platform names it. */
export type Button = { readonly id: string; readonly value: string | null };

/** Why the last question got no answer, and how to ask it again. */
export type Trouble = {
  readonly message: string;
  readonly remedy: string | null;
  readonly retry: () => void;
};

/** Everything that the page shows and does. */
export type PreviewState = {
  /** `null` until the server has said who the bot is. */
  readonly info: Info | null;
  /** The language that is shown or, as soon as it is chosen, asked for. */
  readonly language: string;
  readonly replies: Replies;
  /** The command whose replies are shown. */
  readonly text: string | null;
  readonly isBusy: boolean;
  readonly trouble: Trouble | null;
  readonly run: (text: string) => void;
  readonly press: (platform: PlatformName, message: ShownMessage, button: Button) => void;
  readonly dismiss: (platform: PlatformName, message: ShownMessage) => void;
  readonly speak: (language: string) => void;
};

const push = (link: string) => history.pushState(null, '', link);

/** Asks the server and keeps what it says. Of several questions under way only the last one's answer counts. */
export function usePreview(): PreviewState {
  const [info, setInfo] = useState<Info | null>(null);
  const [replies, change] = useReducer(changeReplies, NO_REPLIES);
  const [text, setText] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const lastAsked = useRef(0);
  const [wantedLanguage, setWantedLanguage] = useState<string | null>(null);
  const language = info?.language ?? null;

  /** Runs one question to its end: only the newest may change the page. */
  const asking = useCallback(async (question: (key: number) => Promise<() => void>, retry: () => void) => {
    lastAsked.current += 1;
    const key = lastAsked.current;
    setBusy(true);
    setTrouble(null);
    try {
      const show = await question(key);
      if (key === lastAsked.current) show();
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      if (key === lastAsked.current) setTrouble({ message: error.message, remedy: error.remedy, retry });
    } finally {
      if (key === lastAsked.current) {
        setBusy(false);
        setWantedLanguage(null);
      }
    }
  }, []);

  /** Shows a command in a language: the one asked for, or else the first example. */
  const show = useCallback(
    (wanted: Link, remember: (link: string) => void) => {
      setWantedLanguage(wanted.language);
      void asking(
        async (key) => {
          const nextInfo = await askInfo(wanted.language);
          const spoken = nextInfo.language;
          const typed = wanted.text ?? nextInfo.examples[0] ?? '';
          const reply = await askRun({ text: typed, language: spoken });
          return () => {
            setInfo(nextInfo);
            setText(typed);
            change({ kind: 'ran', key, at: new Date(), typed, reply });
            const link = printLink({ text: typed, language: spoken });
            if (location.hash !== link) remember(link);
          };
        },
        () => show(wanted, remember),
      );
    },
    [asking],
  );

  const press = useCallback(
    (platform: PlatformName, message: ShownMessage, button: Button) => {
      if (language === null) return;
      const request = { platform, ...button, isPrivate: message.isPrivate, language };
      void asking(
        async (key) => {
          const reply = await askPress(request);
          return () => change({ kind: 'pressed', key, at: new Date(), platform, of: message.key, reply });
        },
        () => press(platform, message, button),
      );
    },
    [asking, language],
  );

  useEffect(() => {
    const follow = () => {
      show(readLink(location.hash), (link) => history.replaceState(null, '', link));
    };
    follow();
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, [show]);

  return {
    info,
    language: wantedLanguage ?? language ?? '',
    replies,
    text,
    isBusy,
    trouble,
    run: (wanted) => show({ text: wanted, language }, push),
    press,
    dismiss: (platform, { key }) => change({ kind: 'dismissed', platform, of: key }),
    speak: (wanted) => show({ text, language: wanted }, push),
  };
}
