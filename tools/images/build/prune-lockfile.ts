export interface LockedPackage {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** package-lock.json, version 3: packages by the folder that they are installed into. */
export interface Lockfile {
  readonly name: string;
  readonly version: string;
  readonly lockfileVersion: number;
  readonly requires: boolean;
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/**
 * The part of a lockfile that this manifest needs, every package where it was: the same versions and the same hoisting.
 * Nx's own pruning answers an error with the whole lockfile; this throws.
 */
export function pruneLockfile(whole: Lockfile, manifest: Manifest): Lockfile {
  const kept = new Set<string>();
  const waiting = Object.keys(manifest.dependencies).map((name) => find(whole, '', name));
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (kept.has(folder)) continue;
    kept.add(folder);
    waiting.push(...neededBy(whole, folder));
  }
  const { name, version } = manifest;
  const packages = Object.entries(whole.packages).filter(([folder]) => kept.has(folder));
  return {
    ...{ name, version, lockfileVersion: whole.lockfileVersion, requires: true },
    packages: { '': manifest, ...Object.fromEntries(packages) },
  };
}

function neededBy(whole: Lockfile, folder: string): string[] {
  const entry = whole.packages[folder] ?? {};
  const isOptional = (name: string) => entry.peerDependenciesMeta?.[name]?.optional === true;
  const peers = Object.keys(entry.peerDependencies ?? {}).filter((name) => !isOptional(name));
  const needed = [...Object.keys(entry.dependencies ?? {}), ...peers];
  // For another platform it may rightly be absent.
  const wished = Object.keys(entry.optionalDependencies ?? {}).filter(
    (name) => lookUp(whole, folder, name) !== undefined,
  );
  return [...needed, ...wished].map((name) => find(whole, folder, name));
}

function find(whole: Lockfile, from: string, name: string): string {
  const folder = lookUp(whole, from, name);
  if (folder === undefined) throw new Error(`package-lock.json has no ${name} for ${from || 'us'}`);
  return folder;
}

/** As Node looks for it: beside the package, then further and further out. */
function lookUp(whole: Lockfile, from: string, name: string): string | undefined {
  const around = `/${from}`.split('/node_modules/').slice(1);
  const places = [...around.map((_, inner) => around.slice(0, around.length - inner)), []];
  return places
    .map((place) => [...place, name].map((each) => `node_modules/${each}`).join('/'))
    .find((folder) => whole.packages[folder]);
}
