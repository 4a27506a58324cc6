import type { mongo } from 'mongoose';

/** What a migration works with. */
export interface MigrationWork {
  readonly database: mongo.Db;
  /** Builds what is missing, beside readers and writers; those of that key that are there must be the same. */
  readonly makeIndexes: (
    collection: string,
    indexes: readonly mongo.IndexDescription[],
  ) => Promise<void>;
  /** Those that are not there are passed over. */
  readonly dropIndexes: (collection: string, names: readonly string[]) => Promise<void>;
  /** Raised when somebody else has the lock by now, or an operator interrupts: stop between two steps. */
  readonly signal: AbortSignal;
}

/**
 * One step of a service's schema, never changed once it is released. It may be killed anywhere and run again, and the
 * release before it must be able to work on its outcome: it only adds; a later release takes away.
 */
export interface Migration {
  /** 1, 2, 3 … without a gap: the number of its file. */
  readonly version: number;
  readonly name: string;
  up(work: MigrationWork): Promise<void>;
  /** The way back, where there is one that loses nothing. */
  down?(work: MigrationWork): Promise<void>;
}

/** As it is kept in `schema_migrations`. */
export interface AppliedMigration {
  readonly version: number;
  readonly name: string;
  readonly at: Date;
  readonly by: string;
  readonly durationMs: number;
}

/** It cannot be done; the message is one sentence for an operator. */
export class MigrationRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MigrationRefused';
  }
}
