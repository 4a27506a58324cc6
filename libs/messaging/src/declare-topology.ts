/**
 * Declares the whole topology on the broker of RABBITMQ_URL: before any service starts, as often as you like.
 * With `--print` it only says, as JSON, what it would declare.
 */
import { allEvents } from '@secop/contracts';
import { defaultTuning } from './tuning';
import { declareConfig } from './topology/config';
import { declareTopology } from './topology/declare';
import { topologyOf } from './topology/topology';

if (process.argv.includes('--print')) {
  process.stdout.write(JSON.stringify(topologyOf(allEvents, defaultTuning.ladder), null, 2));
} else {
  declareTopology(declareConfig().rabbitmqUrl).catch((error: unknown) => {
    process.stderr.write(`The topology was not declared: ${(error as Error).message}\n`);
    process.exitCode = 1;
  });
}
