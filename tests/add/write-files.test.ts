import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/add/plan-change.ts';
import { ChangedMeanwhile, writeFiles } from '../../src/add/write-files.ts';
import { aFolder } from '../support/port-folder.ts';

const change = (path: string, before: string | null, after: string): Change => ({
  path,
  before,
  after,
  line: 1,
  added: [],
  addedFrom: 1,
});

const read = (path: string) => readFileSync(path, 'utf8');

describe('writeFiles', () => {
  it('replaces files and makes new ones, with the rights that they had', () => {
    const dir = aFolder();
    const old = join(dir, 'old.yaml');
    writeFileSync(old, 'a');
    chmodSync(old, 0o640);
    writeFiles([change(old, 'a', 'ab'), change(join(dir, 'new/b.yaml'), null, 'b')]);
    expect([read(old), read(join(dir, 'new/b.yaml'))]).toEqual(['ab', 'b']);
    expect(statSync(old).mode & 0o777).toBe(0o640);
    expect(readdirSync(dir).sort()).toEqual(['new', 'old.yaml']);
  });

  it('writes nothing at all where one file has changed meanwhile, or has appeared', () => {
    const dir = aFolder();
    const [first, second] = [join(dir, 'a.yaml'), join(dir, 'b.yaml')];
    writeFileSync(first, 'a');
    writeFileSync(second, 'other');
    for (const before of ['b', null]) {
      const write = () => writeFiles([change(first, 'a', 'a2'), change(second, before, 'b2')]);
      expect(write).toThrow(ChangedMeanwhile);
      expect(write).toThrow(/b\.yaml has changed since it was read, .* Run the command again\.$/);
    }
    expect([read(first), read(second)]).toEqual(['a', 'other']);
    expect(readdirSync(dir).sort()).toEqual(['a.yaml', 'b.yaml']);
  });

  it('puts back what was written before a file that cannot be', () => {
    const dir = aFolder();
    const [first, second] = [join(dir, 'a.yaml'), join(dir, 'b.yaml')];
    writeFileSync(first, 'a');
    mkdirSync(second);
    expect(() => writeFiles([change(first, 'a', 'a2'), change(second, null, 'b')])).toThrow();
    expect(read(first)).toBe('a');
    expect(readdirSync(dir).sort()).toEqual(['a.yaml', 'b.yaml']);
  });

  it('writes where a link leads, and leaves the link', () => {
    const dir = aFolder();
    writeFileSync(join(dir, 'real.yaml'), 'a');
    symlinkSync('real.yaml', join(dir, 'link.yaml'));
    writeFiles([change(join(dir, 'link.yaml'), 'a', 'b')]);
    expect(read(join(dir, 'real.yaml'))).toBe('b');
  });
});
