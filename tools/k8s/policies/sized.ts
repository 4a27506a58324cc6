import type { Container } from 'kubernetes-types/core/v1';
import type { Rendering } from '../manifests/manifest';
import { commandPeakMiB, measuredOf, nodeOptions, openScreenMiB } from '../manifests/measured';
import { amountOf } from '../manifests/quantities';
import { variablesOf } from '../manifests/variables';
import { isOurs, servicesOf, workloadsOf, type Workload } from '../manifests/workloads';
import type { Policy } from './policy';

const mebibyte = 2 ** 20;
/** Above the highest peak. */
const headroom = 1.3;
/** Of its limit: the heap is not all that a process needs. */
const heapShare = 0.6;

/** Requests and limits are those of docs/sizing.json, or above; the same options of Node, for other heaps are other sizes. */
export const sized: Policy = {
  name: 'gives each container what it was measured to take',
  check: (rendering) => {
    const services = servicesOf(rendering).flatMap((workload) =>
      workload.containers.flatMap((container) => serviceFaults(rendering, workload, container)),
    );
    const passing = workloadsOf(rendering)
      .filter(({ manifest }) => manifest.kind === 'Job' || manifest.kind === 'CronJob')
      .flatMap(({ title, containers }) =>
        containers.filter(isOurs).flatMap((container) => commandFaults(title, container)),
      );
    const heaps = workloadsOf(rendering).flatMap(({ title, containers }) =>
      containers.filter(isOurs).flatMap((container) => heapFaults(rendering, title, container)),
    );
    return [...services, ...passing, ...heaps];
  },
};

function serviceFaults(
  rendering: Rendering,
  { title, manifest }: Workload,
  container: Container,
): string[] {
  const service = manifest.metadata.name;
  const { millicores, residentMiB, peakMiB } = measuredOf(service);
  const { requests, limits } = container.resources ?? {};
  if (Number.isNaN(millicores + peakMiB)) return [`${title}: nobody measured ${service}`];
  const screens = Number(variablesOf(rendering, container)['EVENT_STREAMS'] ?? 0) * openScreenMiB;
  // Operators' commands run beside the service, within its limit.
  const needed = headroom * peakMiB + screens + commandPeakMiB(service);
  return [
    ...below('requests', requests?.['memory'], mebibyte, residentMiB, 'MiB at the steady rate'),
    ...below('requests', requests?.['cpu'], 1 / 1_000, millicores, 'm at the steady rate'),
    ...below('is limited to', limits?.['memory'], mebibyte, needed, 'MiB for its peak and room'),
    ...(limits?.['cpu'] ? ['has a limit of processor, which only makes it late'] : []),
  ].map((fault) => `${title}: ${container.name} ${fault}`);
}

function commandFaults(title: string, { name, image = '', command, resources }: Container) {
  const [, app = ''] = /secop-access\/([a-z-]+)/.exec(image) ?? [];
  const isMigration = command?.includes('migrate') === true;
  const peak = commandPeakMiB(app, isMigration ? 'migrate' : '');
  if (peak === 0) return [`${title}: nobody measured the commands of ${app}`];
  const limit = resources?.limits?.['memory'];
  return below('is limited to', limit, mebibyte, headroom * peak, 'MiB for its peak and room').map(
    (fault) => `${title}: ${name} ${fault}`,
  );
}

function heapFaults(rendering: Rendering, title: string, container: Container): string[] {
  const options = variablesOf(rendering, container)['NODE_OPTIONS'] ?? '';
  if (options !== nodeOptions) {
    return [`${title}: ${container.name} was measured with NODE_OPTIONS ${nodeOptions}`];
  }
  const heap = Number(/--max-old-space-size=(\d+)/.exec(options)?.[1] ?? NaN);
  const limit = amountOf(container.resources?.limits?.['memory']) / mebibyte;
  return heap <= heapShare * limit
    ? []
    : [`${title}: ${container.name} may fill ${limit} MiB with ${heap} MiB of heap alone`];
}

/** What is not said is no fault here: that it is said is another policy. What cannot be read is one, or it would pass everything. */
function below(
  does: string,
  quantity: string | undefined,
  unit: number,
  needed: number,
  what: string,
): string[] {
  if (quantity === undefined) return [];
  const given = Number((amountOf(quantity) / unit).toFixed(1));
  return given >= needed
    ? []
    : [`${does} ${Number.isNaN(given) ? quantity : given}, but needs ${Math.ceil(needed)} ${what}`];
}
