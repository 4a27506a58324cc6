import { serviceNames, type ServiceName } from '@secop/dev';
import type { FaultRow, RowNote } from '../../matrix/fault-row';
import type { World } from '../../world/world';
import { pause } from '../pause';
import { answersInside } from './answers-inside';
import { moved } from './moved';

const hour = 3_600_000;
const mix = { accept: 2, submit: 1, reject: 1, read: 1 } as const;
/** The clock follows its file, and tokens that were made before have left every cache. */
const untilSeen = 300;

/** One service's wall clock jumps while people work, and back again: each service in turn. */
const jump = (id: FaultRow['id'], title: string, by: number): FaultRow => ({
  id,
  title: `the clock of one service jumps by ${title}, each in turn`,
  allows: { refusals: ['session.required', 'token.refused'] },
  async run(world): Promise<RowNote> {
    await world.workload.prepare(serviceNames.length * 12);
    await world.services.start('notifier-2'); // shares leases with the one whose clock is wrong
    const trials: Trial[] = [];
    for (const service of serviceNames) trials.push(await during(world, service, by));
    const findings = await moved(world);
    return {
      trials: serviceNames.length,
      text: `by the clock that was wrong: ${trials.map(({ text }) => text).join('; ')}`,
      findings: [
        ...findings.map((text) => ({ letter: 'O', text }) as const),
        ...trials.flatMap(({ failures, text }) =>
          failures > 0 ? [{ letter: 'A', text: `500 inside: ${text}` } as const] : [],
        ),
      ],
    };
  },
});

interface Trial {
  readonly text: string;
  /** Answers 500 of the service itself. */
  readonly failures: number;
}

async function during(world: World, service: ServiceName, by: number): Promise<Trial> {
  const { clocks, workload, services } = world;
  const inside = answersInside(services.logOf(service));
  clocks.shift(service, by);
  await pause(untilSeen);
  const intents = await workload.run({ perSecond: 5, seconds: 4, mix, patienceMs: 5_000 });
  clocks.right();
  await pause(untilSeen);
  const served = intents.filter(({ outcome }) => outcome === 'ok').length;
  const statuses = intents.flatMap(({ outcome, answers }) =>
    outcome === 'ok' ? [] : (answers.at(-1)?.status ?? 0),
  );
  const told = [...new Set(statuses)].map((status) => `, others told ${status}`).join('');
  const text = `${service} ${served} of ${intents.length} served${told}, 401 inside ${inside(401)} times`;
  return { text, failures: inside(500) };
}

export const jumps: readonly FaultRow[] = [
  jump('K1', '+1 h', hour),
  jump('K2', '−1 h', -hour),
  jump('K3', '+1 d', 24 * hour),
  jump('K4', '−1 d', -24 * hour),
];
