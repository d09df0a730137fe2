import type { Trouble } from './use-preview.ts';
import { useWords } from './words.tsx';

/** Says why a question got no answer, what would help, and asks again on request. */
export function TroubleNotice({ trouble }: { readonly trouble: Trouble }) {
  const say = useWords();
  const isGone = trouble.remedy === null;
  return (
    <div className="trouble" role="alert">
      <p>
        <strong>{isGone ? say('preview.gone') : trouble.message}</strong>{' '}
        {isGone ? say('preview.gone-remedy') : trouble.remedy}
      </p>
      <button type="button" onClick={trouble.retry}>
        {say('preview.retry')}
      </button>
    </div>
  );
}
