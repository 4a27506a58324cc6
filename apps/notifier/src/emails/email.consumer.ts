import { Controller, type Type } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { EventContract, ReceivedEvent } from '@secop/contracts';
import { OnEvent } from '@secop/messaging';
import { Deliveries } from '../deliveries/deliveries';
import type { Email } from './email';

/**
 * One consumer for all emails: an event has one handler in a service, and several mails may follow from it. Each
 * event's method is made from the `hears` of the emails.
 */
export function emailConsumerOf(emails: readonly Email[]): Type {
  @Controller()
  class EmailConsumer {
    constructor(readonly deliveries: Deliveries) {}
  }
  const contracts = new Set(emails.flatMap(({ hears }) => hears.map(({ contract }) => contract)));
  for (const contract of contracts) handle(EmailConsumer, contract, emails);
  return EmailConsumer;
}

function handle(
  consumer: Type<{ readonly deliveries: Deliveries }>,
  contract: EventContract,
  emails: readonly Email[],
): void {
  const prototype = consumer.prototype as object;
  const descriptor = {
    value: async function (this: { deliveries: Deliveries }, event: ReceivedEvent): Promise<void> {
      await this.deliveries.wanted(emails, event);
    },
  };
  Object.defineProperty(prototype, contract.type, descriptor);
  Payload()(prototype, contract.type, 0);
  OnEvent(contract)(prototype, contract.type, descriptor);
}
