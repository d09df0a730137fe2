import type { PlatformName } from '../preview-api.ts';
import { useWords } from './words.tsx';

type OnlyYouProps = {
  readonly platform: PlatformName;
  readonly dismiss: () => void;
  /** Where the components that draw a message should put it. */
  readonly slot?: string;
};

/**
 * The note on a private message, with a way to put it away. Ours on both platforms: the components that draw Discord's
 * say it in English alone, with a link that the keyboard does not reach, and those for Slack have none.
 */
export function OnlyYou({ platform, dismiss, slot }: OnlyYouProps) {
  const say = useWords();
  return (
    <div slot={slot} className="only-you">
      <svg viewBox="0 0 16 16" width="14" height="14" fill="currentColor" aria-hidden="true">
        <path
          fillRule="evenodd"
          d="M8 3C4.4 3 1.6 5.6.5 8c1.1 2.4 3.9 5 7.5 5s6.4-2.6 7.5-5C14.4 5.6 11.6 3 8 3Zm0 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm0-1.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3Z"
        />
      </svg>
      <span>{say(`preview.${platform}.only-you`)}</span>
      <span aria-hidden="true">·</span>
      <button type="button" className="link" onClick={dismiss}>
        {say(`preview.${platform}.dismiss`)}
      </button>
    </div>
  );
}
