import { titleOf, type Manifest } from '../manifests/manifest';

interface Validated {
  validate(): void;
}
type Module = Record<string, (new (manifest: Manifest) => Validated) | undefined>;

/** Kubernetes' own kinds, by the schemas of its API: wrong types, missing fields. Unknown fields pass here. */
export function typeFault(manifest: Manifest): string | undefined {
  const Model = modelOf(manifest);
  if (!Model) return undefined;
  try {
    new Model(manifest).validate();
    return undefined;
  } catch (error) {
    return `${titleOf(manifest)}: ${(error as Error).message}`;
  }
}

export const isBuiltIn = (manifest: Manifest) => modelOf(manifest) !== undefined;

function modelOf({ apiVersion, kind }: Manifest) {
  if (!/^([a-z0-9.]+\/)?v[a-z0-9]+$/.test(apiVersion)) return undefined;
  try {
    // The package has a folder for each group and version.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return (require(`kubernetes-models/${apiVersion}`) as Module)[kind];
  } catch {
    return undefined;
  }
}
