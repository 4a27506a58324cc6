import type { Migration, MigrationWork } from '../src/store/schema/migration';

type Log = (line: string) => void | Promise<void>;

const parts = 10;

/** A schema of three steps; the second one takes ten parts, and says each of them before it is written. */
export const numberedMigrations = (say: Log = () => undefined): readonly Migration[] => [
  {
    version: 1,
    name: 'indexes',
    up: ({ makeIndexes }) =>
      makeIndexes('numbers', [{ name: 'part', key: { part: 1 }, unique: true }]),
  },
  { version: 2, name: 'parts', up: (work) => writeParts(work, say) },
  {
    version: 3,
    name: 'index-of-doubles',
    up: ({ makeIndexes }) => makeIndexes('numbers', [{ name: 'double', key: { double: 1 } }]),
    down: ({ dropIndexes }) => dropIndexes('numbers', ['double']),
  },
];

/** Every part that is there is passed over, so that it can be killed anywhere and run again. */
async function writeParts({ database, signal }: MigrationWork, say: Log): Promise<void> {
  for (let part = 1; part <= parts; part += 1) {
    signal.throwIfAborted();
    await say(`part ${part}`);
    await database
      .collection('numbers')
      .updateOne({ part }, { $setOnInsert: { double: 2 * part } }, { upsert: true });
  }
}
