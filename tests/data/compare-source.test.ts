import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWithSource } from '../../src/data/compare-source.ts';
import { paragraphsOf } from '../../src/data/paragraphs.ts';

/** Invented for this test; every digit of it is in some fact's printed strings. */
const TEXT = `North Haven Courier

Tugs for 2027

2024-04-10

The port of North Haven handled 1.45 million tonnes of cargo in March, 4.1 percent less than a year before.

Its 11 tugs, with 96 seafarers, made 1,208 trips. Three of them, built in 1979, are to be replaced.

The harbour office put the dues of 2023 at $2.35 billion; 60 percent of that came from ships over 15 years old.`;

const fact = (id: string, paragraph: number, ...printed: string[]) => ({
  id,
  provenance: { paragraph, printed },
  value: null,
  nouns: [],
});
const FACTS = [
  fact('date', 0, '2024-04-10', '2027'),
  fact('cargo', 1, '1.45 million tonnes', '4.1 percent'),
  fact('tugs', 2, '11 tugs'),
  fact('crew', 2, '96 seafarers', '1,208 trips'),
  fact('replacement', 2, 'Three', '1979'),
  fact('dues', 3, '2023', '$2.35 billion'),
  fact('old-ships', 3, '60 percent', '15 years'),
];

const compare = (text: string) => compareWithSource(FACTS, paragraphsOf(text), 'en');
const verdicts = (text: string) => Object.fromEntries(compare(text).map(({ id, verdict }) => [id, verdict]));
const allVerified = (text: string) => compare(text).every(({ verdict }) => verdict === 'verified');

describe('a source compared with the facts that cite it', () => {
  it('verifies what stands in the paragraph named', () => {
    expect(new Set(Object.values(verdicts(TEXT)))).toEqual(new Set(['verified']));
  });

  it('says where to a string has moved', () => {
    const moved = TEXT.replace('The port of', 'Good news.\n\nThe port of');
    expect(verdicts(moved)).toMatchObject({ date: 'verified', cargo: 'moved', tugs: 'moved' });
    expect(compare(moved).find(({ id }) => id === 'cargo')?.printed).toEqual([
      { text: '1.45 million tonnes', verdict: 'moved', found: [2], as: null },
      { text: '4.1 percent', verdict: 'moved', found: [2], as: null },
    ]);
  });

  it('calls a fact missing when one of its strings is nowhere', () => {
    const shorter = TEXT.replace(', with 96 seafarers', '');
    expect(verdicts(shorter)).toMatchObject({ crew: 'missing', tugs: 'verified' });
  });

  it('notices any digit that is changed, added or taken away', () => {
    const digits = Array.from(TEXT.matchAll(/\d/g), ({ index }) => index);
    const tampered = fc
      .tuple(
        fc.constantFrom(...digits),
        fc.integer({ min: 0, max: 9 }),
        fc.constantFrom('change', 'add', 'cut'),
      )
      .map(([index, digit, how]) => {
        const put = how === 'cut' ? '' : String(digit);
        return TEXT.slice(0, index) + put + TEXT.slice(how === 'add' ? index : index + 1);
      })
      .filter((text) => text !== TEXT);
    fc.assert(
      fc.property(tampered, (text) => {
        expect(allVerified(text)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});
