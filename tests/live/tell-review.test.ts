import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/card/card.ts';
import { createReview } from '../../src/live/tell-review.ts';

const card = (title: string): Card => ({ language: 'en', title, tone: 'answer', parts: [] });

function notifier(name: string, posted: string[], wait: () => Promise<void> = async () => {}) {
  return {
    name,
    notify: async (channel: string, { title }: Card) => {
      await wait();
      posted.push(`${name} ${channel} ${title}`);
      return 'delivered' as const;
    },
  };
}

describe('the review channels', () => {
  it('are told on every platform that has one, once', async () => {
    const posted: string[] = [];
    const adapters = [notifier('discord', posted), notifier('slack', posted)];
    await createReview({ discord: '1', slack: 'C1' }, () => adapters)(card('news'));
    expect(posted.sort()).toEqual(['discord 1 news', 'slack C1 news']);
    await createReview({ discord: null, slack: 'C1' }, () => adapters)(card('more'));
    expect(posted.filter((text) => text.includes('more'))).toEqual(['slack C1 more']);
  });

  it.each([
    [['refused', 'delivered'], 'delivered'],
    [['uncertain', 'refused'], 'uncertain'],
    [['refused', 'refused'], 'refused'],
    [[], 'refused'],
  ] as const)('that say %j have been told: %s', async (answers, together) => {
    const adapters = answers.map((answer, at) => ({
      name: at === 0 ? 'discord' : 'slack',
      notify: async () => answer,
    }));
    expect(await createReview({ discord: '1', slack: 'C1' }, () => adapters)(card('news'))).toBe(together);
  });

  it('are told one thing after the other, however long the first takes', async () => {
    const posted: string[] = [];
    const first = Promise.withResolvers<void>();
    const waits = [first.promise, Promise.resolve()];
    const tell = createReview({ discord: '1', slack: null }, () => [
      notifier('discord', posted, () => waits.shift() ?? Promise.resolve()),
    ]);
    const both = [tell(card('first')), tell(card('second'))];
    await new Promise(setImmediate);
    expect(posted).toEqual([]);
    first.resolve();
    await Promise.all(both);
    expect(posted).toEqual(['discord 1 first', 'discord 1 second']);
  });
});
