import type { ServiceName } from '@secop/dev';
import type { FaultRow, RowNote } from '../../matrix/fault-row';
import type { Fleet, ProcessName, World } from '../../world/world';
import type { Intent } from '../../world/workload';
import { Balancer } from '../balancer';
import { pause } from '../pause';

const mix = { accept: 6, reject: 1, withdraw: 1, submit: 6, read: 4 } as const;
const perSecond = 8;
/** Milliseconds until every node knows the end points; then the manifests' sleep before SIGTERM. */
const propagation = 1_000;
const preStop = 5_000;
/** As the manifests have it: longer than a kept connection may be idle. */
const env = { SHUTDOWN_WAIT_MS: '6000' };
/** The last to be rolled is what everybody comes through. */
const order: readonly ServiceName[] = [
  'notifier',
  'accounts',
  'access-requests',
  'identity',
  'gateway',
];

/** What a cluster does with a new image: a new replica, ready, then the end of an old one, until all are new. */
export const rollOut: FaultRow = {
  id: 'P11',
  title: 'two replicas of every service, rolled one after another under load',
  async run(world): Promise<RowNote> {
    const { workload, services } = world;
    const fronts = await inPairs(services);
    try {
      await workload.prepare(100);
      const before = workload.intents.length;
      const load = new AbortController();
      const people = workAsLongAs(load.signal, world);
      const codes: string[] = [];
      for (const [service, front] of fronts) {
        for (const replica of [2, 3] as const) {
          codes.push(
            await roll(services, front, `${service}-${replica}`, `${service}-${replica + 2}`),
          );
        }
      }
      load.abort();
      await people;
      return noteOf(workload.intents.slice(before), codes);
    } finally {
      for (const front of fronts.values()) front.close();
    }
  },
};

/** Two replicas of each service behind the address that everybody knows. */
async function inPairs(services: Fleet): Promise<ReadonlyMap<ServiceName, Balancer>> {
  const fronts = new Map<ServiceName, Balancer>();
  for (const service of order) {
    const pair = [`${service}-2`, `${service}-3`] as const;
    await Promise.all(pair.map((replica) => services.start(replica, { env })));
    await services.stop(service, { forGood: true });
    const ports = pair.map((replica) => services.portOf(replica));
    fronts.set(service, await Balancer.over(ports, services.portOf(service)));
  }
  return fronts;
}

async function workAsLongAs(signal: AbortSignal, { workload }: World): Promise<void> {
  while (!signal.aborted) await workload.run({ perSecond, seconds: 5, mix });
}

/** Answers the old one's name and exit code. */
async function roll(
  services: Fleet,
  front: Balancer,
  old: ProcessName,
  fresh: ProcessName,
): Promise<string> {
  await services.start(fresh, { env });
  front.add(services.portOf(fresh));
  await pause(propagation);
  front.remove(services.portOf(old));
  await pause(preStop);
  return `${old} ${await services.stop(old, { forGood: true })}`;
}

function noteOf(intents: readonly Intent[], codes: readonly string[]): RowNote {
  const failed = intents.filter(({ outcome, answers }) => outcome !== 'ok' || answers.length !== 1);
  const unclean = codes.filter((code) => !code.endsWith(' 0'));
  return {
    trials: codes.length,
    text: `${intents.length} calls, ${failed.length} not answered well at the first try; ${unclean.length} of ${codes.length} ended uncleanly`,
    findings: [
      ...failed.map(({ kind, answers }) => ({
        letter: 'A' as const,
        text: `${kind} was answered ${answers.map(({ status, code }) => code ?? status).join(', ')}`,
      })),
      ...unclean.map((code) => ({
        letter: 'S' as const,
        text: `ended with another code: ${code}`,
      })),
    ],
  };
}
