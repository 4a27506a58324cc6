import { Logger } from '@nestjs/common';
import type { ServiceName } from '@secop/contracts';
import type { ConsumeMessage } from 'amqplib';
import { reasonOf } from '../broker/broker-connection';
import type { ConfirmedPublisher } from '../broker/confirmed-publisher';
import { backoffAfter, pause } from '../timing';
import { retryExchangeOf, retryKeys } from '../topology/names';
import type { Tuning } from '../tuning';
import { nextStep } from './delivery-history';
import type { Failure, Verdict } from './verdict';

/** Moves failed deliveries onto a rung of the ladder or into the parked queue: a confirmed copy, bytes untouched. */
export class FailedDeliveries {
  private readonly logger = new Logger(FailedDeliveries.name);

  constructor(
    private readonly service: ServiceName,
    private readonly publisher: ConfirmedPublisher,
    private readonly tuning: Tuning,
  ) {}

  /**
   * Resolves to where the broker has the copy, so that the delivery can be acknowledged, and to nothing when
   * `alive` says that its channel is gone: then the broker delivers it again.
   */
  async move(
    message: ConsumeMessage,
    verdict: Extract<Verdict, { failure: Failure }>,
    alive: AbortSignal,
  ): Promise<'retried' | 'parked' | undefined> {
    const { key, properties } = nextStep(message, verdict, this.tuning.ladder, new Date());
    const { reason, code } = verdict.failure;
    const id = String(message.properties.messageId);
    this.logger.warn(`Event ${id} (${code}, ${reason}) goes to ${key}`);
    for (let failures = 1; !alive.aborted; failures += 1) {
      try {
        await this.publisher.publish({
          exchange: retryExchangeOf(this.service),
          routingKey: key,
          body: message.content,
          properties,
          mandatory: true,
        });
        return key === retryKeys.parked ? 'parked' : 'retried';
      } catch (error) {
        this.logger.warn(`Event ${id} could not go to ${key}: ${reasonOf(error)}`);
      }
      await pause(backoffAfter(failures, this.tuning.republishBackoff), alive);
    }
    return undefined;
  }
}
