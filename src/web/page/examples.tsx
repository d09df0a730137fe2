import { useId } from 'react';
import { useWords } from './words.tsx';

type ExamplesProps = {
  readonly command: string;
  readonly examples: readonly string[];
  readonly shown: string | null;
  readonly run: (text: string) => void;
};

/** The pack's own examples, one click away. */
export function Examples({ command, examples, shown, run }: ExamplesProps) {
  const say = useWords();
  const id = useId();
  return (
    <section className="examples" aria-labelledby={id}>
      <h2 id={id}>{say('preview.examples')}</h2>
      <ul>
        {examples.map((example) => (
          <li key={example}>
            <button
              type="button"
              aria-label={`/${command} ${example}`}
              aria-current={example === shown ? 'true' : undefined}
              onClick={() => run(example)}
            >
              {example}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
