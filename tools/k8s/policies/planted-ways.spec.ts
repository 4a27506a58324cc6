import { finds, overlay, set, without } from './planted';
import { scaledOnce } from './scaled-once';
import { separated } from './separated';

const dev = overlay('dev');
const gatewaysConfig = dev.manifests.find(
  ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name.startsWith('gateway-'),
)!.metadata.name;

finds(separated, dev, [
  [
    ...(['no default', 'NetworkPolicy', 'default-deny'] as const),
    'nothing denies by default what no policy allows',
    set('/spec/policyTypes', ['Ingress']),
  ],
  [
    ...(['a default with an exception', 'NetworkPolicy', 'default-deny'] as const),
    'nothing denies by default what no policy allows',
    set('/spec/egress', [{}]),
  ],
  [
    ...(['a Service without a policy', 'NetworkPolicy', 'mail-catcher'] as const),
    'Service mail-catcher: has no NetworkPolicy',
    set('/spec/podSelector/matchLabels', { a: 'b' }),
  ],
  [
    ...(['a Service for nobody', 'Service', 'accounts'] as const),
    'Service accounts: has nobody behind it',
    set('/spec/selector/app.kubernetes.io~1name', 'account'),
  ],
  [
    ...(['a caller that may not leave', 'NetworkPolicy', 'access-requests'] as const),
    'Deployment access-requests: may not leave for ACCOUNTS_URL',
    without('/spec/egress/0/to/-'),
  ],
  [
    ...(['a caller that is not let in', 'NetworkPolicy', 'accounts'] as const),
    'Deployment access-requests: is not let in at ACCOUNTS_URL',
    without('/spec/ingress/0/from/-'),
  ],
  [
    ...(['another port', 'NetworkPolicy', 'accounts'] as const),
    'Deployment gateway: is not let in at ACCOUNTS_URL',
    set('/spec/ingress/0/ports/0/port', 'metrics'),
  ],
  [
    ...(['a store that is shut', 'NetworkPolicy', 'broker-client'] as const),
    'Deployment accounts: may not leave for RABBITMQ_MANAGEMENT_URL',
    without('/spec/egress/0/ports/-'),
  ],
  [
    ...(['an address that leads nowhere', 'ConfigMap', gatewaysConfig] as const),
    'Deployment gateway: ACCOUNTS_URL names account, which is no Service',
    set('/data/ACCOUNTS_URL', 'http://account'),
  ],
  [
    ...(['a port that nobody has', 'ConfigMap', gatewaysConfig] as const),
    'Deployment gateway: ACCOUNTS_URL leads nowhere',
    set('/data/ACCOUNTS_URL', 'http://accounts:8080'),
  ],
  [
    ...(['a stranger who mails', 'NetworkPolicy', 'identity'] as const),
    'Deployment identity: may speak SMTP',
    set('/spec/egress/-', { ports: [{ port: 500, endPort: 600 }] }),
  ],
  [
    ...(['strangers who may do anything', 'NetworkPolicy', 'store-client'] as const),
    'Job accounts-migration: may speak SMTP',
    set('/spec/egress/-', {}),
  ],
]);

finds(scaledOnce, overlay('production'), [
  [
    ...(['two scalers', 'HorizontalPodAutoscaler', 'gateway'] as const),
    'Deployment accounts: is scaled by 2',
    set('/spec/scaleTargetRef/name', 'accounts'),
  ],
  [
    ...(['a number beside a scaler', 'Deployment', 'accounts'] as const),
    'Deployment accounts: has a number of its own beside its scaler',
    set('/spec/replicas', 2),
  ],
  [
    ...(['a scaler for nobody', 'ScaledObject', 'accounts'] as const),
    'ScaledObject accounts: scales nobody',
    set('/spec/scaleTargetRef/name', 'account'),
  ],
]);
