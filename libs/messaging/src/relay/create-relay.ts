import type { EventContract } from '@secop/contracts';
import type { StoreHealth } from '../store/store-health';
import type { Tuning } from '../tuning';
import { Admission } from './admission';
import { DocumentPublications } from './document-publications';
import { EventDelivery, type RelayPublishers } from './event-delivery';
import { OutboxBookkeeping } from './outbox-bookkeeping';
import { OutboxPoll } from './outbox-poll';
import type { Outboxes } from './outboxes';
import { PendingOutboxes } from './pending-outboxes';
import { Relay } from './relay';
import { Repetition } from './repetition';

export interface RelayParts {
  readonly outboxes: Outboxes;
  readonly health: Pick<StoreHealth, 'up' | 'suspect'>;
  readonly contracts: readonly EventContract[];
  readonly publishers: RelayPublishers;
  /** The broker takes publications, and everybody who must hear them has a queue. */
  readonly canPublish: () => boolean;
  /** Somebody who must hear this type is known to be without a binding for it. */
  readonly isUnheard: (type: string) => boolean;
  readonly tuning: Tuning;
}

export function createRelay(parts: RelayParts): Relay {
  const { outboxes, health, canPublish, tuning } = parts;
  const delivery = new EventDelivery(parts.contracts, parts.publishers, parts.isUnheard);
  const bookkeeping = new OutboxBookkeeping(outboxes, () => delivery.copies.flush());
  const publications = new DocumentPublications(
    (entry) => delivery.deliver(entry),
    bookkeeping,
    tuning.publicationWindow,
  );
  const admission = new Admission(tuning.admissionBound);
  const collections = new Set<string>();
  const poll = new OutboxPoll({ outboxes, collections, publications, canPublish });
  const pending = new PendingOutboxes(outboxes, collections, admission);
  const repeated = (what: string, work: () => Promise<boolean>) =>
    new Repetition({ what, work, health, interval: tuning.pollInterval });
  return new Relay({
    outboxes,
    collections,
    publications,
    bookkeeping,
    poll,
    repetitions: [
      repeated('The poll of the outboxes', () => poll.pass()),
      repeated('The count of the outboxes', () => pending.count().then(() => false)),
    ],
    canPublish,
    admission,
    delivery,
  });
}
