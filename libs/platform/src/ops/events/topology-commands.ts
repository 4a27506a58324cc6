import { allEvents, type ServiceName } from '@secop/contracts';
import {
  defaultTuning,
  ManagementUnavailable,
  QueueDiffers,
  QueueHidden,
  TopologyDesk,
  type TopologyFindings,
} from '@secop/messaging';
import { operatorCommand, OperatorRefusal, type OperatorCommand } from '../operator-command';
import { counted, type BrokerConfig } from './broker-work';

type Binding = NonNullable<TopologyFindings['superfluous']>[number];

/** `topology check|declare|prune`: what the contracts need on the broker, and what is there. */
export function topologyCommands(service: ServiceName): OperatorCommand<BrokerConfig>[] {
  const deskOf = ({ RABBITMQ_URL, RABBITMQ_MANAGEMENT_URL }: BrokerConfig) =>
    new TopologyDesk({
      rabbitmqUrl: RABBITMQ_URL,
      managementUrl: RABBITMQ_MANAGEMENT_URL,
      contracts: allEvents,
      ladder: defaultTuning.ladder,
    });
  return [
    operatorCommand({
      name: 'topology check',
      words: [],
      options: {},
      help: 'queues, bindings and arguments on the broker against what the contracts need',
      change: false,
      async run({ config }) {
        const findings = await deskOf(config).check().catch(refusingInItsWords);
        const problems = problemsOf(findings);
        const notes = [
          ...(findings.missingBindings
            ? []
            : ['Bindings: not checked, there is no management API']),
          ...(findings.superfluous ?? []).map(
            (each) => `${textOf(each)}, and no contract names it`,
          ),
        ];
        const lines = [problems.length === 0 ? 'Complete' : 'Not complete', ...problems, ...notes];
        return { lines, data: findings, failed: problems.length > 0 };
      },
    }),
    operatorCommand({
      name: 'topology declare',
      words: [],
      options: {},
      help: 'makes what is missing, of all services, and replaces an empty parked queue that differs',
      change: true,
      async run({ config, dryRun, audit }) {
        const desk = deskOf(config);
        const before = await desk.check().catch(refusingInItsWords);
        const { missingQueues, differences } = before;
        const found = problemsOf(before);
        if (dryRun) return { lines: linesOr(found), data: before };
        await audit({ missingQueues, differences });
        await desk.declare().catch(refusingInItsWords);
        const left = problemsOf(await desk.check());
        const lines = found.map((each) => `${each}${left.includes(each) ? '' : ': made'}`);
        return { lines: linesOr(lines), data: before, failed: left.length > 0 };
      },
    }),
    operatorCommand({
      name: 'topology prune',
      words: [],
      options: {},
      help: "removes bindings of this service's queue that no contract names any more",
      change: true,
      async run({ config, dryRun, audit }) {
        const desk = deskOf(config);
        const obsolete = await desk.obsolete(service).catch(refusingInItsWords);
        if (!obsolete) {
          throw new OperatorRefusal(
            'Bindings are listed by the management API only: set RABBITMQ_MANAGEMENT_URL.',
          );
        }
        if (!dryRun) {
          await audit({ bindings: obsolete.map(({ key }) => key) });
          if (obsolete.length > 0) await desk.unbind(obsolete);
        }
        const removed = dryRun ? 'would be removed' : 'removed';
        return {
          lines: [`${counted(obsolete.length, 'binding')} ${removed}`, ...obsolete.map(textOf)],
          data: { bindings: obsolete, dryRun },
        };
      },
    }),
  ];
}

const linesOr = (lines: string[]) => (lines.length > 0 ? lines : ['Nothing was missing']);

function refusingInItsWords(error: unknown): never {
  const said = [QueueDiffers, QueueHidden, ManagementUnavailable].find(
    (known) => error instanceof known,
  );
  throw said ? new OperatorRefusal((error as Error).message) : error;
}

const textOf = ({ queue, key }: Binding) => `${queue} is bound to ${key}`;

const problemsOf = ({
  missingQueues,
  missingBindings = [],
  differences = [],
}: TopologyFindings) => [
  ...missingQueues.map((queue) => `${queue} does not exist`),
  ...missingBindings.map(({ queue, key }) => `${queue} is not bound to ${key}`),
  ...differences,
];
