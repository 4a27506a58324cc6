import { eventually } from '@secop/testing';
import { DomainError, type EventContract } from '@secop/contracts';
import { StepTakenV1, StepUndoneV1 } from '../../test-support/contracts';
import { MessagingUnderTest } from '../../test-support/messaging-under-test';
import { NotifierUnderTest } from '../../test-support/notifier-under-test';
import { historyHeaders } from '../consuming/delivery-history';
import { OperatorSession } from './operator-session';
import { ParkedDesk, type ParkedWork } from './parked-desk';
import { ParkedQueue } from './parked-queue';

const parked = 'notifier.parked';

describe("a service's parked messages", () => {
  let test: MessagingUnderTest;
  let session: OperatorSession;
  let desk: ParkedDesk;

  beforeEach(async () => {
    test = await MessagingUnderTest.start();
    session = await OperatorSession.open(test.infrastructure.rabbitmqUrl, 'notifier');
    test.onStop(() => session.close());
    desk = new ParkedDesk(session, 'notifier');
  });
  afterEach(() => test.end());

  const depth = (count: number) =>
    eventually(`${count} are parked`, async () => (await test.depthOf(parked)) === count);
  const work = (changes: Partial<ParkedWork> = {}): ParkedWork => ({
    choice: { ids: [] },
    dryRun: false,
    run: 'run-1',
    before: () => Promise.resolve(),
    ...changes,
  });
  /** Parked as a consumer parks, with two failed attempts behind it. */
  function park(step: number, contract: EventContract = StepTakenV1): string {
    return test.say(
      contract,
      { step },
      {
        to: ['notifier.retry', 'parked'],
        properties: {
          headers: {
            [historyHeaders.attempt]: 2,
            [historyHeaders.reason]: 'refused',
            [historyHeaders.code]: 'account.full',
            [historyHeaders.history]: '1:failed:Error; 2:refused:account.full',
          },
        },
      },
    );
  }
  const ids = async (limit = 100) =>
    (await desk.list({ ids: [] }, limit)).messages.map(({ id }) => id);

  it('are listed and shown without being removed or reordered, as often as anybody looks', async () => {
    const said = [1, 2, 3, 4].map((step) => park(step));
    await depth(4);
    for (let look = 0; look < 3; look += 1) expect(await ids()).toEqual(said);
    const found = await desk.find(said[2]!);
    expect(JSON.parse(String(found?.body))).toMatchObject({ data: { step: 3 } });
    expect(found?.parked).toMatchObject({
      type: StepTakenV1.type,
      reason: 'refused',
      code: 'account.full',
      attempts: 2,
      looks: 3,
    });
    expect(await desk.list({ ids: [] }, 2)).toMatchObject({ depth: 4, messages: [{}, {}] });
    await depth(4);
    expect(await ids()).toEqual(said);
  });

  it('keep their order when there are many, and when whoever looks dies', async () => {
    const said = Array.from({ length: 150 }, (_, step) => park(step));
    await depth(150);
    expect(await ids(500)).toEqual(said);
    const dying = await OperatorSession.open(test.infrastructure.rabbitmqUrl, 'notifier');
    const looking = new ParkedQueue(dying, 'notifier').walk(async ({ id }) => {
      if (id === said[120]) await dying.close();
      return 'keep';
    });
    await expect(looking).rejects.toThrow('reached');
    await depth(150);
    expect(await ids(500)).toEqual(said);
  });

  it('may be none at all: a look ends at once', async () => {
    expect(await desk.list({ ids: [] }, 100)).toEqual({ depth: 0, messages: [] });
    expect(await desk.find('x')).toBeUndefined();
    expect(await desk.redrive(work())).toMatchObject({ done: [], missing: [] });
  });

  it('are named by the hash of their bytes when they have no id', async () => {
    const body = Buffer.from('{"broken');
    test.say(StepTakenV1, {}, { body, to: ['notifier.retry', 'parked'], envelope: { id: '' } });
    await depth(1);
    const [id] = await ids();
    expect(id).toMatch(/^sha256:[0-9a-f]{16}$/);
    expect((await desk.find(id!))?.body).toEqual(body);
  });

  it('go back to the service as they are, with a fresh count and their history', async () => {
    const [first, second] = [park(1), park(2)];
    await depth(2);
    const sent = (await desk.find(second))?.body;
    const outcome = await desk.redrive(work({ choice: { ids: [second, 'nobody'] } }));
    expect(outcome).toMatchObject({ done: [{ id: second }], missing: ['nobody'] });
    expect(await ids()).toEqual([first]);
    const [back] = await collected('notifier.events', 1);
    expect(back?.content).toEqual(sent);
    expect(back?.properties).toMatchObject({ messageId: second, type: StepTakenV1.type });
    const headers = back?.properties.headers ?? {};
    expect(headers).not.toHaveProperty(historyHeaders.attempt);
    expect(headers).not.toHaveProperty(historyHeaders.reason);
    expect(headers[historyHeaders.history]).toMatch(
      /^1:failed:Error; 2:refused:account.full; redriven:\d{4}-/,
    );
    expect(headers).toMatchObject({ 'secop-redrive': 'ops:run-1' });
  });

  const collected = async (queue: string, count: number) => {
    const received = await test.collect(queue);
    await eventually(`${count} arrive`, () => received.length === count);
    return received;
  };

  it('of one type can be chosen, and a rehearsal does nothing', async () => {
    const taken = park(1);
    const undone = park(2, StepUndoneV1);
    await depth(2);
    const choice = { ids: [], type: StepUndoneV1.type };
    const told: string[] = [];
    const before = (message: { id: string }) => Promise.resolve(void told.push(message.id));
    const rehearsed = await desk.discard(work({ choice, before, dryRun: true }));
    expect(rehearsed.done).toMatchObject([{ id: undone }]);
    expect(told).toEqual([]);
    expect(await ids()).toEqual([taken, undone]);
    await desk.discard(work({ choice, before }));
    expect(told).toEqual([undone]);
    expect(await ids()).toEqual([taken]);
  });

  it('are redriven once by one run, although they fail again at once', async () => {
    const notifier = await NotifierUnderTest.ready(test);
    notifier.behave = () => {
      throw new DomainError('invalid', 'request.invalid');
    };
    for (let step = 1; step <= 5; step += 1) park(step);
    await depth(5);
    const { done } = await desk.redrive(work());
    expect(done).toHaveLength(5);
    await depth(5);
    expect(notifier.received).toHaveLength(5);
    const { messages } = await desk.list({ ids: [] }, 10);
    expect(messages.map(({ attempts }) => attempts)).toEqual([1, 1, 1, 1, 1]);
  });

  it('stay where they are when no queue takes them back, and nothing after them moves', async () => {
    const said = [park(1), park(2)];
    await depth(2);
    await test.channel.unbindQueue('notifier.events', 'notifier.retry', 'events');
    const outcome = await desk.redrive(work());
    expect(outcome).toMatchObject({ done: [], failed: { id: said[0], reason: 'returned' } });
    expect(await ids()).toEqual(said);
  });

  it('are not discarded without the entry that is to remain', async () => {
    const said = park(1);
    await depth(1);
    const before = () => Promise.reject(new Error('the store is down'));
    await expect(desk.discard(work({ before }))).rejects.toThrow('the store is down');
    await depth(1);
    expect(await ids()).toEqual([said]);
  });

  it('bear an operator who dies between the copy and the removal: the effect is one, a second run finishes', async () => {
    const notifier = await NotifierUnderTest.ready(test);
    const said = [park(1), park(2), park(3)];
    await depth(3);
    const dying = await OperatorSession.open(test.infrastructure.rabbitmqUrl, 'notifier');
    const publish = dying.publisher.publish.bind(dying.publisher);
    jest.spyOn(dying.publisher, 'publish').mockImplementation(async (publication) => {
      await publish(publication);
      await dying.close();
    });
    await expect(new ParkedDesk(dying, 'notifier').redrive(work())).rejects.toThrow('reached');
    await eventually('the first is handled', () => notifier.received.length === 1);
    await depth(3);
    expect(await ids()).toEqual(said);
    await depth(3);

    const { done } = await desk.redrive(work({ run: 'run-2' }));
    expect(done).toHaveLength(3);
    await eventually('all are handled', () => notifier.received.length === 4);
    expect(new Set(notifier.received.map(({ id }) => id))).toEqual(new Set(said));
    expect(await desk.redrive(work({ run: 'run-3' }))).toMatchObject({ done: [] });
  });
});
