import { openConnection } from '../src/store/open-connection';
import { Migrator } from '../src/store/schema/migrator';
import { numberedMigrations } from './numbered-migrations';

/** A migrator to be killed: says each part on stdout, and goes no further than the part that it is given. */
async function main([uri = '', lease = '', last = '']: string[]): Promise<void> {
  const connection = await openConnection(uri);
  const migrations = numberedMigrations(async (line) => {
    process.stdout.write(`${line}\n`);
    if (line === `part ${last}`) await new Promise(() => setInterval(() => undefined, 1_000));
  });
  const timing = { lease: Number(lease), look: 50 };
  await new Migrator(connection, migrations, timing).run({ by: 'the one that is killed' });
  await connection.close();
}

void main(process.argv.slice(2));
