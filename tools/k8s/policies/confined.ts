import { isOurs, workloadsOf } from '../manifests/workloads';
import type { Policy } from './policy';

const user = 65_532;

/** What we can promise of our own images beyond the restricted level. */
export const confined: Policy = {
  name: 'gives a container of ours nothing that it does not need',
  check: (rendering) =>
    workloadsOf(rendering).flatMap(({ title, pod, containers }) => {
      const faults = [
        ...(pod.automountServiceAccountToken === false ? [] : ['mounts a service-account token']),
        ...(pod.enableServiceLinks === false ? [] : ['is told of every Service in variables']),
        ...containers.filter(isOurs).flatMap(({ name, securityContext }) => {
          const runAs = { ...pod.securityContext, ...securityContext }.runAsUser;
          return [
            ...(securityContext?.readOnlyRootFilesystem === true
              ? []
              : [`${name} has a writable root`]),
            ...(runAs === user ? [] : [`${name} does not run as ${user}`]),
          ];
        }),
      ];
      return faults.map((fault) => `${title}: ${fault}`);
    }),
};
