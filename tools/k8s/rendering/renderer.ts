import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repository } from '@secop/dev';

/** Turns a folder with a kustomization into manifests. */
export interface Renderer {
  /** What was taken, for the line that says so. */
  readonly name: string;
  render(folder: string): string;
}

const kustomize = 'sigs.k8s.io/kustomize/kustomize/v5@v5.7.1';
const oldestKubectl = 29;

type Provider = () => Renderer | undefined;

/** The first of these that this machine has; throws a sentence when it has none. */
export function findRenderer(
  providers: readonly Provider[] = [kubectl, kustomizeOnPath, builtKustomize],
): Renderer {
  for (const provide of providers) {
    const found = provide();
    if (found) return found;
  }
  throw new Error(
    'Nothing here can render the overlays; provide it in one of three ways: kubectl 1.29 or newer on the path, kustomize 5 on the path, or Go 1.21 or newer, with which kustomize is built.',
  );
}

function kubectl(): Renderer | undefined {
  const { stdout, status } = spawnSync('kubectl', ['version', '--client', '-o', 'json'], {
    encoding: 'utf8',
  });
  if (status !== 0) return undefined;
  const { clientVersion } = JSON.parse(stdout) as {
    clientVersion: { gitVersion: string; minor: string };
  };
  if (parseInt(clientVersion.minor, 10) < oldestKubectl) return undefined;
  return renderer(`kubectl ${clientVersion.gitVersion}`, 'kubectl', ['kustomize']);
}

function kustomizeOnPath(): Renderer | undefined {
  return installedKustomize('kustomize');
}

function installedKustomize(command: string): Renderer | undefined {
  const { stdout, status } = spawnSync(command, ['version'], { encoding: 'utf8' });
  if (status !== 0 || !/v5\./.test(stdout)) return undefined;
  return renderer(`kustomize ${stdout.trim()}`, command, ['build']);
}

/** Built once into the run folder; Go keeps what it fetched and compiled for the next clone. */
function builtKustomize(): Renderer | undefined {
  const folder = join(repository, '.run/k8s');
  const command = join(folder, 'kustomize');
  const before = installedKustomize(command);
  if (before || spawnSync('go', ['version']).status !== 0) return before;
  process.stderr.write('building kustomize with Go (about two minutes)\n');
  execFileSync('go', ['install', kustomize], {
    env: { ...process.env, GOBIN: folder, CGO_ENABLED: '0' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return installedKustomize(command);
}

const renderer = (name: string, command: string, args: string[]): Renderer => ({
  name,
  render: (folder) =>
    execFileSync(command, [...args, folder], { encoding: 'utf8', maxBuffer: 1 << 26 }),
});
