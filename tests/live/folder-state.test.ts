import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderState } from '../../src/live/folder-state.ts';
import { aFolder, aPortFolder } from '../support/port-folder.ts';

describe('folderState', () => {
  it('stays the same while nothing happens, and when something hidden does', async () => {
    const { folder } = aPortFolder();
    const before = await folderState(folder);
    writeFileSync(join(folder, '.pack.yaml.swp'), 'x');
    mkdirSync(join(folder, '.git'));
    writeFileSync(join(folder, '.git', 'index'), 'x');
    expect(await folderState(folder)).toBe(before);
  });

  it('differs after an edit of the same length', async () => {
    const { folder, replace } = aPortFolder();
    const before = await folderState(folder);
    replace('observations/fleet.yaml', 'value: 11', 'value: 13');
    expect(await folderState(folder)).not.toBe(before);
  });

  it('differs after a save by renaming, and after a file has come or gone', async () => {
    const { folder } = aPortFolder();
    const states = [await folderState(folder)];
    const [file, beside] = [join(folder, 'pack.yaml'), join(folder, '.pack.yaml.new')];
    writeFileSync(beside, 'x');
    renameSync(beside, file);
    states.push(await folderState(folder));
    writeFileSync(join(folder, 'statements', 'cargo.yaml'), '[]');
    states.push(await folderState(folder));
    rmSync(join(folder, 'statements', 'cargo.yaml'));
    rmSync(join(folder, 'statements', 'fleet.yaml'));
    states.push(await folderState(folder));
    expect(new Set(states).size).toBe(4);
  });

  it('sees a folder go and come back, and a link that leads elsewhere', async () => {
    const [first, second] = [aPortFolder().folder, aPortFolder().folder];
    const link = join(aFolder(), 'facts');
    symlinkSync(first, link);
    const atFirst = await folderState(link);
    rmSync(link);
    const gone = await folderState(link);
    symlinkSync(second, link);
    expect(new Set([atFirst, gone, await folderState(link)]).size).toBe(3);
    rmSync(link);
    symlinkSync(first, link);
    expect(await folderState(link)).toBe(atFirst);
  });
});
