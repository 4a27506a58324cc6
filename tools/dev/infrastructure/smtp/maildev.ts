import { dirname, join } from 'node:path';
import { freePort } from '../../processes/free-port';
import type { Provider } from '../provider';
import { dataFolder, startProcess, untilReady } from '../setting';
import type { Inbox } from './inbox';

export const maildev: Provider<Inbox> = {
  name: 'maildev',
  async provide(setting) {
    const [smtp, web] = [await freePort(), await freePort(setting.keepData ? 1080 : undefined)];
    const command = join(dirname(require.resolve('maildev/package.json')), 'bin/maildev');
    const server = await startProcess(setting, {
      name: 'maildev',
      command: process.execPath,
      args: [
        ...[command, '--smtp', String(smtp), '--ip', '127.0.0.1'],
        ...['--web', String(web), '--web-ip', '127.0.0.1'],
      ],
      env: { ...process.env, TMPDIR: await dataFolder(setting, 'maildev') },
    });
    const url = `http://127.0.0.1:${web}`;
    await untilReady(server, () => fetch(`${url}/healthz`));
    return {
      value: { smtpUrl: `smtp://127.0.0.1:${smtp}`, url },
      description: `SMTP on 127.0.0.1:${smtp}, read at ${url}`,
    };
  },
};
