import { vhostUrl } from '@secop/dev';
import type { ContestantName } from '../contestants';
import { pause } from '../trial/processes';
import type { Trial } from '../trial/trial';
import { poison } from './poison';

export interface Row {
  readonly name: string;
  readonly failing?: boolean;
  run(trial: Trial, contestant: ContestantName): Promise<unknown>;
}

const acceptances = 200;
/** The fault strikes in the middle of the load. */
const soon = 1_500;

const during =
  (fault: (trial: Trial) => Promise<unknown>, times = acceptances) =>
  async (trial: Trial) => {
    await trial.start();
    await Promise.all([trial.accept(times), pause(soon).then(() => fault(trial))]);
  };

export const rows: readonly Row[] = [
  { name: 'no fault', run: during(() => Promise.resolve()) },
  {
    name: 'a handler fails once for every tenth message',
    failing: true,
    run: during(() => Promise.resolve()),
  },
  {
    name: 'kill -9 of a consumer, three times',
    run: during(async ({ processes }) => {
      for (let count = 0; count < 3; count += 1) {
        processes.kill('accounts');
        await pause(700);
      }
    }),
  },
  {
    name: 'kill -9 of the publisher while the broker is slow (200 ms), three times',
    run: during(async ({ processes, proxy }) => {
      for (let count = 0; count < 3; count += 1) {
        proxy.delay(200);
        await pause(500);
        processes.kill('requests');
        proxy.pass();
        await processes.again('requests');
      }
    }, 2 * acceptances),
  },
  {
    name: 'SIGTERM of each process in turn',
    run: during(async ({ processes }) => {
      await processes.roll('accounts');
      await processes.roll('notifier');
      await processes.roll('requests');
    }),
  },
  {
    name: 'every connection to the broker reset, twice',
    run: during(async ({ proxy }) => {
      proxy.reset();
      await pause(1_000);
      proxy.reset();
    }),
  },
  {
    name: 'broker kill -9 and restart',
    run: during(async ({ ground }) => {
      await ground.broker.server.kill();
      await ground.broker.server.start();
    }),
  },
  {
    name: 'five unreadable messages in a queue',
    run: async (trial, contestant) => {
      await trial.start();
      const queue = contestant === 'ours' ? 'accounts.events' : 'accounts';
      const url = vhostUrl(trial.ground.broker.url, trial.vhost);
      const load = trial.accept(acceptances);
      await pause(soon);
      await poison.into(url, trial.vhost, queue, 5);
      await load;
    },
  },
  {
    name: 'a consumer that is deployed last',
    run: async (trial) => {
      await trial.start(['accounts', 'requests']);
      await trial.accept(acceptances / 2);
      await trial.start(['notifier']);
      await trial.accept(acceptances / 2);
    },
  },
];
