import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Fact, FactsLine, FactsScope, ServiceName } from '@secop/contracts';
import type { Aggregates } from '../recording/aggregates';

export interface FactsReader {
  facts(scope: FactsScope): AsyncIterable<Fact>;
}

/**
 * Writes facts as JSON lines, no faster than they are taken. The first line says when the reading began, by the
 * store's clock; the last one that this is all.
 */
export async function writeFacts(
  output: Writable,
  source: ServiceName,
  { clock }: Pick<Aggregates, 'clock'>,
  reader: FactsReader,
  scope: FactsScope,
): Promise<void> {
  const write = async (line: FactsLine) => {
    if (!output.write(`${JSON.stringify(line)}\n`)) await once(output, 'drain');
  };
  const at = clock.now().toISOString();
  const since = scope.since?.toISOString();
  await write({ fact: 'begin', source, at, since, asked: scope.ids !== undefined });
  let facts = 0;
  for await (const fact of reader.facts(scope)) {
    await write(fact);
    facts += 1;
  }
  await write({ fact: 'end', facts });
}
