import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { factsLine } from '@secop/contracts';
import type { z } from 'zod';
import type { Sighting } from './sighting';

type Line = z.output<typeof factsLine>;
export type FactsHeader = Extract<Line, { fact: 'begin' }>;

/** Facts that cannot be relied on: unreadable, or only a part of them. */
export class FactsUnusable extends Error {
  constructor(file: string, reason: string) {
    super(`${file}: ${reason}`);
    this.name = 'FactsUnusable';
  }
}

export async function headerOf(file: string): Promise<FactsHeader> {
  for await (const line of linesOf(file)) {
    if (line.fact === 'begin') return line;
    break;
  }
  throw new FactsUnusable(file, 'does not say what was read');
}

/** One at a time; throws when the file turns out to be only a part. */
export async function* sightingsIn(file: string): AsyncGenerator<Sighting> {
  let source: FactsHeader['source'] | undefined;
  let read = 0;
  let ended = false;
  for await (const line of linesOf(file)) {
    if (ended) throw new FactsUnusable(file, 'goes on after its end');
    if (line.fact === 'begin') source = line.source;
    else if (source === undefined) throw new FactsUnusable(file, 'does not say what was read');
    else if (line.fact === 'end') {
      if (line.facts !== read) throw new FactsUnusable(file, `${read} of ${line.facts} facts`);
      ended = true;
    } else {
      read += 1;
      yield { ...line, source };
    }
  }
  if (!ended) throw new FactsUnusable(file, `has no end: only ${read} facts arrived`);
}

async function* linesOf(file: string): AsyncGenerator<Line> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  let number = 0;
  for await (const text of lines) {
    number += 1;
    yield parsed(text, file, number);
  }
}

function parsed(text: string, file: string, number: number): Line {
  try {
    return factsLine.parse(JSON.parse(text));
  } catch {
    throw new FactsUnusable(file, `line ${number} is no fact`);
  }
}
