import { eventually } from '@secop/testing';
import type { Messaging } from '../src/messaging';
import { uuidV7 } from '../src/recording/uuid-v7';
import type { MessagingUnderTest } from './messaging-under-test';
import { StepsRepository } from './steps';

type Options = Parameters<MessagingUnderTest['service']>[0];

export const anId = () => uuidV7(new Date());
/** Nothing is found by the poll within a test. */
export const withoutPoll = { pollInterval: 3_600_000 };

/** A publishing service: its aggregates and, once it runs, its relay. */
export class AccountsUnderTest {
  private constructor(
    readonly messaging: Messaging,
    readonly steps: StepsRepository,
  ) {}

  /** Records events and leaves them where they are. */
  static async idle(test: MessagingUnderTest, options: Options = {}): Promise<AccountsUnderTest> {
    const messaging = await test.service(options);
    const steps = new StepsRepository(messaging.aggregates!);
    await messaging.aggregates!.onModuleInit();
    return new AccountsUnderTest(messaging, steps);
  }

  static async running(
    test: MessagingUnderTest,
    options: Options = {},
  ): Promise<AccountsUnderTest> {
    const accounts = await AccountsUnderTest.idle(test, options);
    accounts.messaging.start();
    await accounts.ready();
    return accounts;
  }

  ready() {
    return eventually('messaging is ready', () => this.messaging.problems().length === 0);
  }

  pending(): Promise<number> {
    return this.steps.raw().countDocuments({ outboxAt: { $exists: true } });
  }

  emptied() {
    return eventually('every outbox is empty', async () => {
      const left = await this.steps.raw().findOne({
        $or: [{ outboxAt: { $exists: true } }, { 'outbox.0': { $exists: true } }],
      });
      return left === null;
    });
  }

  /** The document's publication has failed at least once. */
  failed(id: string) {
    return eventually('its publication has failed', async () => {
      const document = await this.steps.raw().findOne({ _id: id as never });
      return (document?.relay as { tries?: number } | undefined)?.tries;
    });
  }
}
