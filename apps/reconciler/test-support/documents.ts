import type { AccountFact } from '@secop/contracts';
import { those } from '../src/comparing/finding';
import type { Sighting } from '../src/reading/sighting';

export interface Document {
  readonly _id: string;
  readonly [field: string]: unknown;
}
/** By service and collection. */
export type Documents = Record<string, Record<string, Document[]>>;

const time = (text: string | undefined) => (text === undefined ? undefined : new Date(text));

/** What would have to stand in the services' databases for them to say these facts. */
export const documentsOf = (facts: readonly Sighting[]): Documents => ({
  'access-requests': {
    access_requests: those(facts, 'request').map(({ id, version, happened, ...request }) => ({
      _id: id,
      v: version,
      reference: `SA-${id}`,
      slot: 0,
      status: request.status,
      open: request.open,
      accountId: request.accountId,
      userId: request.userId,
      submittedAt: time(request.submittedAt),
      effectiveAt: time(request.effectiveAt),
      dueAt: time(request.dueAt),
      decision: request.decisionId && {
        id: request.decisionId,
        at: time(request.decidedAt),
        by: 'administrator',
      },
      timeline: happened.map((what) => ({ what, at: time(request.changedAt), by: null })),
      outbox: [],
    })),
    closed_users: closedUsers(facts, 'access-requests', 'closedAt'),
  },
  accounts: accountDocuments(facts),
  identity: {
    users: [
      ...those(facts, 'user').map(({ userId, version, passwordVersion }) => ({
        _id: userId,
        v: version,
        passwordVersion,
        status: 'active',
        email: `${userId}@correo.example`,
      })),
      ...those(facts, 'closed-user')
        .filter(({ source }) => source === 'identity')
        .map(({ userId, at }) => ({
          _id: userId,
          v: closedVersion,
          status: 'closed',
          closed: { at: time(at) },
        })),
    ],
  },
  notifier: {
    deliveries: those(facts, 'delivery').map(
      ({ fact: _, source: __, id, messageId: ___, accountId, ...row }) => ({
        ...row,
        _id: id,
        facts: { accountId },
        v: 1,
        createdAt: time(row.createdAt),
        dueAt: time(row.dueAt),
        endedAt: time(row.endedAt),
      }),
    ),
    recipients: [
      ...those(facts, 'recipient').map(({ userId, version }) => ({ _id: userId, version })),
      ...closedUsers(facts, 'notifier', 'closedAt'),
    ],
  },
});

const closedVersion = 2;

const closedUsers = (facts: readonly Sighting[], service: string, field: string): Document[] =>
  those(facts, 'closed-user')
    .filter(({ source }) => source === service)
    .map(({ userId, at }) => ({ _id: userId, version: closedVersion, [field]: time(at) }));

function accountDocuments(facts: readonly Sighting[]) {
  const memberships = those(facts, 'membership');
  const refusals = those(facts, 'refusal');
  const outboxes = those(facts, 'outbox');
  const known = new Map(those(facts, 'account').map((account) => [account.id, account]));
  const ids = [
    ...known.keys(),
    ...[...memberships, ...refusals].map(({ accountId }) => accountId),
    ...outboxes.map(({ id }) => id),
  ];
  const accounts = [...new Set(ids)].map((id) => known.get(id) ?? anAccount(id, facts));
  return {
    accounts: accounts.map(({ id, version, active, closedAt }) => ({
      _id: id,
      v: version,
      status: active ? 'active' : 'closed',
      closedAt: time(closedAt),
      members: memberships
        .filter(({ accountId }) => accountId === id)
        .map(
          ({
            fact: _,
            source: __,
            accountId: ___,
            accountActive: ____,
            since,
            until,
            ...rest
          }) => ({
            ...rest,
            since: time(since),
            until: time(until),
          }),
        ),
      refusals: refusals
        .filter(({ accountId }) => accountId === id)
        .map(({ fact: _, source: __, accountId: ___, at, ...rest }) => ({ ...rest, at: time(at) })),
      outbox: outboxes
        .filter((outbox) => outbox.id === id)
        .map(({ oldest }) => ({ id: 'entry', type: 'planted', at: time(oldest) })),
    })),
    directory_entries: accounts
      .filter(({ directory }) => directory !== null)
      .map(({ id, directory }) => ({
        _id: id,
        active: directory!.active,
        accountVersion: directory!.version,
      })),
    closed_users: closedUsers(facts, 'accounts', 'at'),
  };
}

/** Accounts that a story does not speak of are in order. */
function anAccount(id: string, facts: readonly Sighting[]): AccountFact {
  const membership = those(facts, 'membership').find(({ accountId }) => accountId === id);
  const active = membership?.accountActive ?? true;
  return {
    fact: 'account',
    id,
    version: 1,
    active,
    closedAt: active ? undefined : membership?.since,
    directory: { version: 1, active },
  };
}
