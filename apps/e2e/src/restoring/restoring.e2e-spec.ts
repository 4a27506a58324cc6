import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { repository } from '@secop/dev';

const execute = promisify(execFile);

describe('an older copy of a database', () => {
  it('comes back without anything lost in silence, and without a mail sent twice', async () => {
    const args = ['-r', '@swc-node/register', 'apps/e2e/src/restoring/main.ts'];
    const { stdout } = await execute(process.execPath, args, { cwd: repository });

    expect(stdout).toContain('nothing silent');
  }, 600_000);
});
