import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { testInfrastructure, type TestInfrastructure } from '@secop/testing';
import type { Connection } from 'mongoose';
import { numberedMigrations } from '../../../test-support/numbered-migrations';
import { openConnection } from '../open-connection';
import type { AppliedMigration, Migration } from './migration';
import { Migrator } from './migrator';

const root = join(__dirname, '../../../../..');
const timing = { lease: 1_500, look: 50 };
const versions = (applied: AppliedMigration[]) => applied.map(({ version }) => version);

describe('a migrator', () => {
  let infrastructure: TestInfrastructure;
  let uri: string;
  let connection: Connection;
  const migrator = (say?: (line: string) => void) =>
    new Migrator(connection, numberedMigrations(say), timing);
  const numbers = () => connection.db!.collection('numbers');
  const lock = () => connection.db!.collection('schema_lock');

  beforeAll(async () => {
    infrastructure = await testInfrastructure();
  });
  beforeEach(async () => {
    uri = infrastructure.anotherDatabase();
    connection = await openConnection(uri);
  });
  afterEach(() => connection.close());
  afterAll(() => infrastructure.drop());

  it('keeps what it applied: version, name, when, by whom and how long', async () => {
    await migrator().run({ by: 'eva' });

    const applied = await migrator().applied();
    expect(applied.map(({ version, name, by }) => [version, name, by])).toEqual([
      [1, 'indexes', 'eva'],
      [2, 'parts', 'eva'],
      [3, 'index-of-doubles', 'eva'],
    ]);
    for (const { at, durationMs } of applied) {
      expect(at).toBeInstanceOf(Date);
      expect(durationMs).toBeGreaterThanOrEqual(0);
    }
    expect(await numbers().countDocuments()).toBe(10);
    expect(await lock().countDocuments()).toBe(0);
  });

  it('does nothing the second time', async () => {
    expect(await migrator().run({ by: 'eva' })).toHaveLength(3);
    const first = await migrator().applied();

    expect(await migrator().run({ by: 'ana' })).toEqual([]);
    expect(await migrator().applied()).toEqual(first);
  });

  it('waits for another one that is at work, says so, and finds nothing left', async () => {
    const said: string[] = [];
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const slow = new Migrator(
      connection,
      numberedMigrations((line) => (line === 'part 5' ? held : undefined)),
      timing,
    );
    const first = slow.run({ by: 'eva' });
    const second = migrator().run({
      by: 'ana',
      progress: (line) => {
        said.push(line);
        goOn();
      },
    });

    expect(await first).toHaveLength(3);
    expect(await second).toEqual([]);
    expect(said).toEqual(['eva is migrating: waiting for it to end']);
    expect(new Set((await migrator().applied()).map(({ by }) => by))).toEqual(new Set(['eva']));
  });

  it('is one at a time however many start at once', async () => {
    const running = { now: 0, most: 0 };
    const counted = () =>
      new Migrator(
        connection,
        [
          {
            version: 1,
            name: 'counted',
            up: async ({ database }) => {
              running.now += 1;
              running.most = Math.max(running.most, running.now);
              await database.command({ ping: 1 });
              running.now -= 1;
            },
          },
        ],
        timing,
      ).run({ by: 'many' });

    const outcomes = await Promise.all(Array.from({ length: 8 }, counted));

    expect(running.most).toBe(1);
    expect(outcomes.flat()).toHaveLength(1);
  });

  it('that was killed half-way is finished by the next, once its lease is over', async () => {
    const killed = spawn(
      process.execPath,
      [
        ...['-r', '@swc-node/register', 'libs/platform/test-support/migrator-process.ts'],
        ...[uri, String(timing.lease), '6'],
      ],
      { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    for await (const line of createInterface(killed.stdout)) if (line === 'part 6') break;
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    expect(versions(await migrator().applied())).toEqual([1]);
    expect(await numbers().countDocuments()).toBe(5);

    const said: string[] = [];
    await migrator().run({ by: 'eva', progress: (line) => said.push(line) });

    expect(said[0]).toBe('the one that is killed is migrating: waiting for it to end');
    expect(versions(await migrator().applied())).toEqual([1, 2, 3]);
    expect(await numbers().countDocuments()).toBe(10);
  });

  it('that slept past its lease does nothing more, and says why', async () => {
    const overtaken: Migration = {
      version: 1,
      name: 'overtaken',
      async up({ signal }) {
        await lock().updateMany({}, { $set: { holder: 'another' } });
        await once(signal, 'abort');
      },
    };
    const slept = new Migrator(connection, [overtaken], timing).run({ by: 'eva' });

    await expect(slept).rejects.toThrow('Another migrator has taken over');
    expect(await migrator().applied()).toEqual([]);
    expect(await lock().findOne()).toMatchObject({ holder: 'another' });
  });

  it('goes back where there is a way back, and forwards again', async () => {
    await migrator().run({ by: 'eva' });
    const names = async () => (await numbers().indexes()).map(({ name }) => name);
    expect(await names()).toContain('double');

    await migrator().run({ by: 'eva', to: 2 });
    expect(await names()).not.toContain('double');
    expect(versions(await migrator().applied())).toEqual([1, 2]);
    await expect(migrator().run({ by: 'eva', to: 0 })).rejects.toThrow('no way back from 2');
    expect(versions(await migrator().applied())).toEqual([1, 2]);

    await migrator().run({ by: 'eva' });
    expect(await names()).toContain('double');
  });

  it('mends what was lost since when it runs again', async () => {
    await migrator().run({ by: 'eva' });
    await numbers().dropIndex('part');

    expect(await migrator().run({ by: 'ana' })).toEqual([]);
    expect(await migrator().run({ by: 'ana', again: true })).toHaveLength(3);

    expect((await numbers().indexes()).map(({ name }) => name)).toContain('part');
    expect((await migrator().applied()).map(({ by }) => by)).toEqual(['eva', 'eva', 'eva']);
  });
});
