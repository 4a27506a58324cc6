import { renderAll } from './rendering/overlays';
import { findRenderer } from './rendering/renderer';
import { schemaFaults } from './schemas/schema-faults';
import { unknownFields } from './schemas/unknown-fields';
import { allPolicies } from './policies/all-policies';

const renderings = renderAll(findRenderer());

describe.each(renderings.map((rendering) => [rendering.name, rendering] as const))(
  'the overlay %s',
  (_name, rendering) => {
    it.each(allPolicies)('$name', (policy) => {
      expect(policy.check(rendering)).toEqual([]);
    });

    it('is made of objects whose kinds have such fields of such types', () => {
      expect(schemaFaults(rendering)).toEqual([]);
    });
  },
);

it('no overlay has a field that the types of Kubernetes do not know', () => {
  expect(unknownFields(renderings)).toEqual([]);
});
