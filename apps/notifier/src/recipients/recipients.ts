import { Injectable } from '@nestjs/common';
import { Aggregates } from '@secop/messaging';
import { mongo } from 'mongoose';
import { Contact } from './contact';
import { SealingKeys } from './sealing-keys';

interface RecipientRow {
  readonly _id: string;
  /** Of the user; the newest wins, whatever the order of arrival. */
  readonly version: number;
  readonly locale?: string;
  /** JWE, as identity sealed it. */
  readonly contact?: string;
  readonly closedAt?: Date;
  /** The server said for good that the address does not exist. Only a later verification, or an operator, says otherwise. */
  readonly suppressedAt?: Date;
  /** The attempt that was refused, whatever was said of the user since. */
  readonly suppressedBy?: string;
}

export type Recipient =
  | { readonly state: 'unknown' | 'closed' }
  /** `suppressed`: there is a contact, and no mail may be sent to it. */
  | {
      readonly state: 'known' | 'suppressed';
      readonly contact: Contact;
      readonly version: number;
    };

/** A user with the address of that time. */
export interface RecipientVersion {
  readonly userId: string;
  readonly version: number;
}

interface SaidContact {
  readonly locale: string;
  readonly contact: string;
  /** Absent when an older identity says it: then nothing is known to be verified anew. */
  readonly verifiedAt?: string;
}

const duplicateKey = 11_000;
const suppression = { suppressedAt: '', suppressedBy: '' } as const;

/** Projection of verified users: who they are stays sealed until a mail to them is rendered. */
@Injectable()
export class Recipients {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly keys: SealingKeys,
  ) {}

  private get rows(): mongo.Collection<RecipientRow> {
    return this.aggregates.collection<RecipientRow>('recipients');
  }

  async contactChanged(
    userId: string,
    version: number,
    { locale, contact, verifiedAt }: SaidContact,
  ): Promise<void> {
    const $set = { version, locale, contact };
    if (verifiedAt) {
      const { matchedCount } = await this.rows.updateOne(
        { _id: userId, version: { $lt: version }, suppressedAt: { $lt: new Date(verifiedAt) } },
        { $set, $unset: suppression },
      );
      if (matchedCount === 1) return;
    }
    await this.replace(userId, version, { $set });
  }

  /** Forgets the contact and keeps that the user is closed. */
  async closed(userId: string, version: number): Promise<void> {
    await this.replace(userId, version, {
      $set: { version, closedAt: this.aggregates.clock.now() },
      $unset: { contact: '', locale: '', ...suppression },
    });
  }

  /** Of the address that was refused: one that was verified since is not touched. */
  async suppress({ userId, version }: RecipientVersion, attempt: string): Promise<void> {
    await this.rows.updateOne(
      { _id: userId, version },
      { $set: { suppressedAt: this.aggregates.clock.now(), suppressedBy: attempt } },
    );
  }

  /** Whose refusal was none, or is over; what another attempt met stays, and answers false. */
  async liftSuppression(userId: string, attempt: string): Promise<boolean> {
    const { modifiedCount } = await this.rows.updateOne(
      { _id: userId, suppressedBy: attempt },
      { $unset: suppression },
    );
    return modifiedCount === 1;
  }

  /** Empty: the address gets mail. `undefined`: there is no such recipient. */
  async suppression(userId: string): Promise<{ since?: Date; attempt?: string } | undefined> {
    const row = await this.rows.findOne({ _id: userId });
    return row ? { since: row.suppressedAt, attempt: row.suppressedBy } : undefined;
  }

  /** Addresses that get no mail until they, or others, are verified, or an operator lifts it. */
  async suppressed(
    limit: number,
  ): Promise<Array<{ userId: string; since: Date; contact?: Contact }>> {
    const rows = await this.rows
      .find({ suppressedAt: { $exists: true } })
      .limit(limit)
      .toArray();
    return Promise.all(
      rows.map(async (row) => {
        const recipient = await this.open(row);
        const contact = 'contact' in recipient ? recipient.contact : undefined;
        return { userId: row._id, since: row.suppressedAt!, contact };
      }),
    );
  }

  /** One answer per id. */
  async find(userIds: readonly string[]): Promise<Map<string, Recipient>> {
    if (userIds.length === 0) return new Map();
    const rows = await this.rows.find({ _id: { $in: [...userIds] } }).toArray();
    const byId = new Map(rows.map((row) => [row._id, row]));
    const answers = userIds.map(async (id): Promise<[string, Recipient]> => [
      id,
      await this.open(byId.get(id)),
    ]);
    return new Map(await Promise.all(answers));
  }

  /** After a new key was put first: before the old one is taken away, every contact must be under the new one. */
  async reseal(dryRun = false): Promise<{ resealed: number }> {
    let resealed = 0;
    for await (const { _id, contact } of this.rows.find({ contact: { $exists: true } })) {
      const newer = contact && (await this.keys.reseal('user-contact', contact));
      if (newer && dryRun) resealed += 1;
      if (!newer || dryRun) continue;
      const { modifiedCount } = await this.rows.updateOne(
        { _id, contact },
        { $set: { contact: newer } },
      );
      resealed += modifiedCount;
    }
    return { resealed };
  }

  private async open(row: RecipientRow | undefined): Promise<Recipient> {
    if (row?.closedAt) return { state: 'closed' };
    if (!row?.contact) return { state: 'unknown' };
    const contact = Contact.from(await this.keys.open('user-contact', row.contact));
    if (!contact) return { state: 'unknown' };
    const { version, suppressedAt } = row;
    return { state: suppressedAt ? 'suppressed' : 'known', contact, version };
  }

  /** A user that is not there yet is inserted; an older version than the one stored finds no place and is ignored. */
  private async replace(
    userId: string,
    version: number,
    update: mongo.UpdateFilter<RecipientRow>,
  ): Promise<void> {
    try {
      await this.rows.updateOne({ _id: userId, version: { $lt: version } }, update, {
        upsert: true,
      });
    } catch (error) {
      if (!(error instanceof mongo.MongoServerError) || error.code !== duplicateKey) throw error;
    }
  }
}
