import { ofKind } from '../manifests/manifest';
import { workloadsOf } from '../manifests/workloads';
import type { Policy } from './policy';

const wanted = ['name', 'component', 'part-of'].map((name) => `app.kubernetes.io/${name}`);

export const labelled: Policy = {
  name: 'labels its pods, and has everything in its one namespace',
  check: (rendering) => {
    const [namespace, ...others] = ofKind(rendering, 'Namespace');
    const home = namespace?.metadata.name;
    return [
      ...(home === undefined || others.length > 0 ? ['there is not exactly one Namespace'] : []),
      ...rendering.manifests
        .filter(({ kind, metadata }) => kind !== 'Namespace' && metadata.namespace !== home)
        .map(({ kind, metadata }) => `${kind} ${metadata.name}: is not in ${home}`),
      ...workloadsOf(rendering).flatMap(({ title, labels }) =>
        wanted.filter((label) => !labels[label]).map((label) => `${title}: has no ${label}`),
      ),
    ];
  },
};
