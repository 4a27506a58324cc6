import { eventually } from '@secop/testing';
import { AccountsUnderTest, anId } from '../../test-support/accounts-under-test';
import { MessagingUnderTest } from '../../test-support/messaging-under-test';
import { aCommand } from '../../test-support/steps';
import { DuplicateKey } from '../recording/recording.errors';
import { OperatorSession } from './operator-session';
import { OwnHistory, type Said } from './own-history';
import { belowFloor, raiseVersions, versionFloor } from './raise-versions';
import { Recovery } from './recovery';

describe('aggregates whose store came back from a backup', () => {
  let test: MessagingUnderTest;
  let accounts: AccountsUnderTest;
  let session: OperatorSession;
  let taken: Date;

  beforeEach(async () => {
    test = await MessagingUnderTest.start();
    accounts = await AccountsUnderTest.running(test);
    taken = accounts.messaging.aggregates!.clock.now();
    const opened = await OperatorSession.open(test.infrastructure.rabbitmqUrl, 'accounts');
    test.onStop(() => opened.close());
    session = opened;
  });
  afterEach(() => test.end());

  const document = (id: string) => accounts.steps.raw().findOne({ _id: id as never });
  const logged = (count: number) =>
    eventually(`${count} events are in the log`, async () => {
      const said: Said[] = [];
      await new OwnHistory(session, 'accounts', taken).tell((one) => void said.push(one));
      return said.length === count && said;
    });
  const recovery = (bring: (id: string, said: readonly Said[]) => Promise<readonly string[]>) =>
    new Recovery(accounts.messaging.aggregates!, new OwnHistory(session, 'accounts', taken), {
      collection: 'steps',
      bring,
    });

  it('are found and brought forward by what they said, each from its own version on', async () => {
    const [same, older, absent] = [anId(), anId(), anId()];
    for (const id of [same, older, absent]) {
      await accounts.steps.begin(id);
      await accounts.steps.step(id);
      await accounts.steps.step(id);
    }
    await accounts.emptied();
    await logged(9);
    await accounts.steps.raw().updateOne({ _id: older as never }, { $set: { v: 1, steps: 1 } });
    await accounts.steps.raw().deleteOne({ _id: absent as never });

    const rehearsed = await recovery(() => Promise.reject(new Error('nothing is brought'))).execute(
      { dryRun: true },
    );
    expect(rehearsed.behind).toHaveLength(2);

    const brought = new Map<string, number[]>();
    const { behind } = await recovery((id, said) => {
      brought.set(
        id,
        said.map(({ sequence }) => sequence),
      );
      return Promise.resolve(id === absent ? ['its owner'] : []);
    }).execute({ dryRun: false });
    expect(brought).toEqual(
      new Map([
        [older, [2, 3]],
        [absent, [1, 2, 3]],
      ]),
    );
    expect(behind).toEqual(
      expect.arrayContaining([
        { id: older, from: 1, to: 3, lacking: [] },
        { id: absent, from: 0, to: 3, lacking: ['its owner'] },
      ]),
    );
  });

  it('wait for each other where one holds what another one needs', async () => {
    const [first, second] = [anId(), anId()];
    for (const id of [first, second]) await accounts.steps.begin(id);
    await accounts.emptied();
    await logged(2);
    await accounts.steps.raw().deleteMany({});
    const order: string[] = [];
    const { behind } = await recovery((id) => {
      const tries = order.filter((one) => one === id).length;
      order.push(id);
      const refused = (id === first && tries === 0) || id === second;
      return refused ? Promise.reject(new DuplicateKey('one_per_owner')) : Promise.resolve([]);
    }).execute({ dryRun: false });
    expect(order).toEqual([first, second, first, second]);
    expect(behind.map(({ lacking }) => lacking.length)).toEqual([0, 1]);
  });

  it('go on above every version that was ever said', async () => {
    const aggregates = accounts.messaging.aggregates!;
    const [one, other] = [anId(), anId()];
    for (const id of [one, other]) await accounts.steps.begin(id);
    const floor = versionFloor(aggregates.clock.now());
    expect(await belowFloor(aggregates, floor)).toBe(2);
    expect(await raiseVersions(aggregates, floor)).toBe(2);
    expect(await raiseVersions(aggregates, floor)).toBe(0);
    const { version } = await accounts.steps.step(one, aCommand());
    expect(version).toBe(floor + 1);
    await accounts.emptied();
    const [newest] = (await logged(3)).slice(-1);
    expect(newest).toMatchObject({ subject: one, sequence: floor + 1 });
    expect(await document(other)).toMatchObject({ v: floor });
  });

  it('are told from when on the log can help', async () => {
    const history = new OwnHistory(session, 'accounts', taken);
    expect(await history.begins()).toBeUndefined();
    await accounts.steps.begin(anId());
    await accounts.emptied();
    await logged(1);
    expect((await history.begins())!.getTime()).toBeGreaterThanOrEqual(taken.getTime());
  });
});
