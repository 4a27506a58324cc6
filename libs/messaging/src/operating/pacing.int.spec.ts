import { eventually } from '@secop/testing';
import { AccountsUnderTest, anId } from '../../test-support/accounts-under-test';
import { testContracts } from '../../test-support/contracts';
import { MessagingUnderTest } from '../../test-support/messaging-under-test';
import { logRangeOf } from './log-range';
import { OperatorSession } from './operator-session';
import { recordAgain } from './record-again';
import { LogReplay } from './replay';
import { Republication } from './republication';

const queue = 'notifier.events';

describe('whoever fills the queue of a service that does not consume', () => {
  let test: MessagingUnderTest;
  let accounts: AccountsUnderTest;
  const waited: [queue: string, depth: number][] = [];
  const waits = (...what: [string, number]) => waited.push(what);
  let interruption: AbortController;

  beforeEach(async () => {
    waited.length = 0;
    interruption = new AbortController();
    test = await MessagingUnderTest.start();
    accounts = await AccountsUnderTest.running(test);
    for (let n = 0; n < 60; n += 1) await accounts.steps.begin(anId());
    await accounts.emptied();
    await eventually('all are in the queue', async () => (await test.depthOf(queue)) === 60);
  });
  afterEach(() => test.end());

  it('waits with a replay, ends when interrupted, and goes on when there is room', async () => {
    await eventually('all are in the log', async () => (await test.depthOf('secop.log')) === 60);
    await test.channel.purgeQueue(queue);
    const session = await OperatorSession.open(test.infrastructure.rabbitmqUrl, 'notifier');
    test.onStop(() => session.close());
    const replay = (from: string) =>
      new LogReplay(session, 'notifier', testContracts).execute({
        range: logRangeOf(from, undefined),
        types: [],
        run: 'run-1',
        dryRun: false,
        most: 20,
        signal: interruption.signal,
        waits,
      });

    const waiting = replay('first');
    await eventually('it waits', () => waited.length > 0);
    await eventually('it is as full as it may be', async () => (await test.depthOf(queue)) === 20);
    interruption.abort();
    expect(await waiting).toMatchObject({ replayed: 20, next: 20, stopped: 'Interrupted' });
    expect(waited).toHaveLength(1);

    interruption = new AbortController();
    const rest = replay('20');
    await eventually('it waits again', () => waited.length === 2);
    const received = await test.collect(queue);
    expect(await rest).toMatchObject({ replayed: 40, next: 60 });
    await eventually('they arrive', () => received.length === 60);
  });

  it('waits with a republication, ends when interrupted, and goes on when there is room', async () => {
    const { messaging, steps } = accounts;
    const republish = (after: string) =>
      new Republication(messaging.aggregates!, {
        name: 'steps',
        collection: 'steps',
        record: (id, command) => recordAgain(steps, id, command, () => []).then(() => 1),
      }).execute({
        ids: [],
        after,
        run: 'run-1',
        dryRun: false,
        most: 60,
        signal: interruption.signal,
        waits,
      });
    const waiting = republish('');
    await eventually('it waits', () => waited.length > 0);
    interruption.abort();
    expect(await waiting).toMatchObject({ aggregates: 0, after: '', stopped: 'Interrupted' });
    expect(waited).toEqual([[queue, 60]]);

    interruption = new AbortController();
    await test.channel.purgeQueue(queue);
    expect(await republish('')).toMatchObject({ aggregates: 60, missing: [] });
  });
});
