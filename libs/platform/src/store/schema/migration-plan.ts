import { MigrationRefused, type AppliedMigration, type Migration } from './migration';

export interface MigrationStep {
  readonly direction: 'up' | 'down';
  readonly migration: Migration;
}

export interface MigrationGoal {
  /** Default: the last one that this release knows. */
  readonly to?: number;
  /** Those that are applied run once more: whatever was lost of their work since is made again. */
  readonly again?: boolean;
}

type Applied = readonly Pick<AppliedMigration, 'version' | 'name'>[];

/** The list of a service, in order. Throws when a number is missing or there twice. */
export function inOrder(migrations: readonly Migration[]): readonly Migration[] {
  migrations.forEach(({ version, name }, index) => {
    if (version !== index + 1) throw new Error(`${name} is number ${index + 1}, not ${version}`);
  });
  return migrations;
}

export const schemaVersionOf = (applied: Applied): number =>
  Math.max(0, ...applied.map(({ version }) => version));

/** Why this release cannot work on that schema; empty when it can. A newer schema is no reason. */
export function missingFor(migrations: readonly Migration[], applied: Applied): string[] {
  const missing = pendingOf(migrations, applied);
  if (missing.length === 0) return [];
  const names = missing.map(({ version, name }) => `${version} (${name})`).join(', ');
  return [
    `the schema is at version ${schemaVersionOf(applied)}, and this release needs ${names}: run its migrate command`,
  ];
}

/** The steps from what is applied to the goal. Throws MigrationRefused before anything is done. */
export function planOf(
  migrations: readonly Migration[],
  applied: Applied,
  { to, again = false }: MigrationGoal = {},
): MigrationStep[] {
  for (const { version, name } of applied) {
    const ours = migrations.find((migration) => migration.version === version);
    if (ours && ours.name !== name) {
      throw new MigrationRefused(
        `Version ${version} was applied as ${name}, here it is ${ours.name}.`,
      );
    }
  }
  const last = migrations.length;
  if (to !== undefined && to > Math.max(last, schemaVersionOf(applied))) {
    throw new MigrationRefused(`This release knows no version ${to}: its last one is ${last}.`);
  }
  const wanted = migrations.filter(({ version }) => version <= (to ?? last));
  const ups = again ? wanted : pendingOf(wanted, applied);
  return [...(to === undefined ? [] : waysBack(migrations, applied, to)), ...ups.map(up)];
}

function waysBack(migrations: readonly Migration[], applied: Applied, to: number): MigrationStep[] {
  const leaving = applied.map(({ version }) => version).filter((version) => version > to);
  return leaving
    .sort((one, other) => other - one)
    .map((version) => {
      const migration = migrations.find((one) => one.version === version);
      if (!migration) {
        throw new MigrationRefused(
          `Version ${version} was applied by a newer release: go back with that one.`,
        );
      }
      if (!migration.down) {
        throw new MigrationRefused(`There is no way back from ${version} (${migration.name}).`);
      }
      return { direction: 'down', migration };
    });
}

const up = (migration: Migration): MigrationStep => ({ direction: 'up', migration });

function pendingOf(migrations: readonly Migration[], applied: Applied): Migration[] {
  const done = new Set(applied.map(({ version }) => version));
  return migrations.filter(({ version }) => !done.has(version));
}
