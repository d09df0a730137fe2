import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inkOn, pageIcon } from '../../src/web/page-icon.ts';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((rgb) => `#${rgb.toString(16).padStart(6, '0')}`);

/** Contrast by another formula than the code's: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [one, other]
    .map((hex) => {
      const rgb = hex.match(/[0-9a-f]{2}/g)?.map((part) => Number(`0x${part}`) / 255) ?? [];
      const linear = rgb.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return [0.2126, 0.7152, 0.0722].reduce(
        (sum, weight, index) => sum + weight * (linear[index] ?? 0),
        0.05,
      );
    })
    .sort((a, b) => a - b);
  return high / low;
}

describe('inkOn', () => {
  it('can be read on every colour', () => {
    fc.assert(
      fc.property(colour, (ground) => {
        expect(contrast(ground, inkOn(ground))).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the bot’s picture', () => {
  it('shows the first letter of the command on the pack’s colour', () => {
    expect(pageIcon('port', '#1d6fa5')).toMatch(/fill="#1d6fa5"[\s\S]*>P<\/text>/);
    expect(pageIcon('外包', '#ffffff')).toMatch(/fill="#000000"[\s\S]*>外<\/text>/);
  });
});
