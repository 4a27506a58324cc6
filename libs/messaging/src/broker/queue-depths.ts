import type { ServiceName } from '@secop/contracts';
import type { ChannelModel } from 'amqplib';
import type { Rung } from '../tuning';
import { parkedQueueOf, queueOf, rungQueueOf } from '../topology/names';
import { queueDepth } from './queue-depth';

/** `retry`: on all rungs of the ladder together. */
export type QueueDepths = Readonly<Record<'events' | 'retry' | 'parked', number>>;

/** Messages that wait in a service's queues. Rejects when one of them is missing. */
export async function queueDepthsOf(
  model: ChannelModel,
  service: ServiceName,
  ladder: readonly Rung[],
): Promise<QueueDepths> {
  const depthOf = async (queue: string) => {
    const depth = await queueDepth(model, queue);
    if (depth === undefined) throw new Error(`there is no queue ${queue}`);
    return depth;
  };
  const [events, parked, ...rungs] = await Promise.all(
    [
      queueOf(service),
      parkedQueueOf(service),
      ...ladder.map(({ name }) => rungQueueOf(service, name)),
    ].map(depthOf),
  );
  return { events: events!, parked: parked!, retry: rungs.reduce((sum, depth) => sum + depth, 0) };
}
