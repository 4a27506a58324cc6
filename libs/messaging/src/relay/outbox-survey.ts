import { countWaiting, outboxIndex, outboxWaits } from '../store/indexes';
import type { Store } from '../store/store';
import type { StoreClock } from '../store/store-clock';

/** Bounds to what a look costs. What waits longest is among the first to be due: the relay's waits are short. */
const mostCounted = 10_000;
const mostRead = 1_000;

const firstEntry = {
  hint: outboxIndex.name,
  limit: mostRead,
  projection: { _id: 0, 'outbox.at': 1 },
};

export interface OutboxState {
  readonly pending: number;
  /** Seconds by the store's clock; 0: nothing waits. */
  readonly oldestAge: number;
}

/** What waits to be published, for operators. By the index of the outboxes alone. */
export async function surveyOutboxes(
  store: Store,
  clock: StoreClock,
  collections: ReadonlySet<string>,
): Promise<OutboxState> {
  let count = 0;
  let oldest = clock.now().getTime();
  const now = oldest;
  for (const name of collections) {
    const collection = store.collection(name);
    const waiting = await countWaiting(collection, mostCounted);
    if (waiting === 0) continue;
    count += waiting;
    const found = await collection
      .find<{ outbox?: readonly { at: Date }[] }>(outboxWaits, firstEntry)
      .toArray();
    const times = found.flatMap(({ outbox }) => outbox?.[0]?.at.getTime() ?? []);
    oldest = Math.min(oldest, ...times);
  }
  return { pending: Math.min(count, mostCounted), oldestAge: (now - oldest) / 1_000 };
}
