import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { suspectIds, type FactsScope, type ServiceName } from '@secop/contracts';
import { Aggregates, factsLines, type FactsReader } from '@secop/messaging';
import {
  operatorCommand,
  OperatorRefusal,
  type OperatorCall,
  type OperatorCommand,
} from '../ops/operator-command';

const options = { since: { value: 'TIME' }, ids: { value: 'FILE' } } as const;

/** `facts FILE`: what a service knows, for the reconciler; `readerOf` opens the service's part of it. */
export const factsCommand = <Config>(
  service: ServiceName,
  readerOf: (call: Pick<OperatorCall<Config>, 'config' | 'get'>) => Promise<FactsReader>,
): OperatorCommand<Config> =>
  operatorCommand<Config, typeof options>({
    name: 'facts',
    words: ['FILE'],
    options,
    help: 'writes ids, states and times as JSON lines, for the reconciler; no address, no name',
    change: false,
    async run({ words: [file = ''], options: { since, ids }, config, get }) {
      const scope: FactsScope = {
        since: since === undefined ? undefined : timeOf(since),
        ids: ids === undefined ? undefined : await idsIn(ids),
      };
      const reader = await readerOf({ config, get });
      const { clock } = await get(Aggregates);
      const lines = factsLines({ service, clock, reader }, scope);
      await pipeline(Readable.from(lines), createWriteStream(file, { mode: 0o600 }));
      return { lines: [`The facts of ${service} are in ${file}.`], data: { service, file } };
    },
  });

function timeOf(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw new OperatorRefusal('--since takes a time in ISO 8601.');
  return time;
}

async function idsIn(file: string) {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new OperatorRefusal('The file of --ids cannot be read.');
  });
  try {
    return suspectIds.parse(JSON.parse(text));
  } catch {
    throw new OperatorRefusal('The file of --ids is no list of ids.');
  }
}
