import { parseArgs } from 'node:util';
import { allFaults } from './faults';
import { unreleasedImages } from './policies/pinned-images';
import { renderAll } from './rendering/overlays';
import { findRenderer } from './rendering/renderer';
import { dryRun } from './server/dry-run';

const usage = `Usage: npm run k8s:verify [-- --server KUBECONFIG]
  renders every overlay and checks types, unknown fields, custom resources and policies
  --server KUBECONFIG   also has that API server say what it thinks of each object, and stores none`;

function main(args: string[]): number {
  const { values } = parseArgs({
    args,
    options: { server: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const renderer = findRenderer();
  const renderings = renderAll(renderer);
  for (const rendering of renderings) {
    const { name, manifests } = rendering;
    const open = unreleasedImages(rendering);
    console.log(
      `${name.padEnd(12)} ${manifests.length} objects, rendered by ${renderer.name}` +
        (open.length > 0 ? `; ${open.length} images without a release's digest` : ''),
    );
  }
  const faults = allFaults(renderings);
  if (values.server) faults.push(...dryRun(values.server, renderings, console.log));
  for (const fault of faults) console.error(`✗ ${fault}`);
  console.log(`${faults.length} faults`);
  return faults.length === 0 ? 0 : 1;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
