import type { Rendering } from '../manifests/manifest';
import { renderAll } from '../rendering/overlays';
import { findRenderer } from '../rendering/renderer';
import type { Policy } from './policy';

/** Changes a manifest. */
export type Plant = (manifest: object) => void;

type Soil = Record<string, unknown>;

/** Plants a value at a JSON pointer; `-` is the place after the last of a list. */
export const set =
  (pointer: string, value: unknown): Plant =>
  (manifest) => {
    const [parent, key] = placeOf(manifest, pointer);
    if (Array.isArray(parent) && key === '-') parent.push(value);
    else parent[key] = value;
  };

/** Takes away what is at a JSON pointer; `-` is the last of a list. */
export const without =
  (pointer: string): Plant =>
  (manifest) => {
    const [parent, key] = placeOf(manifest, pointer);
    if (Array.isArray(parent)) parent.splice(key === '-' ? -1 : Number(key), 1);
    else delete parent[key];
  };

/** A pointer that leads nowhere plants nothing, and is an error. */
function placeOf(manifest: object, pointer: string): [Soil, string] {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/'));
  const last = keys.pop() ?? '';
  let place = manifest as Soil;
  for (const key of keys) {
    if (typeof place[key] !== 'object' || place[key] === null)
      throw new Error(`there is no ${pointer}`);
    place = place[key] as Soil;
  }
  return [place, last];
}

const renderings = renderAll(findRenderer());

export function overlay(name: string): Rendering {
  const found = renderings.find((rendering) => rendering.name === name);
  if (!found) throw new Error(`there is no overlay ${name}`);
  return found;
}

/** The rendering with something wrong in it. */
export function planted(rendering: Rendering, kind: string, name: string, plant: Plant): Rendering {
  const copy = structuredClone(rendering);
  const found = copy.manifests.find((each) => each.kind === kind && each.metadata.name === name);
  if (!found) throw new Error(`there is no ${kind} ${name} to plant in`);
  plant(found);
  return copy;
}

/** What is planted, the kind and the name it is planted in, what the policy has to say, the plant. */
type Planting = readonly [what: string, kind: string, name: string, says: string, plant: Plant];

/** The policy finds each one, and nothing before it was planted. */
export function finds(policy: Policy, rendering: Rendering, plantings: readonly Planting[]): void {
  describe(`in ${rendering.name}, "${policy.name}"`, () => {
    it('finds nothing in what is committed', () => {
      expect(policy.check(rendering)).toEqual([]);
    });

    it.each(plantings)('finds %s', (_what, kind, name, says, plant) => {
      expect(policy.check(planted(rendering, kind, name, plant))).toContain(says);
    });
  });
}

/** The same for plants in one Deployment. */
export function findsIn(
  deployment: string,
  policy: Policy,
  rendering: Rendering,
  plantings: readonly (readonly [what: string, says: string, plant: Plant])[],
): void {
  finds(
    policy,
    rendering,
    plantings.map(([what, says, plant]) => [
      ...([what, 'Deployment', deployment] as const),
      ...([`Deployment ${deployment}: ${says}`, plant] as const),
    ]),
  );
}
