import { MembershipGrantedV1 } from '@secop/contracts';
import type { RunningApp } from '@secop/platform';
import { eventually, fires, freePort, Scrape, TcpProxy } from '@secop/testing';
import { connect, type Channel, type ChannelModel } from 'amqplib';
import mongoose from 'mongoose';
import { granted } from '../../../test-support/grants';
import { ServiceUnderTest } from '../../../test-support/service-under-test';

const queue = 'access-requests.events';

/** One service stands for all: what is measured here lies in the libraries that every service uses. */
describe('what operators are told of a service, its broker and its store', () => {
  let service: ServiceUnderTest;
  let broker: TcpProxy;
  let store: TcpProxy;
  let own: ChannelModel;
  let channel: Channel;
  let other: RunningApp | undefined;
  let url: string;
  let well: Scrape;

  beforeAll(async () => {
    const METRICS_PORT = await freePort();
    url = `http://127.0.0.1:${METRICS_PORT}/metrics`;
    service = await ServiceUnderTest.start(async ({ rabbitmqUrl, mongodbUri }) => {
      broker = await TcpProxy.before(rabbitmqUrl);
      store = await TcpProxy.before(mongodbUri);
      const throughProxies = { RABBITMQ_URL: broker.url, MONGODB_URI: store.url };
      return { METRICS_PORT, DEADLINE_POLL_MS: 200, ...throughProxies };
    });
    service.accounts.knows('account', { administrator: 'accountAdmin' });
    own = await connect(service.infrastructure.rabbitmqUrl);
    channel = await own.createChannel();
    well = await Scrape.of(url);
  });
  afterAll(async () => {
    broker.pass();
    store.pass();
    await own.close();
    await other?.stop();
    await service.stop();
    await broker.close();
    await store.close();
  });

  const when = (what: string, isSo: (scrape: Scrape) => boolean) =>
    eventually(what, async () => {
      const scrape = await Scrape.of(url);
      return isSo(scrape) && scrape;
    });
  const isWell = () => when('all is well again', (scrape) => scrape.value('secop_ready') === 1);
  const inQueue = (name: string) => (scrape: Scrape) =>
    scrape.value('secop_queue_messages', { queue: name });

  it('nothing, while all is well', async () => {
    for (const alert of ['SecopOutboxOld', 'SecopBrokerUnavailable', 'SecopMessagesParked']) {
      expect(await fires(alert, well, await isWell())).toBe(false);
    }
  });

  it('that a message is parked', async () => {
    channel.sendToQueue(queue, Buffer.from('no event'), { persistent: true });

    const parked = { outcome: 'parked' };
    await when('it is counted', (scrape) => scrape.value('secop_consumed_total', parked) === 1);
    const ill = await when('it is parked', (scrape) => inQueue('parked')(scrape) === 1);
    expect(await fires('SecopMessagesParked', well, ill)).toBe(true);
    await channel.purgeQueue('access-requests.parked');
    await when('nothing is parked', (scrape) => inQueue('parked')(scrape) === 0);
  });

  it('that it fails with its events', async () => {
    for (let event = 0; event < 8; event += 1) {
      const nowhere = granted(`req_nowhere_${event}`, 'req_nowhere-2');
      await service.broker.say(MembershipGrantedV1, 'account', nowhere);
    }

    const retried = (scrape: Scrape) =>
      scrape.value('secop_consumed_total', { outcome: 'retried' });
    const ill = await when('they are retried', (scrape) => retried(scrape) >= 8);
    expect(await fires('SecopConsumerRetries', well, ill)).toBe(true);
    await when('they come again', (scrape) => scrape.value('secop_consumed_again_total') > 0);
    await when('they are on the ladder', (scrape) => inQueue('retry')(scrape) > 0);
  });

  it('that an event has no queue to go to', async () => {
    const key = 'access-requests.access-request.submitted.v1';
    await service.broker.turnAway();
    await channel.unbindQueue('notifier.events', 'secop.events', key);
    await (await service.as('maria')).requests('account');

    const unroutable = (scrape: Scrape) => scrape.value('secop_events_unroutable_total') > 0;
    const ill = await when('it was returned', unroutable);
    const returned = { channel: 'events', outcome: 'returned' };
    expect(ill.value('secop_publications_total', returned)).toBeGreaterThan(0);
    expect(await fires('SecopEventsUnroutable', well, ill)).toBe(true);
    await channel.bindQueue('notifier.events', 'secop.events', key);
    await when('it went', (scrape) => scrape.value('secop_outbox_pending') === 0);
  });

  it('that the replay log misses events', async () => {
    await channel.unbindQueue('secop.log', 'secop.log', '#');
    await (await service.as('pedro')).requests('account');

    const missed = (scrape: Scrape) => scrape.value('secop_log_copies_missed_total') > 0;
    expect(await fires('SecopReplayLogMisses', well, await when('it missed one', missed))).toBe(
      true,
    );
    await channel.bindQueue('secop.log', 'secop.log', '#');
  });

  it('that the broker is away, that the service is not ready, and that its events wait', async () => {
    const before = await isWell();
    broker.refuse();
    await (await service.as('lucia')).requests('account');
    const database = await mongoose.createConnection(service.infrastructure.mongodbUri).asPromise();
    const ages = new Date(Date.now() - 600_000);
    await database
      .collection('access_requests')
      .updateMany({ outboxAt: { $exists: true } }, { $set: { 'outbox.0.at': ages } });
    await database.close();

    const ill = await when(
      'an event has waited for long',
      (scrape) =>
        scrape.value('secop_outbox_oldest_age_seconds') > 500 && scrape.value('secop_ready') === 0,
    );
    expect(ill.value('secop_broker_connected', { connection: 'publish' })).toBe(0);
    expect(await fires('SecopBrokerUnavailable', before, ill)).toBe(true);
    expect(await fires('SecopServiceNotReady', before, ill)).toBe(true);
    expect(await fires('SecopOutboxOld', before, ill)).toBe(true);
    broker.pass();
    await when('it is published', (scrape) => scrape.value('secop_outbox_pending') === 0);
    await isWell();
  });

  it('that the store is away, and that the queue grows meanwhile', async () => {
    const before = await isWell();
    store.refuse();
    await service.broker.say(
      MembershipGrantedV1,
      'account',
      granted('req_nowhere', 'req_nowhere-2'),
    );
    const down = await when(
      'the store is missed',
      (scrape) => scrape.value('secop_store_up') === 0,
    );
    expect(await fires('SecopStoreUnavailable', before, down)).toBe(true);
    for (let event = 0; event < 1_200; event += 1) channel.sendToQueue(queue, Buffer.from('later'));
    const ill = await when('the queue is long', (scrape) => inQueue('events')(scrape) > 1_000);
    expect(await fires('SecopConsumerBehind', before, ill)).toBe(true);
    await channel.purgeQueue(queue);
    store.pass();
    await isWell();
  });

  it('that none of its processes says anything any more', async () => {
    expect(await fires('SecopServiceSilent', well)).toBe(true);
  });

  it('that the broker is not set up as declared', async () => {
    await channel.unbindQueue(queue, 'secop.events', MembershipGrantedV1.type);
    const METRICS_PORT = await freePort();
    other = await service.anotherReplica({ METRICS_PORT });
    url = `http://127.0.0.1:${METRICS_PORT}/metrics`;

    const ill = await when('it is found', (scrape) => scrape.value('secop_topology_alarms') === 1);
    expect(await fires('SecopTopologyDiffers', well, ill)).toBe(true);
  });
});
