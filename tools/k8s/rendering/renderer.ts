import { execFileSync, spawnSync } from 'node:child_process';
import { kustomizeBuiltWith, packagedGo } from './built-kustomize';

/** Turns a folder with a kustomization into manifests. */
export interface Renderer {
  /** What was taken, for the line that says so. */
  readonly name: string;
  render(folder: string): string;
}

type Provider = () => Renderer | undefined;

const oldestKubectl = 29;
const providers: readonly Provider[] = [
  kubectl,
  kustomizeOnPath,
  () => built('the Go on the path', () => 'go'),
  () => built("the distribution's Go", packagedGo),
];

/** The first of these that this machine has; throws a sentence when it has none. */
export function findRenderer(candidates = providers): Renderer {
  for (const provide of candidates) {
    const found = provide();
    if (found) return found;
  }
  throw new Error(
    'Nothing here can render the overlays; provide it in one of three ways: kubectl 1.29 or newer on the path, kustomize 5 on the path, or Go 1.19 or newer, with which kustomize is built (root on Debian or Ubuntu alone is enough, too).',
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
  const { stdout, status } = spawnSync('kustomize', ['version'], { encoding: 'utf8' });
  if (status !== 0 || !/v5\./.test(stdout)) return undefined;
  return renderer(`kustomize ${stdout.trim()}`, 'kustomize', ['build']);
}

function built(by: string, findGo: () => string | undefined): Renderer | undefined {
  const command = kustomizeBuiltWith(findGo);
  return command ? renderer(`a kustomize built with ${by}`, command, ['build']) : undefined;
}

const renderer = (name: string, command: string, args: string[]): Renderer => ({
  name,
  render: (folder) =>
    execFileSync(command, [...args, folder], { encoding: 'utf8', maxBuffer: 1 << 26 }),
});
