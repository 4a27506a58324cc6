import type { Container, PodSpec } from 'kubernetes-types/core/v1';
import { ofKind } from '../manifests/manifest';
import { variablesOf } from '../manifests/variables';
import { workloadsOf } from '../manifests/workloads';
import type { Policy } from './policy';

/** `X_FILE` names a file: it has to be where the variable says. */
export const toldVariables: Policy = {
  name: 'has every ConfigMap and every file that a variable names',
  check: (rendering) => {
    const maps = new Set(ofKind(rendering, 'ConfigMap').map(({ metadata }) => metadata.name));
    return workloadsOf(rendering).flatMap(({ title, pod, containers }) =>
      containers.flatMap((container) => {
        const missing = (container.envFrom ?? [])
          .map(({ configMapRef }) => configMapRef?.name ?? '')
          .filter((name) => !maps.has(name));
        const files = new Set(filesIn(pod, container));
        const lost = Object.entries(variablesOf(rendering, container)).filter(
          ([name, value]) => name.endsWith('_FILE') && value !== '' && !files.has(value),
        );
        return [
          ...missing.map((name) => `there is no ConfigMap ${name}`),
          ...lost.map(([name, value]) => `${name} names ${value}, which is not there`),
        ].map((fault) => `${title}: for ${container.name} ${fault}`);
      }),
    );
  },
};

/** The secrets that are mounted, by path. */
function filesIn({ volumes = [] }: PodSpec, { volumeMounts = [] }: Container): string[] {
  return volumeMounts.flatMap(({ name, mountPath }) => {
    const volume = volumes.find((candidate) => candidate.name === name);
    const items = (volume?.projected?.sources ?? []).flatMap(({ secret }) => secret?.items ?? []);
    return items.map(({ path }) => `${mountPath}/${path}`);
  });
}
