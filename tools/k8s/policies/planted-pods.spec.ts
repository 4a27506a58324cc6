import { bounded } from './bounded';
import { confined } from './confined';
import { labelled } from './labelled';
import { pinnedImages } from './pinned-images';
import { finds, findsIn, overlay, set, without } from './planted';
import { probed } from './probed';
import { rollsOut } from './rolls-out';
import { stopsInOrder } from './stops-in-order';

const dev = overlay('dev');
const pod = '/spec/template/spec';
const app = `${pod}/containers/0`;

findsIn('accounts', confined, dev, [
  ['a token', 'mounts a service-account token', without(`${pod}/automountServiceAccountToken`)],
  ['links', 'is told of every Service in variables', without(`${pod}/enableServiceLinks`)],
  [
    'a writable root',
    'app has a writable root',
    set(`${app}/securityContext/readOnlyRootFilesystem`, false),
  ],
  ['another user', 'app does not run as 65532', set(`${pod}/securityContext/runAsUser`, 1_000)],
]);

findsIn('accounts', probed, dev, [
  ['no startup probe', 'its startupProbe is missing', without(`${app}/startupProbe`)],
  ['no readiness probe', 'its readinessProbe is missing', without(`${app}/readinessProbe`)],
  [
    'a liveness probe that asks the store',
    'its livenessProbe does not ask /livez',
    set(`${app}/livenessProbe/httpGet/path`, '/readyz'),
  ],
  [
    'a probe that gives up before the check does',
    'its readinessProbe is too impatient',
    set(`${app}/readinessProbe/timeoutSeconds`, 2),
  ],
]);

findsIn('accounts', stopsInOrder, dev, [
  [
    'a grace as long as the drain',
    'is killed after 45 s, but may take 51 s',
    set(`${pod}/terminationGracePeriodSeconds`, 45),
  ],
  [
    'Kubernetes’ own grace',
    'is killed after 30 s, but may take 51 s',
    without(`${pod}/terminationGracePeriodSeconds`),
  ],
  ['no sleep', 'gets SIGTERM while requests are still sent to it', without(`${app}/lifecycle`)],
]);

findsIn('accounts', rollsOut, dev, [
  [
    'a pod that may be missing',
    'may be without a pod while it rolls out',
    set('/spec/strategy/rollingUpdate/maxUnavailable', 1),
  ],
  ['no strategy', 'may be without a pod while it rolls out', without('/spec/strategy')],
  [
    'one zone',
    'is not spread over topology.kubernetes.io/zone',
    without(`${pod}/topologySpreadConstraints/0`),
  ],
  [
    'a spread of others',
    'is not spread over kubernetes.io/hostname',
    set(`${pod}/topologySpreadConstraints/1/labelSelector/matchLabels`, { a: 'b' }),
  ],
]);

const everybody = ['access-requests', 'accounts', 'gateway', 'identity', 'notifier'];

finds(rollsOut, dev, [
  [
    ...(['a budget for nobody', 'PodDisruptionBudget', 'accounts'] as const),
    'Deployment accounts: has no PodDisruptionBudget',
    set('/spec/selector/matchLabels/app.kubernetes.io~1name', 'account'),
  ],
  [
    ...(['a budget for all', 'PodDisruptionBudget', 'accounts'] as const),
    `PodDisruptionBudget accounts: picks ${everybody.map((name) => `Deployment ${name}`).join(' and ')}`,
    without('/spec/selector/matchLabels/app.kubernetes.io~1name'),
  ],
]);

findsIn('accounts', bounded, dev, [
  ['no limit', 'app has no limit of memory', without(`${app}/resources/limits`)],
  [
    'no request',
    'app requests no processor or no memory',
    without(`${app}/resources/requests/cpu`),
  ],
]);

findsIn('accounts', labelled, dev, [
  [
    'a missing label',
    'has no app.kubernetes.io/part-of',
    without('/spec/template/metadata/labels/app.kubernetes.io~1part-of'),
  ],
]);

finds(labelled, dev, [
  [
    ...(['another namespace', 'Service', 'accounts'] as const),
    'Service accounts: is not in secop-access-dev',
    set('/metadata/namespace', 'default'),
  ],
]);

const fickle = 'may be another image tomorrow';

findsIn('accounts', pinnedImages, dev, [
  ['latest', `a/accounts:latest ${fickle}`, set(`${app}/image`, 'a/accounts:latest')],
  ['no tag', `a:5000/accounts ${fickle}`, set(`${app}/image`, 'a:5000/accounts')],
]);

findsIn('accounts', pinnedImages, overlay('production'), [
  ['a tag', 'a/accounts:1.0 is not named by its digest', set(`${app}/image`, 'a/accounts:1.0')],
]);
