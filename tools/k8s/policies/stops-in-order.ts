import type { Container } from 'kubernetes-types/core/v1';
import type { Rendering } from '../manifests/manifest';
import { servicesOf } from '../manifests/workloads';
import { variablesOf } from '../manifests/variables';
import type { Policy } from './policy';

/** What the host allows the drain of consumers and the relay's last pass (libs/platform, `bootstrap`). */
export const drainMs = 25_000;

export const stopsInOrder: Policy = {
  name: 'gives every service the time to stop',
  check: (rendering) =>
    servicesOf(rendering).flatMap((service) => {
      const { title, pod, containers } = service;
      const sleep = containers[0]?.lifecycle?.preStop?.sleep?.seconds ?? 0;
      if (sleep < 1) return [`${title}: gets SIGTERM while requests are still sent to it`];
      const stop = sleep + drainSeconds(rendering, containers);
      const grace = pod.terminationGracePeriodSeconds ?? 30;
      return grace > stop ? [] : [`${title}: is killed after ${grace} s, but may take ${stop} s`];
    }),
};

function drainSeconds(rendering: Rendering, containers: readonly Container[]): number {
  return Math.max(
    ...containers.map((container) => {
      const variables = variablesOf(rendering, container);
      const wait = Number(variables['SHUTDOWN_WAIT_MS'] ?? Infinity);
      const deadline = Number(variables['SHUTDOWN_DEADLINE_MS'] ?? Infinity);
      return (wait + deadline + drainMs) / 1_000;
    }),
  );
}
