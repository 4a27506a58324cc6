import type { ServiceName } from '@secop/contracts';
import {
  Aggregates,
  belowFloor,
  consumersOf,
  OwnHistory,
  raiseVersions,
  Recovery,
  versionFloor,
  type BroughtForward,
  type Recovered,
} from '@secop/messaging';
import {
  operatorCommand,
  OperatorRefusal,
  type OperatorCall,
  type OperatorCommand,
} from '../operator-command';
import { counted, onBroker, type BrokerConfig } from './broker-work';

/** The operator's clock and the store's; what the copy has already is known by its version. */
const clocksDiffer = 5 * 60_000;

const options = { taken: { value: 'TIME', required: true } } as const;

/** What a service does beside the ordinary when its database came back from a backup. */
export interface Restored {
  /** What the service's own events in the log bring forward; absent: they are not in the log. */
  readonly recovered?: Recovered;
  /** What is dangerous because it is old is made harmless; one line for each kind. */
  disarm(how: { readonly dryRun: boolean; readonly since: Date }): Promise<readonly string[]>;
}

interface Found {
  readonly behind: readonly BroughtForward[];
  readonly begins?: Date;
  readonly stopped?: string;
}

/**
 * `restored`: what has to happen between the return of a database from a backup and the start of its service. Made
 * harmless first, brought forward next, versions last: interrupted anywhere it is run again.
 */
export const restoredCommand = <Config extends BrokerConfig>(
  service: ServiceName,
  partsOf: (get: OperatorCall['get']) => Promise<Restored>,
): OperatorCommand<Config> =>
  operatorCommand<Config, typeof options>({
    name: 'restored',
    words: [],
    options,
    help: "after this service's database came back from a backup begun at TIME, before the service starts",
    change: true,
    async run({ options: { taken }, config, dryRun, signal, get, audit }) {
      const aggregates = await get(Aggregates);
      const parts = await partsOf(get);
      const now = aggregates.clock.now();
      const since = timeOf(taken, now);
      const floor = versionFloor(now);
      if (parts.recovered) await itIsStopped(config, service);
      if (!dryRun) await audit({ taken, floor });
      const disarmed = await parts.disarm({ dryRun, since });
      const { recovered } = parts;
      const found: Found = recovered
        ? await onBroker(config, service, async (session) => {
            const earlier = new Date(since.getTime() - clocksDiffer);
            const history = new OwnHistory(session, service, earlier);
            const begins = await history.begins();
            const recovery = new Recovery(aggregates, history, recovered);
            return { begins, ...(await recovery.execute({ dryRun, signal })) };
          })
        : { behind: [] };
      const { behind, begins, stopped } = found;
      const raised = stopped
        ? 0
        : await (dryRun ? belowFloor(aggregates, floor) : raiseVersions(aggregates, floor));
      const lines = [
        ...disarmed,
        ...(recovered ? linesOf(service, found, since, dryRun) : []),
        ...(stopped
          ? [`${stopped}: run it again`]
          : [
              `${counted(raised, 'version')} ${dryRun ? 'would be ' : ''}raised to ${floor}: what is said from now on is newer than what was lost`,
            ]),
      ];
      const data = { service, taken, behind, logBegins: begins, raised, floor, disarmed, dryRun };
      return { lines, data, failed: stopped !== undefined };
    },
  });

/** What a service says from a copy that is not brought forward yet, the others take for old. */
async function itIsStopped(config: BrokerConfig, service: ServiceName): Promise<void> {
  const consumers = await onBroker(config, service, (session) => consumersOf(session, service));
  if (consumers === 0) return;
  throw new OperatorRefusal(
    `${service} still runs, ${counted(consumers, 'consumer')} at ${service}.events: stop every replica and whatever starts them again, restore the copy once more, then run this.`,
  );
}

function linesOf(
  service: string,
  { behind, begins }: Found,
  since: Date,
  dryRun: boolean,
): string[] {
  const done = dryRun ? 'would be brought' : 'brought';
  return [
    `${counted(behind.length, 'aggregate')} ${done} forward by what ${service} said since ${since.toISOString()}`,
    ...behind.map(
      ({ id, from, to, lacking }) =>
        `  ${id}  ${from === 0 ? 'absent' : from} → ${to}${lacking.length > 0 ? `  not in the log: ${lacking.join(', ')}` : ''}`,
    ),
    ...(begins && begins > since
      ? [
          `The log begins at ${begins.toISOString()}, after the backup: reconcile names what it lacks`,
        ]
      : []),
  ];
}

function timeOf(text: string, now: Date): Date {
  const time = new Date(text);
  if (!/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(time.getTime())) {
    throw new OperatorRefusal('--taken takes an ISO time such as 2026-11-24T15:00:00Z.');
  }
  if (time > now) throw new OperatorRefusal('--taken is in the future.');
  return time;
}
