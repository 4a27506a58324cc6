import type { EventContract } from '@secop/contracts';
import type { Options } from 'amqplib';
import {
  PublishFailed,
  type ConfirmedPublisher,
  type Publication,
} from '../broker/confirmed-publisher';
import type { OutboxEntry } from '../recording/outbox-entry';
import { exchanges } from '../topology/names';
import { beginSpan, during } from '../tracing/spans';
import { EventCopies } from './event-copies';
import { UnroutableEvents } from './unroutable-events';

/** One channel per exchange: a missing exchange closes the channel with everything unconfirmed on it. */
export interface RelayPublishers {
  readonly events: Pick<ConfirmedPublisher, 'publish'>;
  readonly log: Pick<ConfirmedPublisher, 'publish' | 'pending'>;
  readonly hints: Pick<ConfirmedPublisher, 'publish'>;
}

/** Publishes one event where it belongs: to the services first, then copies for the log and for open screens. */
export class EventDelivery {
  private readonly contracts: ReadonlyMap<string, EventContract>;
  readonly unroutable = new UnroutableEvents();
  readonly copies: EventCopies;

  /** `isUnheard`: one of several who must hear this type has no binding, which the broker does not tell a publisher. */
  constructor(
    contracts: readonly EventContract[],
    private readonly publishers: RelayPublishers,
    private readonly isUnheard: (type: string) => boolean = () => false,
  ) {
    this.contracts = new Map(contracts.map((contract) => [contract.type, contract]));
    this.copies = new EventCopies(publishers);
  }

  /** Resolves when the event is safe with everybody who must hear it. Throws `PublishFailed`. */
  async deliver(entry: OutboxEntry): Promise<void> {
    const start = { kind: 'producer', verb: 'publish', what: entry.type } as const;
    const span = beginSpan(start, entry.headers['traceparent']);
    return span ? during(span, () => this.publish(entry)) : this.publish(entry);
  }

  private async publish(entry: OutboxEntry): Promise<void> {
    const contract = this.contracts.get(entry.type);
    const mustBeHeard = contract === undefined || contract.consumers.length > 0;
    if (mustBeHeard || !contract.hint) {
      await this.publishToServices(entry, mustBeHeard);
      if (contract?.hint) this.copies.toScreens(hintOf(entry));
    } else {
      this.copies.flush();
      await this.publishers.hints.publish(hintOf(entry));
    }
    if (contract?.logged) this.copies.toLog(publicationOf(entry, exchanges.log, true));
  }

  private async publishToServices(entry: OutboxEntry, mustBeHeard: boolean): Promise<void> {
    try {
      if (mustBeHeard && this.isUnheard(entry.type)) throw new PublishFailed('unheard');
      await this.publishers.events.publish(publicationOf(entry, exchanges.events, mustBeHeard));
    } catch (error) {
      const { reason } = error as Partial<PublishFailed>;
      const unroutable = reason === 'returned' || reason === 'unheard';
      if (unroutable) this.unroutable.add(entry.type, entry.id);
      throw error;
    }
  }
}

function publicationOf(entry: OutboxEntry, exchange: string, mandatory: boolean): Publication {
  return {
    exchange,
    routingKey: entry.type,
    body: entry.body,
    properties: propertiesOf(entry),
    mandatory,
  };
}

function hintOf(entry: OutboxEntry): Publication {
  const publication = publicationOf(entry, exchanges.hints, false);
  return { ...publication, properties: { ...publication.properties, persistent: false } };
}

/** AMQP properties mirror the envelope, so that a person at the broker's console sees what it is. */
export function propertiesOf(entry: OutboxEntry): Options.Publish {
  return {
    persistent: true,
    messageId: entry.id,
    type: entry.type,
    timestamp: Math.floor(entry.at.getTime() / 1_000),
    appId: entry.type.split('.')[0],
    correlationId: entry.headers['ce-correlationid'],
    contentType: 'application/cloudevents+json; charset=utf-8',
    headers: { ...entry.headers },
  };
}
