import type { ServiceName } from '@secop/dev';
import { eventually } from '@secop/testing';
import type { FaultRow } from '../../matrix/fault-row';
import type { World } from '../../world/world';
import type { Intent } from '../../world/workload';
import { pause } from '../pause';
import { isChange, isCommand } from './store-work';

/** A write whose reply is lost: who writes it, how it is recognised, and what makes somebody write it. */
interface Write {
  readonly service: ServiceName;
  readonly matches: (request: Buffer) => boolean;
  readonly act: (world: World) => Promise<Intent>;
}

const accept = ({ workload }: World) => workload.accept(workload.take(1)[0]!);
const writes: readonly Write[] = [
  {
    service: 'access-requests',
    matches: isCommand('insert', 'access_requests'),
    act: ({ workload }) => workload.submit(),
  },
  {
    service: 'access-requests',
    matches: isChange('access_requests', 'accepted.v1'),
    act: accept,
  },
  {
    service: 'accounts',
    matches: isChange('accounts', 'membership.granted.v1'),
    act: accept,
  },
  { service: 'notifier', matches: isCommand('insert', 'deliveries'), act: accept },
];

const times = 5;

/** The connection ends where the reply was due: the writer must find out by itself that it has written. */
export const repliesCut: FaultRow = {
  id: 'M4',
  title: 'the connection cut between write and reply, at each write',
  async run(world) {
    await world.workload.prepare(times * writes.length);
    let trials = 0;
    for (const { service, matches, act } of writes) {
      const wire = world.link(service, 'store');
      for (let time = 0; time < times; time += 1) {
        const before = wire.cutReplies;
        wire.cutReplyOnce(matches);
        await act(world);
        await eventually(`${service} loses a reply`, () => wire.cutReplies > before);
        trials += 1;
      }
    }
    return { trials };
  },
};

/** Until the store has taken the request; then until nobody waits for the reply any more. */
const [taken, silence] = [300, 4_000];

/** The store gets the request and nobody gets the reply, while the connection looks sound. */
export const repliesSwallowed: FaultRow = {
  id: 'M5',
  title: 'a black hole between write and reply, at each write',
  needs: { ownServers: true },
  async run(world) {
    await world.workload.prepare(writes.length * 3);
    for (const { service, matches, act } of writes) {
      const swallowed = swallowReplyOnce(world, service, matches);
      const [intent] = await Promise.all([act(world), swallowed]);
      if (intent.outcome !== 'ok') throw new Error(`${intent.kind} ended as ${intent.outcome}`);
    }
    return { trials: writes.length };
  },
};

/** The store stands still from before the request on until the wire has gone black: it is sure to write, and in vain to reply. */
async function swallowReplyOnce(
  world: World,
  service: ServiceName,
  matches: (request: Buffer) => boolean,
): Promise<void> {
  const { store } = world;
  const wire = world.link(service, 'store');
  let struck = false;
  const isFirst = (request: Buffer) => !struck && (struck = matches(request));
  const standStill = () => {
    store.pause();
    return Promise.resolve();
  };
  wire.beforeRequests(isFirst, standStill);
  await eventually(`${service} writes`, () => struck);
  await pause(taken);
  wire.blackHole();
  store.resume();
  await pause(silence);
  wire.pass();
}
