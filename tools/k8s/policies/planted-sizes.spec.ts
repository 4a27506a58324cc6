import {
  carriedBy,
  commandPeakMiB,
  measuredOf,
  nodeOptions,
  openScreenMiB,
} from '../manifests/measured';
import { ofKind } from '../manifests/manifest';
import { finds, findsIn, overlay, set, without } from './planted';
import { scaledByMeasure } from './scaled-by-measure';
import { sized } from './sized';

const dev = overlay('dev');
const app = '/spec/template/spec/containers/0';
const resources = `${app}/resources`;
const { millicores, residentMiB, peakMiB } = measuredOf('accounts');
const needed = Math.ceil(1.3 * peakMiB + commandPeakMiB('accounts'));

findsIn('accounts', sized, dev, [
  [
    'a request below what it takes at the steady rate',
    `app requests 32, but needs ${Math.ceil(residentMiB)} MiB at the steady rate`,
    set(`${resources}/requests/memory`, '32Mi'),
  ],
  [
    'too little processor',
    `app requests 5, but needs ${Math.ceil(millicores)} m at the steady rate`,
    set(`${resources}/requests/cpu`, '5m'),
  ],
  [
    'a limit without room above the peak',
    `app is limited to ${needed - 1}, but needs ${needed} MiB for its peak and room`,
    set(`${resources}/limits/memory`, `${needed - 1}Mi`),
  ],
  [
    'a request in parts of a core',
    `app requests 50, but needs ${Math.ceil(millicores)} m at the steady rate`,
    set(`${resources}/requests/cpu`, '0.05'),
  ],
  [
    'a limit in thousands of thousands of bytes',
    `app is limited to 286.1, but needs ${needed} MiB for its peak and room`,
    set(`${resources}/limits/memory`, '300M'),
  ],
  [
    'a quantity that cannot be read',
    `app requests plenty, but needs ${Math.ceil(residentMiB)} MiB at the steady rate`,
    set(`${resources}/requests/memory`, 'plenty'),
  ],
  [
    'a limit of processor',
    'app has a limit of processor, which only makes it late',
    set(`${resources}/limits/cpu`, '1'),
  ],
  [
    'another heap than the measured one',
    `app was measured with NODE_OPTIONS ${nodeOptions}`,
    set(`${app}/env/0/value`, '--max-old-space-size=4096'),
  ],
]);

const migration = Math.ceil(1.3 * commandPeakMiB('accounts', 'migrate'));

finds(sized, dev, [
  [
    ...(['a service that nobody measured', 'Deployment', 'accounts'] as const),
    'Deployment ledger: nobody measured ledger',
    set('/metadata/name', 'ledger'),
  ],
  [
    ...(['a migration without room', 'Job', 'accounts-migration'] as const),
    `Job accounts-migration: app is limited to 64, but needs ${migration} MiB for its peak and room`,
    set(`${resources}/limits/memory`, '64Mi'),
  ],
  [
    ...(['a migration that nobody measured', 'Job', 'accounts-migration'] as const),
    'Job accounts-migration: nobody measured the commands of ledger',
    set(`${app}/image`, 'secop-access/ledger'),
  ],
]);

const gateway = ofKind(dev, 'Deployment').find(({ metadata }) => metadata.name === 'gateway');
const limit = gateway?.spec?.template.spec?.containers[0]?.resources?.limits?.['memory'] ?? '';
const itsConfiguration =
  ofKind(dev, 'ConfigMap').find(({ metadata }) => metadata.name.startsWith('gateway-'))?.metadata
    .name ?? '';
const screens = Math.ceil(1.3 * measuredOf('gateway').peakMiB + 100_000 * openScreenMiB);

finds(sized, dev, [
  [
    ...(['more screens than there is room for', 'ConfigMap', itsConfiguration] as const),
    `Deployment gateway: app is limited to ${parseInt(limit, 10)}, but needs ${screens} MiB for its peak and room`,
    set('/data/EVENT_STREAMS', '100000'),
  ],
]);

const secondsFor = (queue: number) => (queue / carriedBy('accounts')).toFixed(1);

finds(scaledByMeasure, overlay('production'), [
  [
    ...(['a queue that waits for ever', 'ScaledObject', 'accounts'] as const),
    `ScaledObject accounts: adds a replica for what one works off in ${secondsFor(100_000)} s`,
    set('/spec/triggers/0/metadata/value', '100000'),
  ],
  [
    ...(['a replica for next to nothing', 'ScaledObject', 'accounts'] as const),
    `ScaledObject accounts: adds a replica for what one works off in ${secondsFor(10)} s`,
    set('/spec/triggers/0/metadata/value', '10'),
  ],
  [
    ...(['a queue alone before who answers people', 'ScaledObject', 'accounts'] as const),
    "ScaledObject accounts: follows a queue alone, which people's requests do not fill",
    without('/spec/triggers/1'),
  ],
  [
    ...(['a share of what KEDA finds requested', 'ScaledObject', 'accounts'] as const),
    'ScaledObject accounts: follows a share of the request, which says nothing of what it carries',
    set('/spec/triggers/1/metricType', 'Utilization'),
  ],
  [
    ...(['a processor that is never so busy', 'ScaledObject', 'accounts'] as const),
    `ScaledObject accounts: adds a replica at 0.9, and not between ${millicores}m and 700m`,
    set('/spec/triggers/1/metadata/value', '0.9'),
  ],
  [
    ...(['a threshold that cannot be read', 'HorizontalPodAutoscaler', 'gateway'] as const),
    `HorizontalPodAutoscaler gateway: adds a replica at half, and not between ${measuredOf('gateway').millicores}m and 700m`,
    set('/spec/metrics/0/resource/target/averageValue', 'half'),
  ],
  [
    ...(['a share of the request', 'HorizontalPodAutoscaler', 'gateway'] as const),
    'HorizontalPodAutoscaler gateway: follows a share of the request, which says nothing of what it carries',
    set('/spec/metrics/0/resource/target', { type: 'Utilization', averageUtilization: 70 }),
  ],
  [
    ...(['more than an event loop can do', 'HorizontalPodAutoscaler', 'gateway'] as const),
    `HorizontalPodAutoscaler gateway: adds a replica at 900m, and not between ${measuredOf('gateway').millicores}m and 700m`,
    set('/spec/metrics/0/resource/target/averageValue', '900m'),
  ],
]);
