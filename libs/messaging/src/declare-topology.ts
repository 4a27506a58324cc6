/** Declares the whole topology on the broker of RABBITMQ_URL: before any service starts, as often as you like. */
import { declareConfig } from './topology/config';
import { declareTopology } from './topology/declare';

declareTopology(declareConfig().rabbitmqUrl).catch((error: unknown) => {
  process.stderr.write(`The topology was not declared: ${(error as Error).message}\n`);
  process.exitCode = 1;
});
