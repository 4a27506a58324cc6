import type { Container, PodSpec } from 'kubernetes-types/core/v1';
import { ofKind, titleOf, type Manifest, type Rendering } from './manifest';

/** Something that makes pods. */
export interface Workload {
  readonly title: string;
  readonly manifest: Manifest;
  /** Of its pods. */
  readonly labels: Readonly<Record<string, string>>;
  readonly pod: PodSpec;
  /** Those that come first, too. */
  readonly containers: readonly Container[];
}

export function workloadsOf(rendering: Rendering): Workload[] {
  return [
    ...ofKind(rendering, 'Deployment').map((each) => workload(each, each.spec?.template)),
    ...ofKind(rendering, 'StatefulSet').map((each) => workload(each, each.spec?.template)),
    ...ofKind(rendering, 'Job').map((each) => workload(each, each.spec?.template)),
    ...ofKind(rendering, 'CronJob').map((each) =>
      workload(each, each.spec?.jobTemplate.spec?.template),
    ),
  ];
}

/** The product's long-running services, without what only stands beside them. */
export const servicesOf = (rendering: Rendering): Workload[] =>
  workloadsOf(rendering).filter(({ manifest, labels }) => {
    return manifest.kind === 'Deployment' && labels[component] === 'service';
  });

/** Whether the container runs one of our images. */
export const isOurs = ({ image }: Container) => /(^|\/)secop-access\//.test(image ?? '');

export const component = 'app.kubernetes.io/component';

interface Template {
  metadata?: { labels?: Record<string, string> };
  spec?: PodSpec;
}

function workload(manifest: Manifest, template: Template | undefined): Workload {
  const pod = template?.spec ?? { containers: [] };
  return {
    title: titleOf(manifest),
    manifest,
    labels: template?.metadata?.labels ?? {},
    pod,
    containers: [...(pod.initContainers ?? []), ...pod.containers],
  };
}
