import { eventually } from '@secop/testing';
import type { FaultRow } from '../../matrix/fault-row';
import type { World } from '../../world/world';
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

const cancellations = 6;

/** As when a queue moves or is about to go: every consumer gets a `basic.cancel` and must subscribe again. */
export const consumerCancelled: FaultRow = {
  id: 'R8',
  title: 'every consumer cancelled by the broker, under load',
  needs: { ownServers: true },
  async run(world, random) {
    const { workload } = world;
    await workload.prepare(100);
    const load = workload.run({ perSecond, seconds: 14, mix });
    for (let time = 0; time < cancellations; time += 1) {
      await pause(random.between(500, 2_000));
      const queue = eventQueues[time % eventQueues.length] ?? '';
      await eventually(`${queue} has a consumer to cancel`, () => cancelConsumers(world, queue));
    }
    const recovery = await secondsToRecover(world);
    await load;
    return { trials: cancellations, text: recoveredIn([recovery]) };
  },
};

/** No command of RabbitMQ's does it: its channels are told what they tell each other when a queue goes. How many. */
async function cancelConsumers({ broker, brokerUrl }: World, queue: string): Promise<number> {
  const vhost = decodeURIComponent(new URL(brokerUrl).pathname.slice(1));
  const printed = await broker.ctl(
    'eval',
    `{ok, Q} = rabbit_amqqueue:lookup({resource, <<"${vhost}">>, queue, <<"${queue}">>}),
    [begin
      {Channel, Cancel} = {element(1, C), {'basic.cancel', element(2, C), true}},
      gen_server2:cast(Channel, {method, Cancel, none, noflow}),
      rabbit_channel:send_command(Channel, Cancel)
    end || C <- rabbit_amqqueue:consumers(Q)].`,
  );
  return printed.split('ok').length - 1;
}
