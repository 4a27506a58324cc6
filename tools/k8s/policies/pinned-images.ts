import type { Rendering } from '../manifests/manifest';
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

/** What is committed names zeros where a release puts its digests. */
export const unreleasedImages = (rendering: Rendering): string[] => {
  const images = workloadsOf(rendering).flatMap(({ containers }) =>
    containers.map(({ image = '' }) => image),
  );
  return [...new Set(images)].filter((image) => /@sha256:0{64}$/.test(image));
};

function faultOf(image: string, overlay: string): string | undefined {
  if (/@sha256:[0-9a-f]{64}$/.test(image)) return undefined;
  if (overlay !== development) return 'is not named by its digest';
  const tag = /:([^:/@]+)$/.exec(image)?.[1];
  return tag === undefined || tag === 'latest' ? 'may be another image tomorrow' : undefined;
}
