import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allEvents } from '../events';
import { problems } from '../problems';
import { shapeOf } from './event-shape';
import { frozen, type Frozen } from './frozen-list';
import { allSamples } from './samples';

/** Freezes what is new. What is frozen already stays as it is: to change it is to break somebody. */
export function withNewEntries(before: Frozen): Frozen {
  const codes = Object.entries(problems).map(([code, { status }]) => [code, status] as const);
  const shapes = allEvents.map((contract) => [contract.type, shapeOf(contract)] as const);
  const samples = allSamples().map(({ file, digest }) => [file, digest] as const);
  return {
    problemCodes: sorted({ ...Object.fromEntries(codes), ...before.problemCodes }),
    events: sorted({ ...Object.fromEntries(shapes), ...before.events }),
    samples: sorted({ ...Object.fromEntries(samples), ...before.samples }),
  };
}

const sorted = <Value>(entries: Readonly<Record<string, Value>>) =>
  Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));

if (require.main === module) {
  const text = JSON.stringify(withNewEntries(frozen()), null, 2);
  writeFileSync(join(__dirname, 'frozen.json'), `${text}\n`);
}
