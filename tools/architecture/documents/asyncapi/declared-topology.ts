import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** What the services declare on the broker. */
export interface DeclaredTopology {
  readonly exchanges: readonly { readonly name: string; readonly type: 'topic' | 'direct' }[];
  readonly queues: readonly {
    readonly name: string;
    readonly arguments: Readonly<Record<string, string | number>>;
  }[];
  readonly bindings: readonly {
    readonly queue: string;
    readonly exchange: string;
    readonly key: string;
  }[];
}

const root = join(__dirname, '../../../..');
const script = 'libs/messaging/src/declare-topology.ts';

/** Asked of the script that declares it, so that the description cannot say anything else. */
export function declaredTopology(): DeclaredTopology {
  const printed = execFileSync(
    process.execPath,
    ['-r', '@swc-node/register', join(root, script), '--print'],
    { cwd: root, encoding: 'utf8' },
  );
  return JSON.parse(printed) as DeclaredTopology;
}
