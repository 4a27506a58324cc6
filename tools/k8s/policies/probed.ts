import type { Probe } from 'kubernetes-types/core/v1';
import { servicesOf } from '../manifests/workloads';
import type { Policy } from './policy';

const paths = {
  startupProbe: '/livez',
  livenessProbe: '/livez',
  readinessProbe: '/readyz',
} as const;
/** A check of readiness ends itself after two seconds. */
const patience = 2;

export const probed: Policy = {
  name: 'asks every service whether it has started, lives and is ready',
  check: (rendering) =>
    servicesOf(rendering).flatMap(({ title, containers }) =>
      containers.flatMap((container) =>
        Object.entries(paths).flatMap(([probe, path]) => {
          const fault = faultOf(container[probe as keyof typeof paths], path);
          return fault ? [`${title}: its ${probe} ${fault}`] : [];
        }),
      ),
    ),
};

function faultOf(probe: Probe | undefined, path: string): string | undefined {
  if (!probe) return 'is missing';
  if (probe.httpGet?.path !== path || probe.httpGet.port !== 'http') return `does not ask ${path}`;
  if (path === '/readyz' && (probe.timeoutSeconds ?? 1) <= patience) return 'is too impatient';
  return undefined;
}
