import type { Deployment } from 'kubernetes-types/apps/v1';
import type { StatefulSet } from 'kubernetes-types/apps/v1';
import type { HorizontalPodAutoscaler } from 'kubernetes-types/autoscaling/v2';
import type { CronJob, Job } from 'kubernetes-types/batch/v1';
import type { ConfigMap, Namespace, Secret, Service } from 'kubernetes-types/core/v1';
import type { NetworkPolicy } from 'kubernetes-types/networking/v1';
import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1';

/** Any object of Kubernetes' API, as a file says it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
}

/** All that one overlay becomes. */
export interface Rendering {
  /** Of the overlay. */
  readonly name: string;
  readonly manifests: readonly Manifest[];
}

interface Kinds {
  ConfigMap: ConfigMap;
  CronJob: CronJob;
  Deployment: Deployment;
  HorizontalPodAutoscaler: HorizontalPodAutoscaler;
  Job: Job;
  Namespace: Namespace;
  NetworkPolicy: NetworkPolicy;
  PodDisruptionBudget: PodDisruptionBudget;
  Secret: Secret;
  Service: Service;
  StatefulSet: StatefulSet;
}

/** Those of one kind; that they are what they say they are is checked by the types and the schemas. */
export const ofKind = <Kind extends keyof Kinds>(
  { manifests }: Rendering,
  kind: Kind,
): (Kinds[Kind] & Manifest)[] =>
  manifests.filter((manifest) => manifest.kind === kind) as (Kinds[Kind] & Manifest)[];

export const titleOf = ({ kind, metadata }: Manifest) => `${kind} ${metadata.name}`;
