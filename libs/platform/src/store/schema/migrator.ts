import { ensureIndexes, timeOf } from '@secop/messaging';
import { mongo, type Connection } from 'mongoose';
import {
  MigrationRefused,
  type AppliedMigration,
  type Migration,
  type MigrationWork,
} from './migration';
import { MigrationLock, type HeldLock, type LockTiming } from './migration-lock';
import { inOrder, planOf, type MigrationGoal, type MigrationStep } from './migration-plan';

type AppliedDocument = Omit<AppliedMigration, 'version'> & { readonly _id: number };

export interface MigrationRun extends MigrationGoal {
  /** Who asks; it is kept with each step. */
  readonly by: string;
  readonly signal?: AbortSignal;
  /** Under the lock, before the first step, if there is one. */
  readonly begin?: (steps: readonly MigrationStep[]) => Promise<void>;
  /** For people who wait. */
  readonly progress?: (line: string) => void;
}

const defaultTiming: LockTiming = { lease: 30_000, look: 500 };
const namespaceOrIndexNotFound = new Set([26, 27]);
const duplicateKey = 11_000;

/** Brings one service's database to the schema that its release needs, and back. */
export class Migrator {
  private readonly migrations: readonly Migration[];
  private readonly database: mongo.Db;

  constructor(
    connection: Pick<Connection, 'db'>,
    migrations: readonly Migration[],
    private readonly timing = defaultTiming,
  ) {
    if (!connection.db) throw new Error('The connection to the store is not open yet');
    this.database = connection.db;
    this.migrations = inOrder(migrations);
  }

  /** In order. */
  async applied(): Promise<AppliedMigration[]> {
    const documents = await this.documents.find({}).sort({ _id: 1 }).toArray();
    return documents.map(({ _id: version, ...facts }) => ({ version, ...facts }));
  }

  async plan(goal?: MigrationGoal): Promise<MigrationStep[]> {
    return planOf(this.migrations, await this.applied(), goal);
  }

  /** What was done, which is nothing when others did it meanwhile. Throws MigrationRefused. */
  async run(run: MigrationRun): Promise<readonly MigrationStep[]> {
    const { by, progress } = run;
    if ((await this.plan(run)).length === 0) return [];
    const waiting = (other: string) => progress?.(`${other} is migrating: waiting for it to end`);
    const lock = await new MigrationLock(this.database, this.timing).take(by, waiting, run.signal);
    try {
      const steps = await this.plan(run);
      if (steps.length > 0) await run.begin?.(steps);
      for (const step of steps) await this.take(step, lock, run);
      return steps;
    } finally {
      await lock.giveBack();
    }
  }

  private async take(
    { direction, migration }: MigrationStep,
    { lost }: HeldLock,
    { by, progress, signal }: MigrationRun,
  ): Promise<void> {
    const { version, name } = migration;
    progress?.(`${direction === 'up' ? 'applying' : 'going back from'} ${version} (${name})`);
    const begun = performance.now();
    const stop = signal ? AbortSignal.any([lost, signal]) : lost;
    const goOn = () => {
      if (lost.aborted) {
        throw new MigrationRefused('Another migrator has taken over: this one slept for too long.');
      }
      if (signal?.aborted) throw new MigrationRefused('Interrupted: run it again to go on.');
    };
    goOn();
    try {
      await migration[direction]?.(this.work(stop));
    } finally {
      goOn();
    }
    if (direction === 'down') {
      await this.documents.deleteOne({ _id: version });
      return;
    }
    const at = await timeOf(this.database);
    const durationMs = Math.round(performance.now() - begun);
    await this.record({ _id: version, name, at, by, durationMs });
  }

  /** What was there first stays: it says who made it. */
  private async record(document: AppliedDocument): Promise<void> {
    await this.documents.insertOne(document).catch((error: unknown) => {
      const there = error instanceof mongo.MongoServerError && error.code === duplicateKey;
      if (!there) throw error;
    });
  }

  private work(signal: AbortSignal): MigrationWork {
    const { database } = this;
    return {
      database,
      signal,
      makeIndexes: (name, indexes) => ensureIndexes(database.collection(name), indexes),
      dropIndexes: async (name, indexes) => {
        for (const index of indexes) {
          await database.collection(name).dropIndex(index).catch(passingOver);
        }
      },
    };
  }

  private get documents(): mongo.Collection<AppliedDocument> {
    return this.database.collection<AppliedDocument>('schema_migrations');
  }
}

function passingOver(error: unknown): void {
  const absent =
    error instanceof mongo.MongoServerError && namespaceOrIndexNotFound.has(Number(error.code));
  if (!absent) throw error;
}
