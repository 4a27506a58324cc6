import type { Fact, FactsLine, FactsScope, ServiceName } from '@secop/contracts';
import type { Aggregates } from '../recording/aggregates';

export interface FactsReader {
  facts(scope: FactsScope): AsyncIterable<Fact>;
}

export interface FactsSource {
  readonly service: ServiceName;
  readonly clock: Aggregates['clock'];
  readonly reader: FactsReader;
}

/**
 * Facts as JSON lines. The first one says when the reading began, by the store's clock; the last one that this is
 * all.
 */
export async function* factsLines(
  { service, clock, reader }: FactsSource,
  scope: FactsScope,
): AsyncGenerator<string> {
  const at = clock.now().toISOString();
  const since = scope.since?.toISOString();
  yield lineOf({ fact: 'begin', source: service, at, since, asked: scope.ids !== undefined });
  let facts = 0;
  for await (const fact of reader.facts(scope)) {
    yield lineOf(fact);
    facts += 1;
  }
  yield lineOf({ fact: 'end', facts });
}

const lineOf = (line: FactsLine) => `${JSON.stringify(line)}\n`;
