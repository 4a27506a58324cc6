import { AccessRequestAcceptedV1 } from '@secop/contracts';
import { mongo } from 'mongoose';
import { anEvent } from '../consuming/events';

/** What access-requests keeps for its documents, beside the index of waiting outboxes. */
export const indexes: mongo.IndexDescription[] = [
  { name: 'reference', key: { reference: 1 }, unique: true },
  {
    name: 'open-per-account',
    key: { userId: 1, accountId: 1 },
    unique: true,
    partialFilterExpression: { open: true },
  },
  {
    name: 'open-slots',
    key: { userId: 1, slot: 1 },
    unique: true,
    partialFilterExpression: { open: true },
  },
  { name: 'requested', key: { userId: 1, submittedAt: -1, _id: -1 } },
  { name: 'received', key: { accountId: 1, status: 1, submittedAt: 1, _id: 1 } },
  {
    name: 'due',
    key: { status: 1, dueAt: 1 },
    partialFilterExpression: { dueAt: { $exists: true } },
  },
];

const batch = 1_000;
const writers = 3;

/** Adds documents that each wait with one event, as an acceptance leaves them. */
export async function addWaiting(
  collection: mongo.Collection<{ _id: string }>,
  first: number,
  count: number,
): Promise<void> {
  let next = first;
  const end = first + count;
  const write = async () => {
    while (next < end) {
      const from = next;
      next = Math.min(end, next + batch);
      const documents = Array.from({ length: next - from }, (_, i) => waiting(from + i));
      await collection.insertMany(documents, { ordered: false });
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
}

function waiting(index: number): { _id: string } {
  const now = new Date();
  const id = `request-${String(index).padStart(8, '0')}`;
  const [body, { messageId, headers }] = anEvent(index, id);
  const { type } = AccessRequestAcceptedV1;
  const document = {
    _id: id,
    v: 2,
    reference: `SA-${index}`,
    accountId: `account-${index % 5_000}`,
    userId: `user-${index}`,
    slot: 0,
    open: true,
    status: 'accepted',
    submittedAt: now,
    dueAt: new Date(now.getTime() + 120_000),
    timeline: [{ what: 'submitted', at: now, by: `user-${index}` }],
    created: { key: `created-${index}`, hash: 'hash' },
    handled: [{ key: `accepted-${index}`, hash: 'hash' }],
    handledByMachines: [],
    outbox: [{ id: messageId, type, v: 2, at: now, body, headers }],
    outboxAt: now,
  };
  return document;
}
