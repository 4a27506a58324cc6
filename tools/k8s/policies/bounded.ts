import { workloadsOf } from '../manifests/workloads';
import type { Policy } from './policy';

export const bounded: Policy = {
  name: 'says what each container needs, and how much memory it may take',
  check: (rendering) =>
    workloadsOf(rendering).flatMap(({ title, containers }) =>
      containers.flatMap(({ name, resources }) => [
        ...(resources?.requests?.['cpu'] && resources.requests['memory']
          ? []
          : [`${title}: ${name} requests no processor or no memory`]),
        ...(resources?.limits?.['memory'] ? [] : [`${title}: ${name} has no limit of memory`]),
      ]),
    ),
};
