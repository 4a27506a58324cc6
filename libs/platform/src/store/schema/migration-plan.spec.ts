import type { Migration } from './migration';
import { inOrder, missingFor, planOf, type MigrationStep } from './migration-plan';

const step = (version: number, back = false): Migration => ({
  version,
  name: `step-${version}`,
  up: () => Promise.resolve(),
  ...(back ? { down: () => Promise.resolve() } : {}),
});
const migrations = [step(1), step(2, true), step(3, true)];
const applied = (...versions: number[]) =>
  versions.map((version) => ({ version, name: `step-${version}` }));
const shown = (steps: readonly MigrationStep[]) =>
  steps.map(({ direction, migration: { version } }) => `${direction} ${version}`);

describe('a plan of migrations', () => {
  it('brings a store to the last version, in order, and does nothing there', () => {
    expect(shown(planOf(migrations, []))).toEqual(['up 1', 'up 2', 'up 3']);
    expect(shown(planOf(migrations, applied(1, 2)))).toEqual(['up 3']);
    expect(planOf(migrations, applied(1, 2, 3))).toEqual([]);
  });

  it('goes as far as it is told, forwards and back', () => {
    expect(shown(planOf(migrations, [], { to: 2 }))).toEqual(['up 1', 'up 2']);
    expect(shown(planOf(migrations, applied(1, 2, 3), { to: 1 }))).toEqual(['down 3', 'down 2']);
    expect(planOf(migrations, applied(1, 2), { to: 2 })).toEqual([]);
  });

  it('leaves a newer schema alone', () => {
    expect(planOf(migrations, applied(1, 2, 3, 4))).toEqual([]);
    expect(planOf(migrations, applied(1, 2, 3, 4), { to: 4 })).toEqual([]);
  });

  it('repeats what is applied when it is asked to', () => {
    expect(shown(planOf(migrations, applied(1, 2), { again: true }))).toEqual([
      'up 1',
      'up 2',
      'up 3',
    ]);
  });

  it.each([
    ['goes nowhere beyond what it knows', applied(1), 4, 'knows no version 4'],
    ['has no way back from a step without one', applied(1, 2), 0, 'no way back from 1'],
    ['leaves the way back to who applied it', applied(1, 2, 3, 4), 2, 'by a newer release'],
    ['refuses a store of somebody else', [{ version: 1, name: 'other' }], 3, 'applied as other'],
  ])('%s', (_, present, to, sentence) =>
    expect(() => planOf(migrations, present, { to })).toThrow(sentence),
  );

  it('says what is missing, and to a newer schema nothing', () => {
    expect(missingFor(migrations, applied(1))).toEqual([
      'the schema is at version 1, and this release needs 2 (step-2), 3 (step-3): run its migrate command',
    ]);
    expect(missingFor(migrations, applied(1, 2, 3))).toEqual([]);
    expect(missingFor(migrations, applied(1, 2, 3, 4))).toEqual([]);
  });

  it.each([[[step(1), step(3)]], [[step(2)]], [[step(1), step(1)]]])(
    'is made of a list without a gap',
    (list) => expect(() => inOrder(list)).toThrow('is number'),
  );
});
