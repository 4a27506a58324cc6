import type { Fact, FactsScope } from '@secop/contracts';
import {
  Aggregates,
  askedOutboxes,
  documentPages,
  outboxFact,
  outboxFields,
  type DocumentWithId,
  type FactsReader,
} from '@secop/messaging';
import { factsCommand, type OperatorCommand } from '@secop/platform';
import type { Config } from '../config';
import type { AccountState, Refusal } from '../domain/account/account';
import { isLive, type Membership } from '../domain/account/membership';

const collection = 'accounts';

type Member = Omit<Membership, 'role' | 'by'>;
interface AccountDocument extends DocumentWithId {
  readonly v: number;
  readonly status: AccountState['status'];
  readonly closedAt?: Date;
  readonly members: readonly Member[];
  readonly refusals: readonly Refusal[];
}
interface Entry {
  readonly _id: string;
  readonly active: boolean;
  readonly accountVersion?: number;
}

const each = (list: string, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [`${list}.${name}`, 1]));
const fields = {
  v: 1,
  status: 1,
  closedAt: 1,
  ...each('members', ['userId', 'state', 'since', 'until', 'accessRequestId', 'decisionId']),
  ...each('refusals', ['userId', 'accessRequestId', 'decisionId', 'reason', 'at']),
  ...outboxFields,
};

/** Accounts with their entries in the directory, members, refusals, outboxes, and the tombstones of closed users. */
class AccountFacts implements FactsReader {
  constructor(private readonly aggregates: Aggregates) {}

  async *facts(scope: FactsScope): AsyncGenerator<Fact> {
    const { ids } = scope;
    const closed = new Set<string>(ids?.users);
    for await (const tombstone of this.tombstones(scope)) {
      if (scope.since) closed.add(tombstone.userId);
      yield tombstone;
    }
    const asked = ids && [...ids.accounts, ...askedOutboxes(scope, 'accounts', collection)];
    const accounts = this.aggregates.collection<AccountDocument>(collection);
    const wanted = wantedIn(scope, closed);
    for await (const page of documentPages(accounts, fields, asked)) {
      const entries = await this.entriesOf(page);
      for (const account of page) {
        yield* factsOf(account, entries.get(account._id), wanted);
      }
    }
  }

  private async *tombstones({ since, ids }: FactsScope) {
    const users = this.aggregates.collection<{ _id: string; at: Date }>('closed_users');
    for await (const page of documentPages(users, { at: 1 }, ids?.users)) {
      for (const { _id: userId, at } of page) {
        if (since && at < since) continue;
        yield { fact: 'closed-user', userId, at: at.toISOString() } as const;
      }
    }
  }

  private async entriesOf(page: readonly AccountDocument[]): Promise<Map<string, Entry>> {
    const ids = page.map(({ _id }) => _id);
    const entries = await this.aggregates
      .collection<Entry>('directory_entries')
      .find({ _id: { $in: ids } }, { projection: { active: 1, accountVersion: 1 } })
      .toArray();
    return new Map(entries.map((entry) => [entry._id, entry]));
  }
}

interface Wanted {
  readonly account: (changedAt: Date) => boolean;
  readonly member: (member: Member) => boolean;
  readonly refusal: (refusal: Refusal) => boolean;
}

/** Everything; or what changed, and what recently closed users still have; or what is asked for. */
function wantedIn({ since, ids }: FactsScope, closed: ReadonlySet<string>): Wanted {
  if (ids) {
    const requests = new Set(ids.requests);
    return {
      account: () => true,
      member: ({ accessRequestId = '', userId }) =>
        requests.has(accessRequestId) || closed.has(userId),
      refusal: ({ accessRequestId }) => requests.has(accessRequestId),
    };
  }
  const recent = (time: Date | undefined) => !since || (time !== undefined && time >= since);
  return {
    account: recent,
    member: ({ since: from, until, userId }) => recent(from) || recent(until) || closed.has(userId),
    refusal: ({ at }) => recent(at),
  };
}

function* factsOf(
  { _id: id, v: version, status, closedAt, members, refusals, ...document }: AccountDocument,
  entry: Entry | undefined,
  wanted: Wanted,
): Generator<Fact> {
  const active = status === 'active';
  const changes = [closedAt, ...members.flatMap(({ since, until }) => [since, until])];
  const changedAt = new Date(Math.max(0, ...changes.map((time) => time?.getTime() ?? 0)));
  if (wanted.account(changedAt)) {
    yield {
      fact: 'account',
      id,
      version,
      active,
      closedAt: closedAt?.toISOString(),
      changedAt: changedAt.getTime() > 0 ? changedAt.toISOString() : undefined,
      directory: entry ? { version: entry.accountVersion, active: entry.active } : null,
    };
  }
  for (const member of members) {
    // A past membership without a request fits with anything.
    if (!member.accessRequestId && !isLive(member as Membership)) continue;
    if (wanted.member(member)) yield membershipFact(id, status !== 'closed', member);
  }
  for (const { userId, accessRequestId, decisionId, reason, at } of refusals.filter(
    wanted.refusal,
  )) {
    const facts = { accountId: id, userId, accessRequestId, decisionId, reason };
    yield { fact: 'refusal', ...facts, at: at.toISOString() };
  }
  const outbox = outboxFact(collection, { _id: id, ...document });
  if (outbox) yield outbox;
}

const membershipFact = (accountId: string, accountActive: boolean, member: Member): Fact => ({
  fact: 'membership',
  accountId,
  accountActive,
  userId: member.userId,
  state: member.state,
  since: member.since.toISOString(),
  until: member.until?.toISOString(),
  accessRequestId: member.accessRequestId,
  decisionId: member.decisionId,
});

export const facts: OperatorCommand<Config> = factsCommand(
  'accounts',
  async ({ get }) => new AccountFacts(await get(Aggregates)),
);
