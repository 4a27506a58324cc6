import { openConnection, withoutHurry } from '../open-connection';
import type { Migration } from './migration';
import { Migrator, type MigrationRun } from './migrator';

/** Applies what is missing over a connection of its own. Throws MigrationRefused, IndexMissing. */
export async function migrateStore(
  uri: string,
  migrations: readonly Migration[],
  run: MigrationRun,
): Promise<void> {
  const connection = await openConnection(uri, withoutHurry);
  try {
    await new Migrator(connection, migrations).run(run);
  } finally {
    await connection.close();
  }
}
