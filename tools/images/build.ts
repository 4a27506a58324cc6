import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from './build/build-app';

const usage =
  'build.ts APP [--asset FROM[=TO]]…   from the root of the repository; writes dist/apps/APP';
const root = join(__dirname, '../..');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { asset: { type: 'string', multiple: true, default: [] } },
});
const [app] = positionals;
if (!app) {
  console.error(`usage: ${usage}`);
  process.exit(2);
}
const assets = values.asset.map((asset) => {
  const [from = '', to = from] = asset.split('=', 2);
  return [from, to] as const;
});
buildApp({ root, app, out: join(root, 'dist/apps', app), assets: Object.fromEntries(assets) });
