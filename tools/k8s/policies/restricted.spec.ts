import { finds, findsIn, overlay, set, without } from './planted';
import { restricted } from './restricted';

const dev = overlay('dev');
const pod = '/spec/template/spec';
const app = `${pod}/containers/0`;

findsIn('accounts', restricted, dev, [
  ['root', 'app may run as root', set(`${pod}/securityContext/runAsUser`, 0)],
  ['perhaps root', 'app may run as root', without(`${pod}/securityContext/runAsNonRoot`)],
  ['no seccomp', 'app has no seccomp profile', without(`${pod}/securityContext/seccompProfile`)],
  ['privilege', 'app is privileged', set(`${app}/securityContext/privileged`, true)],
  [
    'escalation',
    'app may escalate its privileges',
    without(`${app}/securityContext/allowPrivilegeEscalation`),
  ],
  [
    'capabilities',
    'app does not drop all capabilities',
    without(`${app}/securityContext/capabilities`),
  ],
  [
    'one capability',
    'app adds a capability',
    set(`${app}/securityContext/capabilities/add`, ['NET_RAW']),
  ],
  [
    'a /proc of its own',
    'app has a /proc of its own',
    set(`${app}/securityContext/procMount`, 'Unmasked'),
  ],
  ['the host’s network', 'shares the host’s namespaces', set(`${pod}/hostNetwork`, true)],
  ['a port of the host', 'app takes a port of the host', set(`${app}/ports/0/hostPort`, 80)],
  [
    'a folder of the host',
    'the volume etc is of a kind that is not allowed',
    set(`${pod}/volumes/-`, { name: 'etc', hostPath: { path: '/etc' } }),
  ],
]);

finds(restricted, dev, [
  [
    ...(['privilege in a container that comes first', 'CronJob', 'reconciler'] as const),
    'CronJob reconciler: access-requests-first is privileged',
    set('/spec/jobTemplate/spec/template/spec/initContainers/2/securityContext/privileged', true),
  ],
  [
    ...(['a lenient namespace', 'Namespace', 'secop-access-dev'] as const),
    'Namespace secop-access-dev does not enforce the restricted level',
    set('/metadata/labels/pod-security.kubernetes.io~1enforce', 'baseline'),
  ],
]);
