import { Injectable } from '@nestjs/common';
import { Aggregates } from '@secop/messaging';
import { queryDeadline } from '@secop/platform';
import type { KnownAccount, KnownAccounts, Standing } from '../domain/known-accounts';

/** Versions of the account by user: only the greatest one is kept, so the order of arrival makes no difference. */
type Versions = Readonly<Record<string, number>>;

interface KnownAccountDocument {
  readonly _id: string;
  readonly closedAt?: Date;
  readonly appointed?: Versions;
  readonly removed?: Versions;
}

/** Kept for good: an old event may be redelivered at any time. One entry for everybody who ever administered. */
@Injectable()
export class MongoKnownAccounts implements KnownAccounts {
  constructor(private readonly aggregates: Aggregates) {}

  async find(accountId: string): Promise<KnownAccount> {
    const document = await this.documents.findOne({ _id: accountId }, queryDeadline);
    return { closed: document?.closedAt !== undefined, standings: standingsIn(document ?? {}) };
  }

  async noteClosed(accountId: string): Promise<void> {
    // `$min` keeps the first time.
    const closedAt = this.aggregates.clock.now();
    await this.documents.updateOne({ _id: accountId }, { $min: { closedAt } }, { upsert: true });
  }

  async noteStanding(accountId: string, { userId, administers }: Standing, sequence: number) {
    const field = `${administers ? 'appointed' : 'removed'}.${fieldNameOf(userId)}`;
    await this.documents.updateOne(
      { _id: accountId },
      { $max: { [field]: sequence } },
      { upsert: true },
    );
  }

  private get documents() {
    return this.aggregates.collection<KnownAccountDocument>('known_accounts');
  }
}

function standingsIn({
  appointed = {},
  removed = {},
}: Omit<KnownAccountDocument, '_id'>): Standing[] {
  const fields = new Set([...Object.keys(appointed), ...Object.keys(removed)]);
  return [...fields].map((field) => ({
    userId: decodeURIComponent(field),
    administers: (appointed[field] ?? 0) > (removed[field] ?? 0),
  }));
}

/** A field's name has no dot and no dollar sign. */
const fieldNameOf = (userId: string) => encodeURIComponent(userId).replaceAll('.', '%2E');
