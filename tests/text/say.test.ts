import { describe, expect, it } from 'vitest';
import { say } from '../../src/text/say.ts';

describe('say', () => {
  it('ends a sentence with one full stop, also behind a value that ends with its own', () => {
    const period = 'октябрь 2026 г.';
    expect(say('ru', 'answer.part-only', { period: '2026', list: period })).toMatch(/[^.] г\.$/u);
    expect(say('ru', 'answer.not-published-both', { area: 'Харбин', period })).not.toContain('..');
    expect(say('ru', 'answer.not-published-have', { have: `2019; ${period}` })).toBe(
      'Есть: 2019; октябрь 2026 г.',
    );
  });

  it('leaves three stops as they are', () => {
    expect(say('en', 'answer.not-published-period', { period: 'so…' })).toContain('so….');
    expect(say('en', 'answer.not-published-period', { period: 'so...' })).toContain('so....');
  });
});
