import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '@secop/dev';

/** Of the fifth major the newest that Debian 12's Go can build; it renders as newer ones do. */
const version = 'v5.0.3';
const source = `sigs.k8s.io/kustomize/kustomize/v5@${version}`;

/** Built once into the run folder; Go keeps what it fetched and compiled for the next clone. */
export function kustomizeBuiltWith(findGo: () => string | undefined): string | undefined {
  const folder = join(repository, '.run/k8s');
  const command = join(folder, `kustomize-${version}`);
  if (existsSync(command)) return command;
  const go = findGo();
  if (go === undefined || spawnSync(go, ['version']).status !== 0) return undefined;
  process.stderr.write(`building kustomize ${version} with Go (about two minutes)\n`);
  // Of its own, because others may be building, too.
  const building = join(folder, `building-${process.pid}`);
  mkdirSync(building, { recursive: true });
  const { status } = spawnSync(go, ['install', source], {
    env: { ...process.env, GOBIN: building, CGO_ENABLED: '0' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status === 0) renameSync(join(building, 'kustomize'), command);
  rmSync(building, { recursive: true });
  return status === 0 ? command : undefined;
}

/** Debian's or Ubuntu's package, for root; `undefined` where that cannot be. */
export function packagedGo(): string | undefined {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) {
    return undefined;
  }
  process.stderr.write('installing golang-go with apt\n');
  const patiently = ['-o', 'DPkg::Lock::Timeout=300', '-y', '-q'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const wanted = ['--no-install-recommends', 'golang-go', 'ca-certificates'];
  try {
    execFileSync('apt-get', [...patiently, 'update'], { env, stdio: 'ignore' });
    execFileSync('apt-get', [...patiently, 'install', ...wanted], { env, stdio: 'ignore' });
  } catch {
    return undefined;
  }
  return 'go';
}
