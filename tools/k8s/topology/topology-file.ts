import { join } from 'node:path';
import { repository } from '@secop/dev';
import { dump } from 'js-yaml';
import type { Manifest } from '../manifests/manifest';

export const topologyFile = join(
  repository,
  'k8s/components/rabbitmq-topology/topology.generated.yaml',
);

export const topologyText = (manifests: readonly Manifest[]): string =>
  [
    '# Generated from libs/messaging and libs/contracts by `npm run k8s:generate`.\n',
    ...manifests.map((manifest) => `---\n${dump(manifest, { lineWidth: 120, noRefs: true })}`),
  ].join('');
