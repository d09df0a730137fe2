import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completionLine, detailWithin } from '../../src/command/completion-text.ts';

describe('a completion on one line', () => {
  it('stands beside its details', () => {
    const completion = { label: 'Ships', value: 'ships', detail: 'also called vessels · 12 ships, 2019 (A)' };
    expect(completionLine(completion, 100)).toBe('Ships · also called vessels · 12 ships, 2019 (A)');
    expect(completionLine({ ...completion, detail: null }, 100)).toBe('Ships');
  });

  it('leaves whole details out where there is no room, never half a figure', () => {
    const completion = { label: 'Ships', value: 'ships', detail: 'also called vessels · 12 ships, 2019 (A)' };
    expect(completionLine(completion, 40)).toBe('Ships · also called vessels');
    expect(detailWithin('1,234 ships, 2019 (A)', 10)).toBeNull();
  });

  it('fits, holds only whole details, and cuts no character in half', () => {
    const text = fc.string({ unit: 'grapheme', size: 'large', maxLength: 200 });
    fc.assert(
      fc.property(text, fc.array(text), fc.integer({ min: 40, max: 120 }), (label, details, most) => {
        const shown = completionLine({ label, value: 'x', detail: details.join(' · ') || null }, most);
        expect(shown.length).toBeLessThanOrEqual(most);
        expect(shown.isWellFormed()).toBe(true);
        const kept = detailWithin(details.join(' · '), most);
        expect(kept === null || details.join(' · ').startsWith(kept)).toBe(true);
      }),
    );
  });
});
