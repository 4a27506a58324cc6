import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { repository } from '@secop/dev';
import type { Rendering } from '../manifests/manifest';
import { variablesOf } from '../manifests/variables';
import { servicesOf } from '../manifests/workloads';
import type { Told } from './read';
import { sampleSecrets } from './samples';

/** What the services themselves would refuse of their environment, before they start on a cluster to say so. */
export function configurationFaults(renderings: readonly Rendering[]): string[] {
  const told = renderings.flatMap((rendering) =>
    servicesOf(rendering).flatMap(({ title, manifest, containers }) =>
      containers.map((container) => ({
        who: `${rendering.name}: ${title}`,
        service: manifest.metadata.name,
        environment: asRead(variablesOf(rendering, container)),
      })),
    ),
  );
  const script = join(repository, 'tools/k8s/configuration/read.ts');
  const answer = execFileSync(process.execPath, ['-r', '@swc-node/register', script], {
    cwd: repository,
    encoding: 'utf8',
    input: JSON.stringify(told.map(({ service, environment }): Told => ({ service, environment }))),
  });
  return (JSON.parse(answer) as string[][]).flatMap((faults, index) =>
    faults.map((fault) => `${told[index]?.who}: ${fault}`),
  );
}

/** `X_FILE` is X, with what such a file holds. */
const asRead = (variables: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(variables).map(([name, value]) => {
      const secret = /^(.+)_FILE$/.exec(name)?.[1];
      return secret === undefined ? [name, value] : [secret, sampleSecrets[secret] ?? value];
    }),
  );
