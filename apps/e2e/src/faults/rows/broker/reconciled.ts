import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repository, serviceNames } from '@secop/dev';
import type { RowNote } from '../../matrix/fault-row';
import type { World } from '../../world/world';
import { pause } from '../pause';
import { chain } from './broker-work';
import { kindsReported, toldOf } from './reports';

/** Seconds instead of five minutes; not fewer, because an account says an answer again at most once a minute. */
const grace = 60;

type Repaired = Required<Pick<RowNote, 'text' | 'findings'>>;

/**
 * What docs/operations/events.md tells an operator to do after messages were deleted on the broker: see that the queues
 * are there again, then have the differences found and repaired. What is left after that is a finding.
 */
export async function repairedByReconciler(world: World, since: Date): Promise<Repaired> {
  await tellOps(world);
  const incomplete: string[] = [];
  for (const service of chain) {
    const { code, stdout } = await operate(world, service, 'topology', 'check');
    if (code !== 0) incomplete.push(`${service}: ${stdout.trim()}`);
  }
  await pause(grace * 1_000);
  const words = ['reconcile', '--repair', '--as', 'faults', '--grace', String(grace)];
  const { code, stdout } = await operate(world, ...words, '--since', since.toISOString(), '--json');
  const reports = kindsReported(stdout);
  const [found = [], left = []] = [reports.at(0), reports.at(-1)];
  const failed = code !== 0 && left.length === 0 ? ['reconcile failed'] : [];
  return {
    text: `as docs/operations/events.md says: topology check, then ${words.join(' ')}: ${toldOf(found)}, ${left.length} left`,
    findings: [...incomplete, ...failed, ...left.map((kind) => `${kind} was not repaired`)].map(
      (text) => ({ letter: 'I', text }),
    ),
  };
}

/** The notifier's contacts are copies, which nobody compares: their owner says them all again. */
export async function contactsSaidAgain(world: World): Promise<Repaired> {
  await tellOps(world);
  const words = ['identity', 'republish', '--all', '--as', 'faults'];
  const { code, stdout } = await operate(world, ...words);
  const said = stdout.trim().split('\n').at(-1);
  return {
    text: `${words.join(' ')}: ${said}`,
    findings: code === 0 ? [] : [{ letter: 'I', text: `republish failed: ${said}` }],
  };
}

const systemFile = ({ folder }: World) => join(folder, 'system.json');

async function operate(world: World, ...words: string[]) {
  const args = ['-r', '@swc-node/register', 'tools/dev/ops.ts', ...words];
  return promisify(execFile)(process.execPath, args, {
    cwd: repository,
    env: { ...process.env, SECOP_SYSTEM: systemFile(world) },
    timeout: 300_000,
    maxBuffer: 2 ** 26,
  }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout, stderr }: { code?: number; stdout?: string; stderr?: string }) => ({
      ...{ code: code ?? 1, stdout: stdout || stderr || '' },
    }),
  );
}

/** As `npm run ops` reads it; an environment has its secrets in it. */
async function tellOps(world: World): Promise<void> {
  const { services, system, brokerUrl, managementUrl, folder } = world;
  const secrets = join(folder, 'no-further-secrets.json');
  await writeFile(secrets, '{}');
  const told = serviceNames.map((name) => [name, services.environmentOf(name)] as const);
  const file = {
    ...system,
    ...{ rabbitmq: brokerUrl, rabbitmqManagement: managementUrl, ready: true, secrets },
    environment: Object.fromEntries(told),
  };
  await writeFile(systemFile(world), JSON.stringify(file), { mode: 0o600 });
}
