import { writeFileSync } from 'node:fs';
import { topologyFile, topologyText } from './topology/topology-file';
import { topologyManifests } from './topology/topology-manifests';

/** `npm run k8s:generate` writes the manifests that are made from the code. */
writeFileSync(topologyFile, topologyText(topologyManifests()));
console.log(`wrote ${topologyFile}`);
