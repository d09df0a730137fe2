import { describe, expect, it } from 'vitest';
import { watchFolder } from '../../src/live/watch-folder.ts';

/** Looks that see these states in order, and then nothing new; resolves when the last has been seen twice. */
async function watched(states: readonly string[], seen: string): Promise<readonly string[]> {
  const changes: string[] = [];
  let at = -1;
  let state = seen;
  await new Promise<void>((resolve) => {
    const watching = watchFolder({
      seen,
      look: async () => {
        at += 1;
        state = states[at] ?? states.at(-1) ?? seen;
        if (at > states.length + 4) {
          watching.stop();
          resolve();
        }
        return state;
      },
      onChange: async () => void changes.push(state),
      pause: async (_, signal) => signal.throwIfAborted(),
    });
  });
  return changes;
}

describe('watchFolder', () => {
  it('does nothing while nothing changes', async () => {
    expect(await watched(['a', 'a', 'a', 'a'], 'a')).toEqual([]);
  });

  it('tells of a change once it has come to rest', async () => {
    expect(await watched(['a', 'b', 'c', 'd', 'd', 'd', 'd'], 'a')).toEqual(['d']);
  });

  it('tells of a change that was made before it began to look', async () => {
    expect(await watched(['b', 'b', 'b'], 'a')).toEqual(['b']);
  });

  it('tells of each of several changes', async () => {
    expect(await watched(['b', 'b', 'b', 'c', 'c', 'c', 'b', 'b'], 'a')).toEqual(['b', 'c', 'b']);
  });

  it('looks again at what changed while the last change was handled', async () => {
    let state = 'b';
    const handled: string[] = [];
    await new Promise<void>((resolve) => {
      const watching = watchFolder({
        seen: 'a',
        look: async () => state,
        onChange: async () => {
          handled.push(state);
          if (handled.length === 2) {
            watching.stop();
            return resolve();
          }
          state = 'c';
        },
        pause: async (_, signal) => signal.throwIfAborted(),
      });
    });
    expect(handled).toEqual(['b', 'c']);
  });

  it('looks no more when it is stopped', async () => {
    let looks = 0;
    const watching = watchFolder({
      seen: 'a',
      look: async () => {
        looks += 1;
        return 'a';
      },
      onChange: async () => {},
    });
    watching.stop();
    await new Promise(setImmediate);
    expect(looks).toBe(0);
  });
});
