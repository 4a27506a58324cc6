import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { repository } from '@secop/dev';

const execute = promisify(execFile);

/** Each of them alone: `npm run rehearse:restore`. */
describe('older copies of all four databases', () => {
  it('come back without anything lost in silence, and without a mail sent twice', async () => {
    const all = ['--lose', 'identity,accounts,access-requests,notifier'];
    const args = ['-r', '@swc-node/register', 'apps/e2e/src/restoring/main.ts', ...all];
    const { stdout } = await execute(process.execPath, args, { cwd: repository });

    expect(stdout).toContain('nothing silent');
  }, 600_000);
});
