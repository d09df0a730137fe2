import { Component, type ReactNode } from 'react';
import { useWords } from './words.tsx';

type ShieldState = { readonly isBroken: boolean };

/** Keeps a message that the components cannot draw from taking the page with it: the payload is still behind its tab. */
export class Shield extends Component<{ readonly children: ReactNode }, ShieldState> {
  override state: ShieldState = { isBroken: false };

  static getDerivedStateFromError(): ShieldState {
    return { isBroken: true };
  }

  override render(): ReactNode {
    return this.state.isBroken ? <NotDrawn /> : this.props.children;
  }
}

function NotDrawn() {
  const say = useWords();
  return <p className="not-drawn">{say('preview.not-drawn')}</p>;
}
