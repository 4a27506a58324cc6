import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { repository } from '@secop/dev';

const folders = ['k8s/overlays', 'tools/k8s/variants'].map((path) => join(repository, path));
const components = join(repository, 'k8s/components');

const chosen = folders.flatMap((folder) =>
  readdirSync(folder).flatMap((name) => {
    const text = readFileSync(join(folder, name, 'kustomization.yaml'), 'utf8');
    return [
      ...text.matchAll(/^ {2}- \S*k8s\/components\/(\S+)$|^ {2}- \.\.\/\.\.\/components\/(\S+)$/gm),
    ];
  }),
);

it('every component is looked at in some overlay or variant', () => {
  const looked = new Set(chosen.map(([, fromVariant, fromOverlay]) => fromVariant ?? fromOverlay));
  expect(readdirSync(components).filter((name) => !looked.has(name))).toEqual([]);
});

it('every file of a component, and every folder in it, is taken by a kustomization', () => {
  const files = readdirSync(components, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ya?ml|json|env)$/.test(path))
    .map((path) => (basename(path) === 'kustomization.yaml' ? dirname(path) : path))
    .filter((path) => path.includes('/'));
  const left = files.filter((path) => {
    const folder = takingFolder(dirname(path));
    const kustomization = readFileSync(join(components, folder, 'kustomization.yaml'), 'utf8');
    return !kustomization.includes(relative(folder, path));
  });
  expect(left).toEqual([]);
});

/** The nearest one with a kustomization. */
const takingFolder = (folder: string): string =>
  existsSync(join(components, folder, 'kustomization.yaml'))
    ? folder
    : takingFolder(dirname(folder));
