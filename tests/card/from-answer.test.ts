import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/card/card.ts';
import { cardFromAnswer } from '../../src/card/from-answer.ts';
import { answerTopic } from '../../src/core/answer.ts';
import { aFactBook, anIndicator, anObservation, aSource, aTopic, day } from '../support/build-pack.ts';

const sources = Array.from({ length: 100 }, (_, n) => aSource(`gazette-${n}`));
const book = aFactBook({
  topics: [aTopic('trade')],
  observations: sources.map((source, n) =>
    anObservation(anIndicator(`value-${String(n).padStart(2, '0')}`), `${n + 1}`, {
      id: `fact-${n}`,
      source,
    }),
  ),
});
const topic = book.topic('trade');
if (topic === null) throw new Error('no topic');

const cardAt = (from: number) =>
  cardFromAnswer(answerTopic(book, topic), { book, language: 'en', today: day('2026-06-01'), from });
const factsOn = ({ parts }: Card) => parts.flatMap((part) => (part.kind === 'figure' ? part.fact : []));

describe('the card of a large topic', () => {
  it('makes parts of what is shown and of nothing else', () => {
    const card = cardAt(0);
    expect(factsOn(card)).toHaveLength(8);
    expect(card.parts.filter(({ kind }) => kind === 'source')).toHaveLength(8);
    expect(card.window).toEqual({ from: 0, beyond: 92 });
  });

  it('reaches every fact once, page by page', () => {
    const seen: string[] = [];
    for (let page = cardAt(0); ; page = cardAt(seen.length)) {
      seen.push(...factsOn(page));
      if (page.window?.beyond === 0) break;
    }
    expect(new Set(seen).size).toBe(100);
    expect(seen).toHaveLength(100);
  });
});
