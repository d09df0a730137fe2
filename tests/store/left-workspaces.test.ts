import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { keepLeftWorkspaces } from '../../src/store/left-workspaces.ts';

const dir = mkdtempSync(join(tmpdir(), 'left-'));
afterAll(() => rmSync(dir, { recursive: true }));
const never = (error: unknown) => {
  throw error;
};
const LEFT = new Date('2026-03-02T08:00:00Z');
const T1 = { platform: 'slack', workspace: 'T1', leftAt: LEFT } as const;
const GUILD = {
  platform: 'discord',
  workspace: '901',
  leftAt: new Date('2026-03-02T09:30:00.123Z'),
} as const;

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
    const at = LEFT.toISOString();
    const lines = [`myspace T1 ${at}`, 'slack', `slack T1 ${at}`, '', 'slack T1 T2', `slack T1 ${at} T2`];
    writeFileSync(join(dir, 'left-workspaces.txt'), `${lines.join('\n')}\n`);
    expect(keepLeftWorkspaces(dir, never).all()).toEqual([T1]);
  });

  it('were left when the file was written at the latest, where an earlier version wrote no time', () => {
    const old = mkdtempSync(join(dir, 'old-'));
    const file = join(old, 'left-workspaces.txt');
    writeFileSync(file, 'slack T1\n');
    utimesSync(file, LEFT, LEFT);
    const first = keepLeftWorkspaces(old, never);
    expect(first.all()).toEqual([T1]);
    first.add(GUILD);
    expect(keepLeftWorkspaces(old, never).all()).toEqual([T1, GUILD]);
  });

  it('that are left again while they are forgotten are to be forgotten again', () => {
    const left = keepLeftWorkspaces(join(dir, 'again'), never);
    const again = { ...T1, leftAt: GUILD.leftAt };
    left.add(T1);
    left.add(again);
    left.remove(T1);
    expect(left.all()).toEqual([again]);
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
