import type { ServiceName } from '@secop/dev';
import type { StepOrder } from '../../kill-points/kill-orders';
import type { KillStep } from '../../kill-points/steps';
import type { FaultRow } from '../../matrix/fault-row';
import type { World } from '../../world/world';
import type { Intent } from '../../world/workload';

/** One kill: which process, at which step, on which side of it, and what people do meanwhile. */
export interface Kill {
  readonly service: ServiceName;
  readonly step: KillStep;
  readonly side: 'before' | 'after';
  readonly order?: StepOrder;
  /** Another kill that must come first, so that this step is reached at all. */
  readonly first?: Pick<Kill, 'step' | 'side' | 'order'>;
}

export const bothSides = (service: ServiceName, ...steps: KillStep[]): Kill[] =>
  steps.flatMap((step) =>
    (['before', 'after'] as const).map((side): Kill => ({ service, step, side })),
  );

interface KillRow extends Pick<FaultRow, 'id' | 'title' | 'smoke' | 'healthy'> {
  readonly kills: readonly Kill[];
  /** What passes through the step: by default a few acceptances at once. */
  readonly act?: (world: World) => Promise<readonly Intent[]>;
}

const atOnce = 3;

/** Every kill in turn, each with a few calls under way; a call is repeated with its key until it is answered. */
export const killRow = ({ kills, act = acceptAFew, ...row }: KillRow): FaultRow => ({
  ...row,
  async run(world) {
    await world.workload.prepare(kills.length * atOnce * 2);
    for (const kill of kills) await strike(world, kill, act);
    return { trials: kills.length };
  },
});

const acceptAFew = ({ workload }: World, patienceMs?: number) =>
  Promise.all(workload.take(atOnce).map((request) => workload.accept(request, patienceMs)));

/** A repeated call would make the service look at what it left behind; here the poll must find it. */
const once = 1;

async function strike(
  world: World,
  { service, step, side, order, first }: Kill,
  act: (world: World) => Promise<readonly Intent[]>,
): Promise<void> {
  const calls: Promise<unknown>[] = [];
  if (first) {
    const earlier = world.killPoints.arm(service, first.step, first.side, first.order);
    calls.push(acceptAFew(world, once));
    await earlier.struck;
  }
  const armed = world.killPoints.arm(service, step, side, order);
  if (!first) calls.push(act(world));
  await armed.struck;
  await Promise.all(calls);
  await world.services.allReady();
}
