import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import type { Sighting } from '../reading/sighting';
import { keysOf, type Topic } from './keys';

const mostPartitions = 256;

export interface Group {
  readonly topic: Topic;
  readonly sightings: readonly Sighting[];
}

export interface JoinOptions {
  /** Of the facts, in all. */
  readonly bytes: number;
  /** Of the facts in memory at a time, about. */
  readonly partitionBytes: number;
}

/**
 * Puts what has a key in common together: spreads the facts by hash over files on disk and then reads one file at a
 * time, so that memory holds a part of them only, however many there are.
 */
export async function* groupsOf(
  sightings: AsyncIterable<Sighting>,
  { bytes, partitionBytes }: JoinOptions,
): AsyncGenerator<Group> {
  const folder = await mkdtemp(join(tmpdir(), 'reconciler-'));
  try {
    const count = Math.min(Math.max(Math.ceil(bytes / partitionBytes), 1), mostPartitions);
    const files = Array.from({ length: count }, (_, n) => join(folder, `${n}.jsonl`));
    await spread(sightings, files);
    for (const file of files) yield* groupsIn(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function spread(sightings: AsyncIterable<Sighting>, files: readonly string[]): Promise<void> {
  const partitions = files.map((file) => createWriteStream(file));
  try {
    for await (const sighting of sightings) {
      for (const [topic, id] of keysOf(sighting)) {
        const partition = partitions[partitionOf(id, partitions.length)]!;
        await writeLine(partition, JSON.stringify([topic, id, sighting]));
      }
    }
  } finally {
    for (const partition of partitions) partition.end();
    await Promise.all(partitions.map((partition) => finished(partition)));
  }
}

async function writeLine(partition: WriteStream, line: string): Promise<void> {
  if (!partition.write(`${line}\n`)) await once(partition, 'drain');
}

const partitionOf = (id: string, partitions: number): number =>
  createHash('sha1').update(id).digest().readUInt32BE() % partitions;

async function* groupsIn(file: string): AsyncGenerator<Group> {
  const groups = new Map<string, { topic: Topic; sightings: Sighting[] }>();
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const [topic, id, sighting] = JSON.parse(line) as [Topic, string, Sighting];
    const key = `${topic} ${id}`;
    const group = groups.get(key) ?? { topic, sightings: [] };
    group.sightings.push(sighting);
    groups.set(key, group);
  }
  yield* groups.values();
}
