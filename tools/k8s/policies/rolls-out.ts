import { ofKind, titleOf, type Rendering } from '../manifests/manifest';
import { selects } from '../manifests/selectors';
import { servicesOf, workloadsOf, type Workload } from '../manifests/workloads';
import type { Policy } from './policy';

const domains = ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'];

/** A new release and a drained node take nothing away before its replacement is ready. */
export const rollsOut: Policy = {
  name: 'replaces pods without a gap',
  check: (rendering) => {
    const everybody = [...workloadsOf(rendering), ...brokersOf(rendering)];
    const budgets = ofKind(rendering, 'PodDisruptionBudget').map(({ metadata, spec }) => ({
      name: metadata.name,
      picks: everybody.filter(({ labels }) => selects(spec?.selector, labels)),
    }));
    return [
      ...budgets
        .filter(({ picks }) => picks.length !== 1)
        .map(
          ({ name, picks }) =>
            `PodDisruptionBudget ${name}: picks ${picks.map(({ title }) => title).join(' and ') || 'nobody'}`,
        ),
      ...servicesOf(rendering).flatMap((service) => [
        ...rollingFaults(service),
        ...spreadFaults(service),
        ...(budgets.some(({ picks }) => picks.some(({ title }) => title === service.title))
          ? []
          : [`${service.title}: has no PodDisruptionBudget`]),
      ]),
    ];
  },
};

/** Its operator makes the pods, with this label. */
const brokersOf = ({ manifests }: Rendering) =>
  manifests
    .filter(({ kind }) => kind === 'RabbitmqCluster')
    .map((manifest) => ({
      title: titleOf(manifest),
      labels: { 'app.kubernetes.io/name': manifest.metadata.name },
    }));

function rollingFaults({ title, manifest }: Workload): string[] {
  const { spec } = manifest as { spec?: { strategy?: Strategy } };
  const unavailable = spec?.strategy?.rollingUpdate?.maxUnavailable;
  return unavailable === 0 ? [] : [`${title}: may be without a pod while it rolls out`];
}

interface Strategy {
  rollingUpdate?: { maxUnavailable?: number | string };
}

function spreadFaults({ title, pod, labels }: Workload): string[] {
  const spread = pod.topologySpreadConstraints ?? [];
  return domains
    .filter(
      (domain) =>
        !spread.some(
          ({ topologyKey, labelSelector }) =>
            topologyKey === domain && selects(labelSelector, labels),
        ),
    )
    .map((domain) => `${title}: is not spread over ${domain}`);
}
