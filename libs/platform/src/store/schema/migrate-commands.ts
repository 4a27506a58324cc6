import { IndexMissing, timeOf } from '@secop/messaging';
import type { Connection, mongo } from 'mongoose';
import type { OperatorAct } from '../../ops/operator-audit';
import { operatorCommand, OperatorRefusal, type OperatorCommand } from '../../ops/operator-command';
import { whenReachable } from '../first-connection';
import { openConnection, withoutHurry } from '../open-connection';
import { MigrationRefused, type AppliedMigration, type Migration } from './migration';
import { missingFor, schemaVersionOf, type MigrationStep } from './migration-plan';
import { Migrator } from './migrator';

interface StoreConfig {
  readonly MONGODB_URI: string;
}

/** `migrate` and `migrate status`, with the service's own credentials; nothing else of the service is opened. */
export function migrateCommands(
  migrations: readonly Migration[],
): readonly OperatorCommand<StoreConfig>[] {
  return [
    operatorCommand({
      name: 'migrate status',
      words: [],
      options: {},
      help: "the store's schema against what this release needs; 1 when it is older",
      change: false,
      run: ({ config }) =>
        withStore(open(config), migrations, async (migrator) => {
          const applied = await migrator.applied();
          const missing = missingFor(migrations, applied);
          const version = schemaVersionOf(applied);
          const lines = [
            `Version ${version}; this release needs ${migrations.length}`,
            ...applied.map(lineOf),
            ...missing,
          ];
          const data = { version, needed: migrations.length, applied, missing };
          return { lines, data, failed: missing.length > 0 };
        }),
    }),
    operatorCommand<StoreConfig, typeof migrateOptions>({
      name: 'migrate',
      words: [],
      options: migrateOptions,
      help: 'brings the schema to what this release needs, or to version N; one migrator at a time',
      change: true,
      run: ({ config, options, operator, dryRun, signal, progress }) => {
        const say = (problem: string) => progress(`Waiting: ${problem}`);
        const store = whenReachable(() => open(config), { say, signal });
        return withStore(store, migrations, async (migrator, database) => {
          const to = options.to === undefined ? undefined : Number(options.to);
          const goal = { to, again: options.again };
          const begin = (steps: readonly MigrationStep[]) =>
            record(database, { operator, act: 'migrate', steps: steps.map(textOf) });
          const steps = dryRun
            ? await migrator.plan(goal)
            : await migrator.run({ ...goal, by: operator, begin, signal, progress });
          const version = schemaVersionOf(await migrator.applied());
          const done = dryRun ? 'would be done' : 'done';
          const lines = [
            ...steps.map((step) => `${textOf(step)}: ${done}`),
            `Version ${version}${steps.length === 0 ? ': nothing to do' : ''}`,
          ];
          return { lines, data: { version, steps: steps.map(textOf), dryRun } };
        });
      },
    }),
  ];
}

const migrateOptions = {
  to: { value: 'N', pattern: /^\d{1,4}$/ },
  again: {},
} as const;

const open = ({ MONGODB_URI }: StoreConfig) => openConnection(MONGODB_URI, withoutHurry);

async function withStore<T>(
  store: Promise<Connection>,
  migrations: readonly Migration[],
  work: (migrator: Migrator, database: mongo.Db) => Promise<T>,
): Promise<T> {
  const connection = await store;
  try {
    return await work(new Migrator(connection, migrations), connection.db!);
  } catch (error) {
    const said = error instanceof MigrationRefused || error instanceof IndexMissing;
    throw said ? new OperatorRefusal(error.message) : error;
  } finally {
    await connection.close();
  }
}

/** As `OperatorAudit` does it, where the service is not open. */
async function record(database: mongo.Db, act: OperatorAct): Promise<void> {
  const at = await timeOf(database);
  await database.collection('operator_audit').insertOne({ ...act, at });
}

const textOf = ({ direction, migration: { version, name } }: MigrationStep) =>
  `${direction} ${version} (${name})`;

const lineOf = ({ version, name, at, by, durationMs }: AppliedMigration) =>
  `${version}  ${name}  ${at.toISOString()}  by ${by}  ${durationMs} ms`;
