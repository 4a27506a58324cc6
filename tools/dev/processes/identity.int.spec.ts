import { spawnSync } from 'node:child_process';
import { identify, lives, startOf } from './identity.cjs';

describe('the identity of a process', () => {
  it('holds for the process that has it', () => {
    expect(lives(identify(process.pid))).toBe(true);
  });

  it('does not hold for a pid with another start time: the pid was used again', () => {
    expect(lives({ pid: process.pid, startedAt: startOf(1) })).toBe(false);
  });

  it('does not hold for a process that has ended', () => {
    const { pid } = spawnSync('true');
    expect(startOf(pid)).toBeUndefined();
    expect(lives({ pid, startedAt: undefined })).toBe(false);
  });
});
