import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { timeOf } from '@secop/messaging';
import { mongo } from 'mongoose';
import { MigrationRefused } from './migration';

interface LockDocument {
  readonly _id: string;
  readonly holder: string;
  readonly by: string;
  readonly until: Date;
}

export interface LockTiming {
  /** Milliseconds, by the store's clock, after which a holder that does not renew has lost the lock. */
  readonly lease: number;
  readonly look: number;
}

/** The lock of one migrator, held and renewed until it is given back. */
export interface HeldLock {
  /** Raised when it is lost: a process that slept past its lease must not go on. */
  readonly lost: AbortSignal;
  giveBack(): Promise<void>;
}

const id = 'migrations';
const duplicateKey = 11_000;

/** One migrator at a time, over all processes. A killed one holds it until its lease ends, and no longer. */
export class MigrationLock {
  private readonly holder = randomUUID();

  constructor(
    private readonly database: mongo.Db,
    private readonly timing: LockTiming,
  ) {}

  /** Waits for the others. `onWait` hears once who has it. Throws MigrationRefused when `signal` is raised meanwhile. */
  async take(by: string, onWait: (by: string) => void, signal?: AbortSignal): Promise<HeldLock> {
    let told = false;
    while (!(await this.tryToTake(by))) {
      if (signal?.aborted) throw new MigrationRefused('Interrupted: nothing was done.');
      const other = await this.documents.findOne({ _id: id });
      if (other && !told) onWait(other.by);
      told ||= other !== null;
      await pause(this.timing.look, undefined, { signal }).catch(() => undefined);
    }
    return this.hold();
  }

  private async tryToTake(by: string): Promise<boolean> {
    const now = await timeOf(this.database);
    const until = new Date(now.getTime() + this.timing.lease);
    try {
      await this.documents.updateOne(
        { _id: id, $or: [{ until: { $lte: now } }, { holder: this.holder }] },
        { $set: { holder: this.holder, by, until } },
        { upsert: true },
      );
      return true;
    } catch (error) {
      if (error instanceof mongo.MongoServerError && error.code === duplicateKey) return false;
      throw error;
    }
  }

  private hold(): HeldLock {
    const lost = new AbortController();
    const given = new AbortController();
    const renewing = this.keepRenewing(lost, given.signal);
    return {
      lost: lost.signal,
      giveBack: async () => {
        given.abort();
        await renewing;
        await this.documents.deleteOne({ _id: id, holder: this.holder });
      },
    };
  }

  /** A store that is silent for a whole lease takes the lock away, too. */
  private async keepRenewing(lost: AbortController, given: AbortSignal): Promise<void> {
    const { lease } = this.timing;
    let renewedAt = performance.now();
    while (!given.aborted && !lost.signal.aborted) {
      await pause(lease / 3, undefined, { signal: given }).catch(() => undefined);
      if (given.aborted) return;
      const asked = performance.now();
      const renewed = await this.renew().catch(() => undefined);
      if (renewed) renewedAt = asked;
      if (renewed === false || performance.now() - renewedAt > lease) lost.abort();
    }
  }

  private async renew(): Promise<boolean> {
    const now = await timeOf(this.database);
    const { matchedCount } = await this.documents.updateOne(
      { _id: id, holder: this.holder },
      { $set: { until: new Date(now.getTime() + this.timing.lease) } },
    );
    return matchedCount === 1;
  }

  private get documents(): mongo.Collection<LockDocument> {
    return this.database.collection<LockDocument>('schema_lock');
  }
}
