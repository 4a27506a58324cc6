import type { FaultRow } from '../../matrix/fault-row';

const killAccounts: FaultRow = {
  id: 'P0',
  title: 'accounts is killed with -9 under a small load',
  smoke: true,
  async run({ workload, services }, random) {
    await workload.prepare(30);
    const load = workload.run({ perSecond: 5, seconds: 6 });
    await new Promise((resolve) => setTimeout(resolve, random.between(1_000, 4_000)));
    services.kill('accounts');
    await load;
  },
};

export const processRows: readonly FaultRow[] = [killAccounts];
