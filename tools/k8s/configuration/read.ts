import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';

/** One service's environment in one overlay. */
export interface Told {
  readonly service: string;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Reads `Told[]` from stdin and says, for each, what its service's own schema has against it. In a process of its own: a
 * tool knows no service.
 */
function main(): void {
  const all = JSON.parse(readFileSync(0, 'utf8')) as Told[];
  console.log(JSON.stringify(all.map(faultsOf)));
}

/** Node reads it before any code of ours runs. */
const nodesOwn = 'NODE_OPTIONS';

function faultsOf({ service, environment }: Told): string[] {
  const path = join(__dirname, '../../../apps', service, 'src/config');
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { configSchema } = require(path) as { configSchema: z.ZodObject };
  const unknown = Object.keys(environment).filter(
    (name) => !(name in configSchema.shape) && name !== nodesOwn,
  );
  const { error } = configSchema.safeParse(environment);
  return [
    ...unknown.map((name) => `${name} is no variable of it`),
    ...(error?.issues ?? []).map(({ path: [name], message }) => `${String(name)}: ${message}`),
  ];
}

main();
