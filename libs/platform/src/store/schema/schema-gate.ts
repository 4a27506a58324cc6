import { Logger } from '@nestjs/common';
import type { Changing } from '@secop/messaging';
import type { Connection } from 'mongoose';
import { holdStart } from '../../host/starting';
import type { Migration } from './migration';
import { migrateStore } from './migrate-store';
import { missingFor } from './migration-plan';
import { Migrator } from './migrator';

export interface Schema {
  readonly mode: 'migrate' | 'check';
  readonly migrations: readonly Migration[];
}

/**
 * Resolves when the store's schema is at least what this release needs. `migrate`: it sees to that itself; `check`: it
 * waits for whoever migrates.
 */
export async function passSchemaGate(
  uri: Changing<string>,
  connection: Connection,
  schema: Schema,
): Promise<void> {
  if (schema.mode === 'migrate') return migrateItself(uri.current, schema);
  await holdStart('schema', () =>
    missingInSchema(connection, schema).catch(() => ['the store does not tell its schema']),
  );
}

/** Why this release should not work on the store; empty when it can. */
export async function missingInSchema(
  connection: Connection,
  { migrations }: Schema,
): Promise<readonly string[]> {
  return missingFor(migrations, await new Migrator(connection, migrations).applied());
}

function migrateItself(uri: string, { migrations }: Schema): Promise<void> {
  const logger = new Logger('Schema');
  const progress = (line: string) => logger.log(line);
  return migrateStore(uri, migrations, { by: 'the service itself', progress });
}
