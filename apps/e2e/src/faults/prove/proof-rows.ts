import { eventually } from '@secop/testing';
import type { FaultRow } from '../matrix/fault-row';
import { pause } from '../rows/pause';
import { isChange } from '../rows/store/store-work';
import type { World } from '../world/world';
import { confirms, deleteQueue } from './broker-tricks';

const few = 2;

const acceptFew = async ({ workload }: World, patienceMs?: number) =>
  Promise.all(workload.take(few).map((request) => workload.accept(request, patienceMs)));

export const diesInEffect: FaultRow = {
  id: 'P-effect',
  title: 'accounts dies in the middle of an effect',
  async run(world) {
    const armed = world.killPoints.arm('accounts', 'D.effect', 'before');
    await acceptFew(world);
    await armed.struck;
  },
};

export const diesBeforeAck: FaultRow = {
  id: 'P-ack',
  title: 'the notifier dies between the effect and the ack',
  async run(world) {
    const armed = world.killPoints.arm('notifier', 'D.ack', 'before');
    await acceptFew(world);
    await armed.struck;
  },
};

/** The write of the decision is on its way for a while, and then it is lost together with its process. */
export const writeNeverArrives: FaultRow = {
  id: 'P-write',
  title: 'access-requests dies while its write is on its way, and the write is lost',
  async run(world) {
    const { workload, services } = world;
    const store = world.link('access-requests', 'store');
    store.beforeRequests(isChange('access_requests', 'accepted.v1'), () => pause(10_000));
    const [request] = workload.take(1);
    const accepting = workload.accept(request!, 1);
    await pause(1_500);
    services.kill('access-requests');
    store.refuse();
    await accepting;
    store.beforeRequests(() => false);
  },
};

export const queueGone: FaultRow = {
  id: 'R-queue',
  title: 'the queue of accounts is deleted just before acceptances',
  async run(world) {
    await deleteQueue(world, 'accounts.events');
    await acceptFew(world);
  },
};

export const confirmLost: FaultRow = {
  id: 'R-confirm',
  title: "the broker's confirms are lost for a moment",
  async run(world) {
    const broker = world.link('access-requests', 'broker');
    broker.dropReplies(confirms);
    await acceptFew(world);
    await eventually('a confirm is lost', () => broker.droppedReplies > 0);
    broker.dropReplies(() => false);
  },
};

export const publicationLost: FaultRow = {
  id: 'R-publish',
  title: 'what access-requests publishes goes into a black hole, then it dies',
  async run(world) {
    world.link('access-requests', 'broker').blackHole();
    await acceptFew(world);
    await pause(1_000);
    world.services.kill('access-requests');
  },
};

/** Longer than the sleep: else the sender's own deadline cuts the conversation when it wakes, whatever the lease says. */
const patientSender = { SMTP_DEADLINE_MS: '300000' };

export const sleepsPastLease: FaultRow = {
  id: 'P-zombie',
  title: 'a notifier sleeps past its lease and wakes after the DATA command',
  async run(world) {
    const { services, killPoints } = world;
    await services.restart('notifier', patientSender);
    const armed = killPoints.arm('notifier', 'E.data', 'after', { action: 'stop' });
    await acceptFew(world);
    await armed.struck;
    await services.start('notifier-2');
    await pause(40_000);
    services.resume('notifier');
    await pause(3_000);
    await services.stop('notifier-2', { forGood: true });
  },
};

export const silentAfterDot: FaultRow = {
  id: 'F-dot',
  title: 'the SMTP server accepts a mail and resets instead of saying so',
  allows: { secondsToEmpty: 45 },
  async run(world) {
    const played = world.smtp.script({ verb: 'DOT', accepts: true, then: 'rst', times: 1 });
    await acceptFew(world);
    await eventually('a reply is lost', () => played.played > 0);
    await pause(1_500);
    await world.hasten();
  },
};
