import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { repository } from '@secop/dev';

const execute = promisify(execFile);

describe('the fault matrix', () => {
  it('misses nothing in the rows that every test run makes', async () => {
    const args = ['-r', '@swc-node/register', 'apps/e2e/src/faults/main.ts', '--smoke'];
    const { stdout } = await execute(process.execPath, args, { cwd: repository }).catch(
      (failed: { stdout: string }) => failed,
    );

    expect(stdout).toContain('nothing missed');
  }, 600_000);
});
