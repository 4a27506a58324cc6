import { workloadsOf } from '../manifests/workloads';
import type { Policy } from './policy';

const development = 'dev';

export const pinnedImages: Policy = {
  name: 'names its images by digest, in development by a tag that says something',
  check: (rendering) =>
    workloadsOf(rendering).flatMap(({ title, containers }) =>
      containers
        .map(({ image = '' }) => ({ image, fault: faultOf(image, rendering.name) }))
        .filter(({ fault }) => fault !== undefined)
        .map(({ image, fault }) => `${title}: ${image} ${fault}`),
    ),
};

function faultOf(image: string, overlay: string): string | undefined {
  if (/@sha256:[0-9a-f]{64}$/.test(image)) return undefined;
  if (overlay !== development) return 'is not named by its digest';
  const tag = /:([^:/@]+)$/.exec(image)?.[1];
  return tag === undefined || tag === 'latest' ? 'may be another image tomorrow' : undefined;
}
