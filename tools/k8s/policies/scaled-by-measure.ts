import { ofKind, type Manifest, type Rendering } from '../manifests/manifest';
import { carriedBy, measuredOf } from '../manifests/measured';
import { amountOf } from '../manifests/quantities';
import { variablesOf } from '../manifests/variables';
import { servicesOf } from '../manifests/workloads';
import type { Policy } from './policy';

interface ScaledObject extends Manifest {
  readonly spec: {
    readonly scaleTargetRef: { readonly name: string };
    readonly triggers: readonly {
      readonly type: string;
      readonly metricType?: string;
      readonly metadata: { readonly value?: string };
    }[];
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
      (spec?.metrics ?? []).flatMap(({ resource }) =>
        processorFaults(
          `HorizontalPodAutoscaler ${metadata.name}`,
          spec?.scaleTargetRef.name ?? '',
          resource?.target.type,
          resource?.target.averageValue,
        ),
      ),
    ),
    ...rendering.manifests.filter(isScaledObject).flatMap(({ metadata, spec }) => {
      const title = `ScaledObject ${metadata.name}`;
      const scaled = spec.scaleTargetRef.name;
      const byProcessor = spec.triggers.some(({ type }) => type === 'cpu');
      return [
        ...(byProcessor || !answeringPeople(rendering).includes(scaled)
          ? []
          : [`${title}: follows a queue alone, which people's requests do not fill`]),
        ...spec.triggers.flatMap(({ type, metricType, metadata: { value } }) =>
          type === 'cpu'
            ? processorFaults(title, scaled, metricType, value)
            : queueFaults(title, scaled, value),
        ),
      ];
    }),
  ],
};

/** Whom the gateway asks. */
const answeringPeople = (rendering: Rendering): string[] =>
  servicesOf(rendering)
    .filter(({ manifest }) => manifest.metadata.name === 'gateway')
    .flatMap(({ containers }) => containers.flatMap((each) => variableValues(rendering, each)))
    .flatMap((value) => /^http:\/\/([a-z-]+)/.exec(value)?.[1] ?? []);

const variableValues = (...of: Parameters<typeof variablesOf>) => Object.values(variablesOf(...of));

function processorFaults(title: string, scaled: string, type?: string, value?: string): string[] {
  if (type !== 'AverageValue')
    return [`${title}: follows a share of the request, which says nothing of what it carries`];
  const target = amountOf(value) * 1_000;
  const idle = measuredOf(scaled).millicores;
  return target > idle && target <= mostMillicores
    ? []
    : [`${title}: adds a replica at ${value}, and not between ${idle}m and ${mostMillicores}m`];
}

function queueFaults(title: string, scaled: string, value?: string): string[] {
  const seconds = Number(value) / carriedBy(scaled);
  return seconds >= leastSeconds && seconds <= mostSeconds
    ? []
    : [`${title}: adds a replica for what one works off in ${seconds.toFixed(1)} s`];
}

const isScaledObject = (manifest: Manifest): manifest is ScaledObject =>
  manifest.kind === 'ScaledObject';
