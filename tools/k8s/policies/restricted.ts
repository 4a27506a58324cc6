import type { Container, Volume } from 'kubernetes-types/core/v1';
import { ofKind } from '../manifests/manifest';
import { workloadsOf, type Workload } from '../manifests/workloads';
import type { Policy } from './policy';

const level = 'pod-security.kubernetes.io/enforce';
const safeVolumes: readonly (keyof Volume)[] = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/** The level "restricted" of Pod Security, said before the API server says it. */
export const restricted: Policy = {
  name: 'keeps to the restricted level of Pod Security',
  check: (rendering) => [
    ...ofKind(rendering, 'Namespace')
      .filter(({ metadata }) => metadata.labels?.[level] !== 'restricted')
      .map(({ metadata }) => `Namespace ${metadata.name} does not enforce the restricted level`),
    ...workloadsOf(rendering).flatMap((workload) =>
      [
        ...podFaults(workload),
        ...workload.containers.flatMap((container) =>
          containerFaults(workload, container).map((fault) => `${container.name} ${fault}`),
        ),
      ].map((fault) => `${workload.title}: ${fault}`),
    ),
  ],
};

function podFaults({ pod }: Workload): string[] {
  const volumes = (pod.volumes ?? []).filter(
    (volume) => !safeVolumes.some((type) => volume[type] !== undefined),
  );
  return [
    ...(pod.hostNetwork || pod.hostPID || pod.hostIPC ? ['shares the host’s namespaces'] : []),
    ...volumes.map(({ name }) => `the volume ${name} is of a kind that is not allowed`),
  ];
}

function containerFaults({ pod }: Workload, { securityContext: own = {}, ports }: Container) {
  const its = { ...pod.securityContext, ...own };
  const faults: [boolean, string][] = [
    [its.runAsNonRoot !== true || its.runAsUser === 0, 'may run as root'],
    [
      its.seccompProfile?.type !== 'RuntimeDefault' && its.seccompProfile?.type !== 'Localhost',
      'has no seccomp profile',
    ],
    [own.privileged === true, 'is privileged'],
    [own.allowPrivilegeEscalation !== false, 'may escalate its privileges'],
    [!own.capabilities?.drop?.includes('ALL'), 'does not drop all capabilities'],
    [
      (own.capabilities?.add ?? []).some((name) => name !== 'NET_BIND_SERVICE'),
      'adds a capability',
    ],
    [own.procMount !== undefined && own.procMount !== 'Default', 'has a /proc of its own'],
    [(ports ?? []).some(({ hostPort }) => hostPort), 'takes a port of the host'],
  ];
  return faults.filter(([broken]) => broken).map(([, fault]) => fault);
}
