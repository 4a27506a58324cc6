import { Logger } from '@nestjs/common';
import { happened } from '@secop/contracts';
import { StepTakenV1, testContracts } from '../../test-support/contracts';
import { outboxEntries } from '../recording/outbox-entry';
import { EventDelivery } from './event-delivery';

const now = new Date();
const entry = () =>
  outboxEntries([happened(StepTakenV1, { step: 1 })], {
    subject: 'one',
    version: 1,
    now,
    source: 'accounts',
  })[0]!;

/** A stream whose writer crashes confirms nothing, for ever. */
class DeadLog {
  pending = 0;

  publish(): Promise<void> {
    this.pending += 1;
    return new Promise(() => undefined);
  }
}

describe('a replay log that never confirms', () => {
  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  it('stands in no event’s way, fills no memory, and its misses are counted', async () => {
    const log = new DeadLog();
    const services: string[] = [];
    const events = {
      publish: ({ routingKey }: { routingKey: string }) => {
        services.push(routingKey);
        return Promise.resolve();
      },
    };
    const hints = { publish: () => Promise.reject(new Error('nobody listens')) };
    const delivery = new EventDelivery(testContracts, { events, hints, log });

    for (let n = 0; n < 2_500; n += 1) await delivery.deliver(entry());
    delivery.copies.flush();

    expect(services).toHaveLength(2_500);
    expect(log.pending).toBe(2_000);
    expect(delivery.copies.missed).toBe(500);
  });
});
