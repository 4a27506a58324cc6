import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { services } from '@secop/contracts';
import { FactsUnusable, headerOf, sightingsIn, type FactsHeader } from './facts-file';
import type { Reading, Sighting } from './sighting';

/** What all sources said at about the same time: a file each, `*.jsonl`. */
export class FactsFolder {
  private constructor(
    private readonly files: readonly string[],
    readonly reading: Reading,
    readonly bytes: number,
  ) {}

  /** Refuses a folder that lacks a service: what is missing in it would look like a difference. */
  static async open(folder: string, graceSeconds: number): Promise<FactsFolder> {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl'));
    const files = names.map((name) => join(folder, name));
    const headers = await Promise.all(files.map(headerOf));
    for (const service of services) {
      const sayers = headers.filter(({ source }) => source === service).length;
      if (sayers !== 1) throw new FactsUnusable(folder, `${sayers} files of ${service}`);
    }
    const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    return new FactsFolder(files, readingOf(headers, graceSeconds), bytes);
  }

  async *sightings(): AsyncGenerator<Sighting> {
    for (const file of this.files) yield* sightingsIn(file);
  }
}

function readingOf(headers: readonly FactsHeader[], graceSeconds: number): Reading {
  const at = Math.min(...headers.map((header) => Date.parse(header.at)));
  const smtp = headers.find(({ source }) => source === 'smtp');
  const identity = headers.find(({ source }) => source === 'identity');
  return {
    at: new Date(at),
    allUsers: identity?.since === undefined,
    horizon: new Date(at - graceSeconds * 1_000),
    smtpSince: smtp && new Date(smtp.since ?? 0),
  };
}
