/**
 * Which things have a term, and how much that counts for each: a list for each term, all in one array. An array for each
 * of ten thousand terms would take ten times the room.
 */
export type Postings = {
  /** By term: where its list begins; it ends where that of the next term begins. */
  readonly starts: Int32Array;
  readonly things: Int32Array;
  readonly weights: Float32Array;
};

/** How many things have a term. */
export const countOf = ({ starts }: Postings, term: number) => (starts[term + 1] ?? 0) - (starts[term] ?? 0);

/** Gathers what has which term. */
export class PostingsBuilder {
  private readonly terms: number[] = [];
  private readonly things: number[] = [];
  private readonly weights: number[] = [];

  add(term: number, thing: number, weight: number): void {
    this.terms.push(term);
    this.things.push(thing);
    this.weights.push(weight);
  }

  /** The lists of `many` terms; what was added for one stands in the order in which it was. */
  build(many: number): Postings {
    const starts = new Int32Array(many + 1);
    for (const term of this.terms) starts[term + 1] = (starts[term + 1] ?? 0) + 1;
    for (let term = 0; term < many; term++) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
    const next = Int32Array.from(starts);
    const things = new Int32Array(this.things.length);
    const weights = new Float32Array(this.things.length);
    for (const [at, term] of this.terms.entries()) {
      const place = next[term] ?? 0;
      things[place] = this.things[at] ?? 0;
      weights[place] = this.weights[at] ?? 0;
      next[term] = place + 1;
    }
    return { starts, things, weights };
  }
}
