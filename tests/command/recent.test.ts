import { describe, expect, it } from 'vitest';
import { createRecent } from '../../src/command/recent.ts';

function setUp(most = 3) {
  const clock = { ms: 0 };
  return { clock, recent: createRecent({ forMs: 1000, most, now: () => clock.ms }) };
}

describe('createRecent', () => {
  it('takes a key once', () => {
    const { recent } = setUp();
    expect([recent.add('a'), recent.add('a'), recent.add('b')]).toEqual([true, false, true]);
  });

  it('takes a key again when its time is over, counted from the first time', () => {
    const { clock, recent } = setUp();
    recent.add('a');
    clock.ms = 999;
    expect(recent.add('a')).toBe(false);
    clock.ms = 1000;
    expect(recent.add('a')).toBe(true);
  });

  it('takes a key again that it was told to forget', () => {
    const { recent } = setUp();
    recent.add('a');
    recent.forget('a');
    expect(recent.add('a')).toBe(true);
  });

  it('lets the oldest go when there are too many', () => {
    const { recent } = setUp(3);
    for (const key of ['a', 'b', 'c', 'd']) recent.add(key);
    expect([recent.add('d'), recent.add('c'), recent.add('b'), recent.add('a')]).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it('remembers as long as there is room where no time is given', () => {
    const recent = createRecent({ most: 2 });
    recent.add('a');
    recent.add('b');
    expect(recent.add('a')).toBe(false);
    recent.add('c');
    expect(recent.add('a')).toBe(true);
  });
});
