import { ofKind, type Manifest } from '../manifests/manifest';
import { carriedBy, measuredOf } from '../manifests/measured';
import { amountOf } from '../manifests/quantities';
import type { Policy } from './policy';

interface ScaledObject extends Manifest {
  readonly spec: {
    readonly scaleTargetRef: { readonly name: string };
    readonly triggers: readonly { readonly metadata: { readonly value?: string } }[];
  };
}

/** A queue that long is worked off before anybody asks where the mail is; a shorter one is worked off at once. */
const mostSeconds = 10;
const leastSeconds = 1;
/** Of one event loop: beyond that it answers late. */
const mostMillicores = 700;

/** One more replica when those that there are have what they carry to do (docs/operations/sizing.md): not before, not after. */
export const scaledByMeasure: Policy = {
  name: 'scales at what one replica was measured to carry',
  check: (rendering) => [
    ...ofKind(rendering, 'HorizontalPodAutoscaler').flatMap(({ metadata, spec }) =>
      (spec?.metrics ?? []).flatMap(({ resource }) => {
        const title = `HorizontalPodAutoscaler ${metadata.name}`;
        const target = amountOf(resource?.target.averageValue) * 1_000;
        if (resource?.target.type !== 'AverageValue') {
          return [
            `${title}: follows a share of the request, which says nothing of what it carries`,
          ];
        }
        const idle = measuredOf(spec?.scaleTargetRef.name ?? '').millicores;
        return target > mostMillicores || target <= idle
          ? [
              `${title}: adds a replica at ${target}m, and not between ${idle}m and ${mostMillicores}m`,
            ]
          : [];
      }),
    ),
    ...rendering.manifests.filter(isScaledObject).flatMap(({ metadata, spec }) =>
      spec.triggers.flatMap(({ metadata: { value } }) => {
        const seconds = Number(value) / carriedBy(spec.scaleTargetRef.name);
        return seconds >= leastSeconds && seconds <= mostSeconds
          ? []
          : [
              `ScaledObject ${metadata.name}: adds a replica for what one works off in ${seconds.toFixed(1)} s`,
            ];
      }),
    ),
  ],
};

const isScaledObject = (manifest: Manifest): manifest is ScaledObject =>
  manifest.kind === 'ScaledObject';
