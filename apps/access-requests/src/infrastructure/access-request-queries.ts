import type { AccessRequest } from '../domain/access-request';
import type { Page } from '../domain/access-requests';

/** Each index is paid on every update of a document: none is here that no query or rule needs. */
export const accessRequestIndexes = [
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
] as const;

type Status = AccessRequest['status'];

export interface Query {
  readonly filter: object;
  readonly sort?: Readonly<Record<string, 1 | -1>>;
  readonly limit: number;
  readonly skip?: number;
}

// `$lte` beside `$or` bounds the index; DocumentDB uses a partial index only if its filter is repeated.
const before = ({ after }: Page) =>
  after && {
    submittedAt: { $lte: after.submittedAt },
    $or: [{ submittedAt: { $lt: after.submittedAt } }, { _id: { $lt: after.id } }],
  };
const behind = ({ after }: Page) =>
  after && {
    submittedAt: { $gte: after.submittedAt },
    $or: [{ submittedAt: { $gt: after.submittedAt } }, { _id: { $gt: after.id } }],
  };

/** Every query of this collection beside those by `_id`; a test asks the store which index each one uses. */
export const accessRequestQueries = {
  requestedBy: (userId: string, status: Status | undefined, page: Page): Query => ({
    filter: { userId, ...(status ? { status } : {}), ...before(page) },
    sort: { submittedAt: -1, _id: -1 },
    limit: page.limit,
  }),
  receivedBy: (accountId: string, status: Status, page: Page): Query => ({
    filter: { accountId, status, ...behind(page) },
    sort: { submittedAt: 1, _id: 1 },
    limit: page.limit,
  }),
  openOf: (userId: string): Query => ({
    filter: { userId, open: true },
    limit: 100,
  }),
  openAt: (accountId: string, limit: number, afterId: string | undefined): Query => ({
    filter: {
      accountId,
      status: { $in: ['pending', 'accepted'] },
      open: true,
      ...(afterId ? { _id: { $gt: afterId } } : {}),
    },
    sort: { _id: 1 },
    limit,
  }),
  endings: (
    userId: string,
    accountId: string,
    status: 'rejected' | 'withdrawn',
    limit: number,
  ): Query => ({
    filter: { userId, accountId, status },
    sort: { submittedAt: -1 },
    limit,
  }),
  submittedAt: (userId: string, nthLatest: number): Query => ({
    filter: { userId },
    sort: { submittedAt: -1, _id: -1 },
    limit: 1,
    skip: nthLatest - 1,
  }),
  due: (status: 'pending' | 'accepted', now: Date, limit: number, skip: number): Query => ({
    filter: { status, dueAt: { $exists: true, $lte: now } },
    sort: { dueAt: 1 },
    limit,
    skip,
  }),
  awaitingGrant: (enough: number): Query => ({
    filter: { status: 'accepted', dueAt: { $exists: true } },
    limit: enough,
  }),
};
