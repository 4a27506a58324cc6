import type { EventContract } from '@secop/contracts';
import type { Store } from '../store/store';
import type { StoreClock } from '../store/store-clock';
import type { StoreHealth } from '../store/store-health';
import type { Tuning } from '../tuning';
import { Admission } from './admission';
import { DocumentPublications } from './document-publications';
import { EventDelivery, type RelayPublishers } from './event-delivery';
import { OutboxBookkeeping } from './outbox-bookkeeping';
import { OutboxPoll } from './outbox-poll';
import { PendingOutboxes } from './pending-outboxes';
import { Relay } from './relay';
import { Repetition } from './repetition';

export interface RelayParts {
  readonly store: Store;
  readonly clock: StoreClock;
  readonly health: StoreHealth;
  readonly contracts: readonly EventContract[];
  readonly publishers: RelayPublishers;
  /** The broker takes publications, and everybody who must hear them has a queue. */
  readonly canPublish: () => boolean;
  readonly tuning: Tuning;
}

export function createRelay(parts: RelayParts): Relay {
  const { store, clock, health, canPublish, tuning } = parts;
  const delivery = new EventDelivery(parts.contracts, parts.publishers);
  const bookkeeping = new OutboxBookkeeping(store, tuning.outboxBackoff);
  const publications = new DocumentPublications(
    (entry) => delivery.deliver(entry),
    bookkeeping,
    tuning.publicationWindow,
  );
  const admission = new Admission(tuning.admissionBound);
  const collections = new Set<string>();
  const poll = new OutboxPoll({ store, clock, collections, publications, canPublish, tuning });
  const pending = new PendingOutboxes(store, collections, admission);
  const repeated = (what: string, work: () => Promise<boolean>) =>
    new Repetition({ what, work, health, interval: tuning.pollInterval });
  return new Relay({
    store,
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
