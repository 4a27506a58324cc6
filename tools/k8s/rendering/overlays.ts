import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '@secop/dev';
import { loadAll } from 'js-yaml';
import type { Manifest, Rendering } from '../manifests/manifest';
import type { Renderer } from './renderer';

const overlays = join(repository, 'k8s/overlays');
/** Compositions that no overlay of ours chooses, so that every component is looked at. */
const variants = join(repository, 'tools/k8s/variants');

/** Every overlay, and every variant. */
export function renderAll(renderer: Renderer): Rendering[] {
  return [overlays, variants].flatMap((folder) =>
    readdirSync(folder)
      .sort()
      .map((name) => ({ name, manifests: manifestsIn(renderer.render(join(folder, name))) })),
  );
}

export const manifestsIn = (text: string): Manifest[] =>
  (loadAll(text) as (Manifest | null)[]).filter((manifest) => manifest !== null);
