import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compile } from './compile';
import { pruneLockfile, type Lockfile, type Manifest } from './prune-lockfile';

export interface AppToBuild {
  readonly root: string;
  readonly app: string;
  readonly out: string;
  /** Files and folders that the app reads while it runs: where they are put, by where they are. */
  readonly assets: Readonly<Record<string, string>>;
}

const healthScript = 'tools/images/runtime/healthy.ts';

/**
 * Writes what an image holds: JavaScript in the folders of its sources, the app's entries, and a package.json with its
 * lockfile for `npm ci --omit=dev`.
 */
export function buildApp({ root, app, out, assets }: AppToBuild): void {
  const source = `apps/${app}/src`;
  const entries = { main: `${source}/main`, ops: `${source}/ops/main` };
  const present = Object.entries(entries).filter(([, path]) =>
    existsSync(join(root, `${path}.ts`)),
  );
  const { files, packages } = compile(root, [
    ...present.map(([, path]) => `${path}.ts`),
    healthScript,
  ]);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), text);
  };
  rmSync(out, { recursive: true, force: true });
  for (const [path, code] of files) write(path, code);
  const doors = { ...Object.fromEntries(present), healthy: healthScript.replace(/\.ts$/, '') };
  for (const [name, path] of Object.entries(doors)) {
    write(`apps/${app}/${name}.js`, `require('../../${path}.js');\n`);
    // The image's own command is the same for every app.
    write(`${name}.js`, `require('./${path}.js');\n`);
  }
  const manifest = manifestOf(root, app, packages);
  const lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lockfile;
  write('package.json', json(manifest));
  write('package-lock.json', json(pruneLockfile(lockfile, manifest)));
  for (const [from, to] of Object.entries(assets)) copy(join(root, from), join(out, to));
}

/** The packages that the code requires, in the versions that the workspace asks for. */
function manifestOf(root: string, app: string, packages: readonly string[]): Manifest {
  const workspace = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest & {
    engines: Record<string, string>;
    license: string;
  };
  const dependencies = packages.map((name) => {
    const version = workspace.dependencies[name];
    if (!version)
      throw new Error(`${app} requires ${name}, which is no dependency of package.json`);
    return [name, version] as const;
  });
  const { version, license, engines } = workspace;
  return {
    ...{ name: `@secop-access/${app}`, version, private: true, license, engines },
    dependencies: Object.fromEntries(dependencies),
  };
}

function copy(from: string, to: string): void {
  const isCode = /\.ts$/;
  cpSync(from, to, { recursive: true, filter: (path) => !isCode.test(path) });
}

const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;
