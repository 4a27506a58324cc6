import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { repository } from './run-folder';

/** As it is typed, where no system runs. */
const ops = (...words: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const args = ['-r', '@swc-node/register', join(__dirname, 'ops.ts'), ...words];
    const env = { ...process.env, SECOP_SYSTEM: join(repository, 'no-such-system.json') };
    execFile(process.execPath, args, { cwd: repository, env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });

describe('npm run ops', () => {
  it('names the services that have commands', async () => {
    const wrong = await ops('nobody', 'parked', 'list');
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.err).toMatch(/notifier, identity, accounts, access-requests$/m);
    expect(await ops('--help')).toMatchObject({ code: 0, err: '' });
  });

  it.each(['notifier', 'accounts', 'access-requests'])(
    'tells the commands of %s, with no system running',
    async (service) => {
      const { code, out } = await ops(service, '--help');
      expect(code).toBe(0);
      for (const name of ['parked list', 'parked redrive', 'parked discard', 'replay', 'topology'])
        expect(out).toContain(`\n  ${name}`);
    },
  );

  it('needs a running system for everything else', async () => {
    const { code, err } = await ops('accounts', 'parked', 'list');
    expect(code).toBe(1);
    expect(err).toContain('begin with npm start');
  });
});
