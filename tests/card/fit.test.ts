import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card, CardPart, FigurePart } from '../../src/card/card.ts';
import { continued, fitCard, shortened } from '../../src/card/fit.ts';
import { cardToPlainText } from '../../src/card/plain-text.ts';
import { arbitraryCard, nastyText } from '../support/arbitrary-card.ts';

const figure = (n: number): FigurePart => ({
  kind: 'figure',
  fact: `fact-${n}`,
  label: `Figure ${n}`,
  value: `${n} parks`,
  change: null,
  period: '2019',
  source: 'Gazette',
  published: 'published 31 Aug 2020',
  freshness: 'overdue',
  freshnessText: 'overdue',
  caveat: null,
  formula: null,
  definition: 'A long definition. '.repeat(10),
});
const card = (count: number): Card => ({
  language: 'en',
  title: 'Trade',
  tone: 'answer',
  parts: [
    ...Array.from({ length: count }, (_, n) => figure(n)),
    {
      kind: 'source',
      title: 'Title',
      publisher: 'Gazette',
      published: 'published 31 Aug 2020',
      url: null,
      note: 'note',
    },
  ],
  more: { line: 'trade language:en', from: 0 },
});
const within = (most: number) => (one: Card) => cardToPlainText(one).length <= most;
const figures = (parts: readonly CardPart[]) => parts.filter(({ kind }) => kind === 'figure');

describe('fitCard', () => {
  it('returns a card that fits as it is', () => {
    const small = card(2);
    expect(fitCard(small, () => true)).toBe(small);
  });

  it('drops definitions before it drops a fact', () => {
    const fitted = fitCard(card(5), within(700));
    expect(figures(fitted.parts)).toHaveLength(5);
    expect(cardToPlainText(fitted)).not.toContain('definition');
  });

  it('drops whole facts from the end, says how many, and offers a button to the rest', () => {
    const fitted = fitCard(card(50), within(700));
    const kept = figures(fitted.parts).length;
    expect(kept).toBeGreaterThan(0);
    expect(cardToPlainText(fitted)).toContain(`${50 - kept} more are not shown here.`);
    const actions = fitted.parts.flatMap((part) => (part.kind === 'actions' ? part.actions : []));
    expect(actions[0]).toEqual({ label: 'More', line: `trade language:en from:${kept}` });
  });

  it('reaches every fact by following the button', () => {
    const whole = card(50);
    const seen: string[] = [];
    for (let from = 0; seen.length < 50; ) {
      const page = fitCard({ ...continued(whole, from), more: { line: 'trade', from } }, within(700));
      const shown = page.parts.flatMap((part) => (part.kind === 'figure' ? part.fact : []));
      expect(shown.length).toBeGreaterThan(0);
      seen.push(...shown);
      from += shown.length;
    }
    expect(seen).toEqual(Array.from({ length: 50 }, (_, n) => `fact-${n}`));
  });

  it('never changes value, period, source, freshness or caveat of a fact it keeps', () => {
    fc.assert(
      fc.property(arbitraryCard, fc.integer({ min: 3000, max: 8000 }), (any, most) => {
        fc.pre(any.parts.some(({ kind }) => kind === 'figure' || kind === 'statement'));
        let fitted: Card;
        try {
          fitted = fitCard(any, within(most));
        } catch {
          return fc.pre(false);
        }
        const facts = (parts: readonly CardPart[]) =>
          parts.flatMap((part) =>
            part.kind === 'figure' || part.kind === 'statement' ? [{ ...part, definition: null }] : [],
          );
        const kept = facts(fitted.parts);
        expect(facts(any.parts).slice(0, kept.length)).toEqual(kept);
      }),
      { numRuns: 60 },
    );
  });

  it('says what is left behind a part of a longer list, and leads on to it', () => {
    const part: Card = {
      ...card(3),
      window: { from: 8, beyond: 40 },
      more: { line: 'trade language:en', from: 8 },
    };
    const fitted = fitCard(part, () => true);
    expect(figures(fitted.parts)).toEqual([figure(0), figure(1), figure(2)]);
    expect(fitted.parts).toContainEqual({ kind: 'notice', text: '40 more are not shown here.' });
    expect(JSON.stringify(fitted.parts)).toContain('trade language:en from:11');
    const fewer = fitCard(part, (one) => figures(one.parts).length < 3);
    expect(fewer.parts).toContainEqual({ kind: 'notice', text: '41 more are not shown here.' });
    expect(JSON.stringify(fewer.parts)).toContain('trade language:en from:10');
    expect(cardToPlainText(part)).toMatch(/40 more are not shown here\. \(trade language:en from:11\)$/);
  });

  it('throws rather than cut a fact that cannot fit', () => {
    expect(() => fitCard(card(3), () => false)).toThrow(/does not fit even with a single fact/);
  });
});

describe('shortened', () => {
  it('is never longer than asked and never splits a character', () => {
    fc.assert(
      fc.property(nastyText(0, 400), fc.integer({ min: 2, max: 200 }), (text, most) => {
        const short = shortened(text, most);
        expect(short.length).toBeLessThanOrEqual(most);
        expect(text.startsWith(short.replace(/…$/, ''))).toBe(true);
        if (text.length <= most) expect(short).toBe(text);
        else expect(short.endsWith('…')).toBe(true);
      }),
    );
  });

  it('keeps a family emoji whole or leaves it out', () => {
    expect(shortened('ab👩‍👩‍👧‍👦cd', 6)).toBe('ab…');
  });
});
