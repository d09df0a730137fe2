import { create, insert, search } from '@orama/orama';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { FactBook } from '../../src/core/book/fact-book.ts';
import type { Fact } from '../../src/core/fact.ts';

/** A fact as a search library gets it: all that can be read of it. */
export type Document = {
  readonly id: string;
  readonly name: string;
  readonly other: string;
  readonly place: string;
};

/** The best hit of a search library with its defaults; a higher score is better. */
export type Hit = { readonly id: string; readonly score: number };

/** A peer: what answers a question as a whole text. */
export type Peer = { readonly name: string; readonly best: (question: string) => Hit | null };

function documentOf(fact: Fact): Document {
  const named = fact.kind === 'statement' ? fact : fact.indicator;
  const text =
    fact.kind === 'statement' ? Object.values(fact.text) : Object.values(fact.indicator.definition);
  const value = fact.kind === 'statement' ? [] : [fact.quantity.digits];
  return {
    id: fact.id,
    name: Object.values(named.names).join(' '),
    other: [...Object.values(named.aliases).flat(), ...text, ...value].join(' '),
    place: [...Object.values(fact.area.names), fact.period.text].join(' '),
  };
}

const FIELDS = ['name', 'other', 'place'] as const;

/** A search library, and how it is made ready for some facts. */
type Library = { readonly name: string; readonly over: (facts: readonly Fact[]) => Promise<Peer['best']> };

/** The three libraries. */
export const PEERS: readonly Library[] = [
  {
    name: 'MiniSearch',
    over: async (facts) => {
      const mini = new MiniSearch<Document>({ fields: [...FIELDS] });
      mini.addAll(facts.map(documentOf));
      return (question) => {
        const [hit] = mini.search(question);
        return hit === undefined ? null : { id: String(hit.id), score: hit.score };
      };
    },
  },
  {
    name: 'Fuse.js',
    over: async (facts) => {
      const fuse = new Fuse(facts.map(documentOf), { keys: [...FIELDS], includeScore: true });
      return (question) => {
        const [hit] = fuse.search(question, { limit: 1 });
        return hit === undefined ? null : { id: hit.item.id, score: 1 - (hit.score ?? 1) };
      };
    },
  },
  {
    name: 'Orama',
    over: async (facts) => {
      const orama = create({ schema: { id: 'string', name: 'string', other: 'string', place: 'string' } });
      for (const document of facts.map(documentOf)) await insert(orama, document);
      return (question) => {
        const found = search(orama, { term: question, limit: 1 });
        if (found instanceof Promise)
          throw new Error('Orama answers later: it was given something asynchronous');
        const [hit] = found.hits;
        return hit === undefined ? null : { id: hit.document.id, score: hit.score };
      };
    },
  },
];

/** The three libraries over the same facts. */
export async function peersOver(book: FactBook): Promise<readonly Peer[]> {
  return Promise.all(PEERS.map(async ({ name, over }) => ({ name, best: await over(book.facts) })));
}
