import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identify, lives } from './identity.cjs';
import { clearLeftovers } from './leftovers';

describe('leftovers of an earlier command', () => {
  const records = mkdtempSync(join(tmpdir(), 'secop-leftovers-'));
  const supervisorGone = { pid: 999_999, startedAt: 'once' };
  const left = spawn('sleep', ['600'], { detached: true });
  const identity = identify(left.pid ?? 0);
  const record = (child: object) =>
    writeFileSync(
      join(records, 'child.json'),
      JSON.stringify({ name: 'child', supervisor: supervisorGone, child }),
    );
  afterAll(() => {
    left.kill('SIGKILL');
    rmSync(records, { recursive: true });
  });

  it('are left alone when the recorded pid now means another process', async () => {
    record({ pid: identity.pid, startedAt: 'another time' });
    expect(await clearLeftovers(records)).toEqual([]);
    expect(lives(identity)).toBe(true);
  });

  it('are ended when pid and start time agree, and their record goes', async () => {
    record(identity);
    expect(await clearLeftovers(records)).toEqual(['child']);
    expect(lives(identity)).toBe(false);
    expect(existsSync(join(records, 'child.json'))).toBe(false);
  });

  it('are none where nothing was recorded', async () => {
    expect(await clearLeftovers(join(records, 'nothing'))).toEqual([]);
  });

  it('are none in a record that was cut off while it was written', async () => {
    writeFileSync(join(records, 'half.json'), '{"name":"ha');
    expect(await clearLeftovers(records)).toEqual([]);
  });
});
