import { run } from './entry/run.mjs';

await run('../../apps/e2e/src/faults/main');
