import { Logger } from '@nestjs/common';
import { eventually } from '@secop/testing';
import { AccountsUnderTest, anId } from '../../test-support/accounts-under-test';
import {
  aBrokerUser,
  connectionsOf,
  cutConnectionsOf,
  withNewPassword,
} from '../../test-support/broker-user';
import { MessagingUnderTest, subjectOf } from '../../test-support/messaging-under-test';
import { NotifierUnderTest } from '../../test-support/notifier-under-test';
import { RotatingAddress } from '../../test-support/rotating-address';
import { pause } from '../timing';

const work = 30;

describe("a service whose broker's credentials are rotated", () => {
  let test: MessagingUnderTest;
  let user: string;
  const errors: string[] = [];

  beforeEach(async () => {
    test = await MessagingUnderTest.start();
    user = await aBrokerUser(test);
    errors.length = 0;
    const hear = (line: unknown) => void errors.push(String(line));
    Logger.overrideLogger({ log: () => undefined, warn: () => undefined, error: hear });
  });
  afterEach(async () => {
    Logger.overrideLogger(false);
    await test.end();
  });

  const has = (who: string, connections: number) =>
    eventually(`${connections} connections`, async () => {
      return (await connectionsOf(test, who)) === connections;
    });

  it('hands over: each event is confirmed at the first try and handled once, whatever runs meanwhile', async () => {
    const [said, heard] = [new RotatingAddress(user), new RotatingAddress(user)];
    const accounts = await AccountsUnderTest.running(test, { rabbitmqUrl: said });
    const notifier = await NotifierUnderTest.ready(test, {
      rabbitmqUrl: heard,
      tuning: { handOver: 2_000 },
    });
    notifier.behave = () => pause(work);
    const next = await aBrokerUser(test);
    const ids: string[] = [];
    const unready: string[] = [];
    const begin = async (count: number) => {
      for (let n = 0; n < count; n += 1) {
        ids.push(anId());
        await accounts.steps.begin(ids.at(-1)!);
        unready.push(...accounts.messaging.problems(), ...notifier.problems());
      }
    };

    await begin(40);
    const meanwhile = begin(120);
    said.rotateTo(next);
    heard.rotateTo(next);
    await meanwhile;
    await begin(40);

    await eventually('all of them are handled', () => notifier.received.length >= ids.length);
    await test.nothingLeft();
    expect(notifier.received.map(({ subject }) => subject).sort()).toEqual(ids.sort());
    expect(await accounts.steps.raw().countDocuments({ relay: { $exists: true } })).toBe(0);
    // The management API lags behind: who sees the new ones has seen the old ones.
    await has(next, 4);
    await has(user, 0);
    expect(unready).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('keeps its connection while the new ones do not work, says so, and takes those that do', async () => {
    const address = new RotatingAddress(user);
    const accounts = await AccountsUnderTest.running(test, { rabbitmqUrl: address });
    const heard = await test.collect('notifier.events');
    const wrong = new URL(user);
    wrong.password = 'mistyped';

    address.rotateTo(wrong.toString());
    await eventually('it is said', () => errors.length > 0);
    const id = anId();
    await accounts.steps.begin(id);
    await eventually('it goes on', () => heard.some((message) => subjectOf(message) === id));
    expect(errors.join()).toContain('the new credentials do not work');
    expect(errors.join()).not.toContain('mistyped');

    const next = await aBrokerUser(test);
    address.rotateTo(next);
    await has(next, 2);
    await has(user, 0);
    expect(accounts.messaging.problems()).toEqual([]);
  });

  it('comes back with the new password when the broker takes the old one no more', async () => {
    const address = new RotatingAddress(user);
    const notifier = await NotifierUnderTest.ready(test, { rabbitmqUrl: address });
    address.current = await withNewPassword(test, user);

    await has(user, 2);
    await cutConnectionsOf(test, user);

    await eventually('it is away', () => notifier.problems().length > 0);
    await notifier.isReady();
    await has(user, 2);
  });
});
