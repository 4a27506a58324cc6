import { eventually } from '@secop/testing';
import type { FaultRow } from '../../matrix/fault-row';
import { pause } from '../pause';
import { eventQueues, inVhost, mix, perSecond } from './broker-work';
import { recoveredIn, secondsToRecover } from './recovery';

const accepted = 'access-requests.access-request.accepted.v1';

/** An event that no queue takes comes back, waits in its outbox, and is told about. */
export const bindingMissing: FaultRow = {
  id: 'R6',
  title: 'a binding removed: nobody hears of acceptances',
  needs: { ownServers: true },
  async run(world) {
    const { workload, broker, databases } = world;
    await workload.prepare(80);
    const load = workload.run({ perSecond, seconds: 8, mix });
    const bindings = inVhost(world, 'bindings', 'e', 'secop.events', 'q', 'accounts.events');
    await pause(1_000);
    await broker.ask(`${bindings}/${encodeURIComponent(accepted)}`, 'DELETE');
    await load;
    const requests = await databases.collection('access-requests', 'access_requests');
    const kept = await requests.countDocuments({ 'outbox.0': { $exists: true } });
    const began = performance.now();
    await eventually(
      'the service has bound its queue again',
      async () => {
        const present = await broker.ask<{ routing_key: string }[]>(bindings);
        return present.some(({ routing_key: key }) => key === accepted);
      },
      90_000,
    );
    const seconds = ((performance.now() - began) / 1_000).toFixed(0);
    const recovery = await secondsToRecover(world);
    return {
      trials: kept,
      text: `${kept} events waited in their outboxes; bound again ${seconds} s after the load; ${recoveredIn([recovery])}`,
    };
  },
};

/** With whatever was in it. Decisions without effect are recorded again after two minutes. */
export const queueDeleted: FaultRow = {
  id: 'R7',
  title: 'each queue of events deleted in turn, under load',
  needs: { ownServers: true },
  allows: { secondsToEmpty: 180 },
  async run(world) {
    const { workload, broker } = world;
    const recoveries: number[] = [];
    for (const queue of eventQueues) {
      await workload.prepare(40);
      const load = workload.run({ perSecond, seconds: 6, mix });
      await pause(2_000);
      await broker.ask(inVhost(world, 'queues', queue), 'DELETE');
      await load;
      recoveries.push(await secondsToRecover(world));
    }
    return { trials: eventQueues.length, text: recoveredIn(recoveries) };
  },
};
