import { eventually } from '@secop/testing';
import type { FaultRow } from '../../matrix/fault-row';
import type { World } from '../../world/world';
import { pause } from '../pause';
import { eventQueues, mix, perSecond } from './broker-work';
import { recoveredIn, secondsToRecover } from '../recovery';

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
