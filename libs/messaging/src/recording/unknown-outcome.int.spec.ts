import { TcpProxy } from '@secop/testing';
import { anId } from '../../test-support/accounts-under-test';
import { MessagingUnderTest } from '../../test-support/messaging-under-test';
import { aCommand, StepsRepository } from '../../test-support/steps';

describe('a connection cut between a write and its reply', () => {
  let test: MessagingUnderTest;
  let proxy: TcpProxy;
  let steps: StepsRepository;

  beforeAll(async () => {
    test = await MessagingUnderTest.start();
    proxy = await TcpProxy.before(test.infrastructure.mongodbUri);
    test.onEnd(() => proxy.close());
    // Its relay does not run, so outboxes stay as they were written.
    const { aggregates } = await test.service({ mongodbUri: proxy.url });
    steps = new StepsRepository(aggregates!);
    await aggregates!.onModuleInit();
  });
  afterAll(() => test.end());

  const outboxOf = async (id: string) => {
    const document = await steps.raw().findOne({ _id: id as never });
    return document!.outbox as unknown[];
  };

  it('ends in one change, found again by its own command', async () => {
    const id = anId();
    await steps.begin(id);
    const cuts = proxy.cutReplies;
    proxy.cutReplyOnce((request) => request.includes('findAndModify'));

    const written = await steps.step(id);

    expect(proxy.cutReplies).toBe(cuts + 1);
    expect(written).toMatchObject({ outcome: 'written', version: 2, answer: { step: 2 } });
    expect(await outboxOf(id)).toHaveLength(2);
  });

  it('ends in one creation', async () => {
    const id = anId();
    const cuts = proxy.cutReplies;
    proxy.cutReplyOnce((request) => request.includes('insert') && request.includes(id));

    const written = await steps.begin(id);

    expect(proxy.cutReplies).toBe(cuts + 1);
    expect(written).toMatchObject({ outcome: 'written', version: 1, answer: { step: 1 } });
  });

  it('ends in one aggregate where it is created or updated', async () => {
    const id = anId();
    proxy.cutReplyOnce((request) => request.includes('insert') && request.includes(id));

    const written = await steps.createOrUpdate(id, aCommand(), (state) => ({
      state: { steps: (state?.steps ?? 0) + 1 },
      events: [],
    }));

    expect(written).toMatchObject({ outcome: 'written', version: 1, state: { steps: 1 } });
  });

  it('is an answer of its own when the store stays away', async () => {
    const id = anId();
    await steps.begin(id);
    proxy.refuse();
    const refused = await steps.step(id).catch((error: unknown) => error);
    proxy.pass();
    expect(refused).toMatchObject({ kind: 'unavailable', code: 'dependency.unavailable' });
    await steps.step(id);
  });
});
