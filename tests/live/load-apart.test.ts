import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFactBook } from '../../src/core/book/fact-book.ts';
import { loadPack } from '../../src/data/load.ts';
import { loadApart } from '../../src/live/load-apart.ts';
import { aPortFolder } from '../support/port-folder.ts';

describe('loadApart', () => {
  it('gives the same pack as reading it here, in which what is one thing stays one', async () => {
    const { folder } = aPortFolder();
    const loaded = await loadApart(folder);
    if (loaded.kind !== 'sound') throw new Error('the pack is not sound');
    expect(loaded.pack).toEqual(loadPack(folder));
    const { indicators, observations } = loaded.pack;
    expect(indicators).toContain(observations[0]?.indicator);
    expect(createFactBook(loaded.pack).facts.length).toBeGreaterThan(observations.length);
  });

  it('reads what a change would make of a file', async () => {
    const { folder } = aPortFolder();
    const instead = new Map([[join(folder, 'observations/fleet.yaml'), '- id: [\n']]);
    expect(await loadApart(folder, undefined, { instead })).toMatchObject({ kind: 'faulty' });
    expect(await loadApart(folder)).toMatchObject({ kind: 'sound' });
  });

  it('gives every fault with its place', async () => {
    const { folder, replace } = aPortFolder();
    replace('observations/fleet.yaml', 'value: 11', 'value: eleven');
    writeFileSync(join(folder, 'areas.yaml'), '- id: [\n');
    const loaded = await loadApart(folder);
    if (loaded.kind !== 'faulty') throw new Error('the pack is sound');
    const files = loaded.faults.map(({ file }) => file);
    expect(files).toContain(join(folder, 'areas.yaml'));
    expect(files).toContain(join(folder, 'observations/fleet.yaml'));
  });

  it('checks the wording too, which a start may leave out', async () => {
    const { folder, replace } = aPortFolder();
    replace('statements/fleet.yaml', 'By 2027', 'By 2035');
    expect(() => loadPack(folder, { isReviewed: true })).not.toThrow();
    expect(await loadApart(folder)).toMatchObject({ kind: 'faulty' });
  });

  it('gives a fault for a folder that is not there, and an error for one that takes too long', async () => {
    expect(await loadApart('/nowhere/at/all')).toMatchObject({ kind: 'faulty' });
    const { folder } = aPortFolder();
    await expect(loadApart(folder, 0)).rejects.toThrow(/takes more than .* See whether its disk answers\.$/);
  });
});
