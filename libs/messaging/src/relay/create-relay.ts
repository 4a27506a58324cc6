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
import { Relay } from './relay';

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
  const poll = new OutboxPoll({
    store,
    clock,
    health,
    publications,
    admission,
    canPublish,
    tuning,
  });
  return new Relay({ store, publications, bookkeeping, poll, canPublish, admission, delivery });
}
