import { randomUUID } from 'node:crypto';
import { Aggregates, Republication, type Republished } from '@secop/messaging';
import {
  operatorCommand,
  OperatorRefusal,
  type OperatorCall,
  type OperatorCommand,
} from '../operator-command';
import { counted, waiting } from './broker-work';

const options = { all: {}, after: { value: 'ID' } } as const;

/** `republish`: says again what a service's aggregates are, for consumers that are to be rebuilt beyond the log. */
export const republishCommand = <Config>(
  whatOf: (get: OperatorCall['get']) => Promise<Republished>,
): OperatorCommand<Config> =>
  operatorCommand<Config, typeof options>({
    name: 'republish',
    words: ['[ID…]'],
    options,
    help: 'says the present state of these aggregates, or of all (from behind one), as new events',
    change: true,
    async run({ words: ids, options: { all, after = '' }, dryRun, signal, get, audit, progress }) {
      if (ids.length > 0 === all || (after && !all)) {
        throw new OperatorRefusal(
          'Name the aggregates by their ids, or say --all, with --after ID to go on.',
        );
      }
      const run = randomUUID();
      const republication = new Republication(await get(Aggregates), await whatOf(get));
      if (!dryRun) await audit({ run, all, after, ids: ids.slice(0, 100) });
      const outcome = await republication.execute({
        ids,
        after,
        run,
        dryRun,
        signal,
        waits: waiting(progress),
        progress: (so) =>
          progress(`${so.aggregates} done; to go on later: --all --after ${so.after}`),
      });
      const { aggregates, events, missing, stopped } = outcome;
      const goOn = `--all${outcome.after ? ` --after ${outcome.after}` : ''}`;
      return {
        lines: [
          dryRun
            ? `${counted(aggregates, 'aggregate')} would be said again`
            : `${counted(aggregates, 'aggregate')} said again in ${counted(events, 'event')}`,
          ...missing.map((id) => `There is no ${id}`),
          ...(stopped ? [`${stopped}: go on with ${all ? goOn : 'the same ids'}`] : []),
        ],
        data: { ...outcome, run, dryRun },
        failed: stopped !== undefined || missing.length > 0,
      };
    },
  });
