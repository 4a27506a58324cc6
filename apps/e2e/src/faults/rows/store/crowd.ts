import { aRequestOf } from '../../../companies/account';
import type { User } from '../../../people/user';
import type { FaultRow, RowNote } from '../../matrix/fault-row';
import type { World } from '../../world/world';
import type { Intent, PendingRequest } from '../../world/workload';
import { Balancer } from '../balancer';

const writers = 200;
const atOnce = 8;
const services = ['access-requests', 'accounts'] as const;
const crowds = new WeakMap<World, User[]>();

const crowdRow = (
  id: FaultRow['id'],
  title: string,
  prepare: (world: World) => Promise<Balancer[]>,
) =>
  ({
    id,
    title,
    allows: { refusals: ['access-request.already-decided', 'access-request.not-pending'] },
    async run(world): Promise<RowNote> {
      const balancers = await prepare(world);
      try {
        return await writeAtOnce(world);
      } finally {
        for (const balancer of balancers) balancer.close();
      }
    },
  }) satisfies FaultRow;

export const crowdRows: readonly FaultRow[] = [
  crowdRow('M8', `${writers} writers on one aggregate, one process`, () => Promise.resolve([])),
  crowdRow('M9', `${writers} writers on one aggregate, four processes of each service`, fourfold),
];

/** Three more replicas, and a gateway that spreads its calls over all four. */
async function fourfold(world: World): Promise<Balancer[]> {
  const names = [2, 3, 4] as const;
  await Promise.all(
    services.flatMap((service) => names.map((n) => world.services.start(`${service}-${n}`))),
  );
  const balancers = await Promise.all(
    services.map((service) => {
      const replicas = [service, ...names.map((n) => `${service}-${n}` as const)] as const;
      return Balancer.over(replicas.map((name) => world.services.portOf(name)));
    }),
  );
  const [requests, accounts] = balancers.map(({ url }) => url);
  await world.services.restart('gateway', {
    ACCESS_REQUESTS_URL: requests ?? '',
    ACCOUNTS_URL: accounts ?? '',
  });
  return balancers;
}

/** Two hundred people let into one account at once; then as many decisions about one request. */
async function writeAtOnce(world: World): Promise<RowNote> {
  const { workload } = world;
  const requests = await requestsAtOneAccount(world);
  await workload.prepare(1);
  const began = performance.now();
  await Promise.all(requests.map((request) => workload.accept(request)));
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  const [contested] = workload.take(1);
  const decisions = await Promise.all(
    Array.from({ length: writers }, (_, number) => decide(world, contested!, number)),
  );
  const effects = decisions.filter(({ outcome }) => outcome === 'ok').length;
  return {
    trials: 2 * writers,
    text: `${writers} acceptances at one account answered within ${seconds} s; of ${writers} decisions about one request ${effects} took effect`,
    findings: effects === 1 ? [] : [{ letter: 'D', text: `${effects} decisions took effect` }],
  };
}

function decide({ workload }: World, request: PendingRequest, number: number): Promise<Intent> {
  if (number % 4 === 1) return workload.reject(request);
  return number % 4 === 3 ? workload.withdraw(request) : workload.accept(request);
}

async function requestsAtOneAccount(world: World): Promise<PendingRequest[]> {
  const [administrator, ...requesters] = await crowdOf(world);
  const accountId = await world.workload.people.account(administrator!);
  return sideBySide(requesters, async (requester) => {
    const { id } = await aRequestOf(requester, accountId);
    return { id, accountId, administrator: administrator!, requester };
  });
}

/** Made once for both rows. */
async function crowdOf(world: World): Promise<User[]> {
  const everybody = Array.from({ length: writers + 1 });
  const crowd =
    crowds.get(world) ?? (await sideBySide(everybody, () => world.workload.people.user()));
  crowds.set(world, crowd);
  return crowd;
}

async function sideBySide<T, R>(list: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const left = [...list];
  const done: R[] = [];
  const worker = async () => {
    while (left.length > 0) done.push(await work(left.shift() as T));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return done;
}
