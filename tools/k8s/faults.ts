import { configurationFaults } from './configuration/configuration-faults';
import type { Rendering } from './manifests/manifest';
import { allPolicies } from './policies/all-policies';
import { schemaFaults } from './schemas/schema-faults';
import { unknownFields } from './schemas/unknown-fields';

/** Everything that can be said of renderings without a cluster. */
export function allFaults(renderings: readonly Rendering[]): string[] {
  return [
    ...renderings.flatMap((rendering) =>
      [rendering]
        .flatMap((each) => [
          ...schemaFaults(each),
          ...allPolicies.flatMap((policy) => policy.check(each)),
        ])
        .map((fault) => `${rendering.name}: ${fault}`),
    ),
    ...unknownFields(renderings),
    ...configurationFaults(renderings),
  ];
}
