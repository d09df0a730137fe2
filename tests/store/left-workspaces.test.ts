import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { keepLeftWorkspaces } from '../../src/store/left-workspaces.ts';

const dir = mkdtempSync(join(tmpdir(), 'left-'));
afterAll(() => rmSync(dir, { recursive: true }));
const never = (error: unknown) => {
  throw error;
};
const T1 = { platform: 'slack', workspace: 'T1' } as const;
const GUILD = { platform: 'discord', workspace: '901' } as const;

describe('workspaces that the bot has left', () => {
  it('are remembered by the next process until they are forgotten', () => {
    const first = keepLeftWorkspaces(join(dir, 'new'), never);
    first.add(T1);
    first.add(GUILD);
    first.add(T1);
    const second = keepLeftWorkspaces(join(dir, 'new'), never);
    expect(second.all()).toEqual([T1, GUILD]);
    second.remove(T1);
    expect(keepLeftWorkspaces(join(dir, 'new'), never).all()).toEqual([GUILD]);
    second.remove(GUILD);
    expect(() => readFileSync(join(dir, 'new', 'left-workspaces.txt'))).toThrow(/ENOENT/);
  });

  it('are read past lines that are none', () => {
    writeFileSync(join(dir, 'left-workspaces.txt'), 'myspace T1\nslack\nslack T1\n\nslack T1 T2\n');
    expect(keepLeftWorkspaces(dir, never).all()).toEqual([T1]);
  });

  it('are remembered by the process where no file can be written, which is told', () => {
    const faults: unknown[] = [];
    writeFileSync(join(dir, 'file'), '');
    const left = keepLeftWorkspaces(join(dir, 'file'), (error) => void faults.push(error));
    left.add(T1);
    expect(left.all()).toEqual([T1]);
    expect(faults.length).toBeGreaterThan(0);
  });
});
