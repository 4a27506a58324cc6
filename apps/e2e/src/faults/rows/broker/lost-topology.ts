import { eventually } from '@secop/testing';
import { connect } from 'amqplib';
import type { FaultRow } from '../../matrix/fault-row';
import type { World } from '../../world/world';
import { pause } from '../pause';
import { chain, inVhost, mix, perSecond } from './broker-work';
import { contactsSaidAgain, repairedByReconciler } from './reconciled';
import { recoveredIn, secondsToRecover } from '../recovery';

const accepted = 'access-requests.access-request.accepted.v1';
const granted = 'accounts.membership.granted.v1';

/** An event that no queue takes comes back, waits in its outbox, and is told about. */
export const bindingMissing: FaultRow = {
  id: 'R6',
  title: 'a binding removed: nobody hears of acceptances',
  needs: { ownServers: true },
  async run(world) {
    const seconds = await withoutBinding(world, 'accounts.events', accepted);
    const recovery = await secondsToRecover(world);
    return { text: `bound again after ${seconds} s; ${recoveredIn([recovery])}` };
  },
};

/** The broker confirms what one of two queues has taken; what the other one missed is found by comparing. */
export const sharedBindingMissing: FaultRow = {
  id: 'R13',
  title: 'a binding removed that is one of two: no mails about grants',
  needs: { ownServers: true },
  async run(world) {
    const since = new Date();
    const seconds = await withoutBinding(world, 'notifier.events', granted);
    await secondsToRecover(world);
    const { text, findings } = await repairedByReconciler(world, since);
    return { text: `bound again after ${seconds} s; ${text}`, findings };
  },
};

/** With what was in it. Decisions without effect heal themselves after two minutes, the rest is repaired. */
export const queueDeleted: FaultRow = {
  id: 'R7',
  title: 'each queue of events deleted in turn, under load',
  needs: { ownServers: true },
  async run(world) {
    const { workload } = world;
    const since = new Date();
    const recoveries: number[] = [];
    const held: number[] = [];
    for (const service of chain) {
      await workload.prepare(40);
      const load = workload.run({ perSecond, seconds: 6, mix });
      held.push(await deleteFull(world, service));
      await load;
      recoveries.push(await secondsToRecover(world));
    }
    const repaired = await repairedByReconciler(world, since);
    const republished = await contactsSaidAgain(world);
    const deleted = `${held.join(', ')} messages were deleted with them`;
    return {
      trials: chain.length,
      findings: [...repaired.findings, ...republished.findings],
      text: [deleted, recoveredIn(recoveries), repaired.text, republished.text].join('; '),
    };
  },
};

/** Its consumer is away for a moment, so that messages are in the queue. How many went with it. */
async function deleteFull(world: World, service: (typeof chain)[number]): Promise<number> {
  await pause(1_000);
  world.link(service, 'broker').refuse();
  await pause(2_000);
  const connection = await connect(world.brokerUrl);
  try {
    const channel = await connection.createChannel();
    return (await channel.deleteQueue(`${service}.events`)).messageCount;
  } finally {
    await connection.close();
    world.link(service, 'broker').pass();
  }
}

/** Seconds from the removal until the queue's service has bound it again, under load meanwhile. */
async function withoutBinding(world: World, queue: string, key: string): Promise<number> {
  const { workload, broker } = world;
  await workload.prepare(80);
  const load = workload.run({ perSecond, seconds: 8, mix });
  const bindings = inVhost(world, 'bindings', 'e', 'secop.events', 'q', queue);
  await pause(1_000);
  await broker.ask(`${bindings}/${encodeURIComponent(key)}`, 'DELETE');
  const began = performance.now();
  await load;
  await eventually(
    'the service has bound its queue again',
    async () => {
      const present = await broker.ask<{ routing_key: string }[]>(bindings);
      return present.some((binding) => binding.routing_key === key);
    },
    90_000,
  );
  return Math.round((performance.now() - began) / 1_000);
}
