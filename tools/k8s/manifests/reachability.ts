import type { Container, Service } from 'kubernetes-types/core/v1';
import type {
  NetworkPolicy,
  NetworkPolicyPeer,
  NetworkPolicyPort,
} from 'kubernetes-types/networking/v1';
import { ofKind, type Manifest, type Rendering } from './manifest';
import { selects } from './selectors';
import { workloadsOf, type Workload } from './workloads';

/** A port of somebody's pods. */
export interface Door {
  readonly workload: Workload;
  readonly port: number;
}

/** Where a port of a Service leads to. */
export function doorsOf(rendering: Rendering, { spec }: Service, port?: number): Door[] {
  const behind = workloadsOf(rendering).filter(({ labels }) =>
    selects(spec?.selector && { matchLabels: spec.selector }, labels),
  );
  const ports = (spec?.ports ?? []).filter((each) => port === undefined || each.port === port);
  return behind.flatMap((workload) =>
    ports.flatMap((each) => {
      const number = numberOf(each.targetPort ?? each.port, workload.containers);
      return number === undefined ? [] : [{ workload, port: number }];
    }),
  );
}

/** Whether the caller may leave for that door, and whether the door is open to the caller. */
export function mayReach(rendering: Rendering, caller: Workload, door: Door) {
  const policies = ofKind(rendering, 'NetworkPolicy');
  return {
    leaves: selecting(policies, caller, 'Egress').some(({ spec }) =>
      (spec?.egress ?? []).some(
        ({ to, ports }) => includes(to, door.workload) && opens(ports, door),
      ),
    ),
    enters: selecting(policies, door.workload, 'Ingress').some(({ spec }) =>
      (spec?.ingress ?? []).some(({ from, ports }) => includes(from, caller) && opens(ports, door)),
    ),
  };
}

/** The policies that pick a workload by name, so to speak: not those for everybody. */
export const policiesOf = (rendering: Rendering, { labels }: Workload): NetworkPolicy[] =>
  ofKind(rendering, 'NetworkPolicy').filter(
    ({ spec }) =>
      Object.keys(spec?.podSelector.matchLabels ?? {}).length > 0 &&
      selects(spec?.podSelector, labels),
  );

/** Whether a rule lets one of these numbers through, to wherever. */
export const letsThrough = (ports: NetworkPolicyPort[] | undefined, numbers: readonly number[]) =>
  !ports ||
  ports.some(({ port, endPort }) =>
    numbers.some(
      (number) => typeof port === 'number' && port <= number && number <= (endPort ?? port),
    ),
  );

const selecting = (policies: (NetworkPolicy & Manifest)[], { labels }: Workload, type: string) =>
  policies.filter(
    ({ spec }) => spec?.policyTypes?.includes(type) && selects(spec.podSelector, labels),
  );

/** A missing list of peers means everybody. */
const includes = (peers: NetworkPolicyPeer[] | undefined, { labels }: Workload) =>
  !peers ||
  peers.some(
    ({ podSelector, namespaceSelector }) => !namespaceSelector && selects(podSelector, labels),
  );

const opens = (ports: NetworkPolicyPort[] | undefined, { workload, port }: Door) =>
  !ports ||
  ports.some((each) =>
    typeof each.port === 'string'
      ? numberOf(each.port, workload.containers) === port
      : letsThrough([each], [port]),
  );

const numberOf = (port: number | string, containers: readonly Container[]): number | undefined =>
  typeof port === 'number'
    ? port
    : containers
        .flatMap(({ ports = [] }) => ports)
        .find(({ name, protocol }) => name === port && (protocol ?? 'TCP') === 'TCP')
        ?.containerPort;
