import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repository, serviceNames } from '@secop/dev';
import type { World } from '../../world/world';

/**
 * What an operator does after messages were deleted on the broker: has the differences found and repaired
 * (docs/operations/reconcile.md). How many there were.
 */
export async function repairedByReconciler(world: World, since: Date): Promise<number> {
  const file = join(world.folder, 'system.json');
  const noFurtherSecrets = join(world.folder, 'no-further-secrets.json');
  await writeFile(noFurtherSecrets, '{}');
  await writeFile(file, JSON.stringify(systemOf(world, noFurtherSecrets)), { mode: 0o600 });
  const args = ['-r', '@swc-node/register', 'tools/dev/ops.ts', 'reconcile', '--repair', '--json'];
  const limits = ['--grace', '1', '--since', since.toISOString()];
  const { stdout } = await promisify(execFile)(process.execPath, [...args, ...limits], {
    cwd: repository,
    env: { ...process.env, SECOP_SYSTEM: file },
    timeout: 300_000,
    maxBuffer: 2 ** 26,
  }).catch((error: Error & { stdout?: string }) => {
    if (error.stdout?.includes('reconciliation.done')) return { stdout: error.stdout };
    throw error;
  });
  return new Set(stdout.split('\n').filter((line) => line.includes('reconciliation.difference')))
    .size;
}

/** As `npm run ops` reads it; an environment has its secrets in it. */
function systemOf({ services, system, brokerUrl, managementUrl }: World, secrets: string) {
  const told = serviceNames.map((name) => [name, services.environmentOf(name)] as const);
  return {
    ...system,
    ...{ rabbitmq: brokerUrl, rabbitmqManagement: managementUrl, ready: true, secrets },
    environment: Object.fromEntries(told),
  };
}
