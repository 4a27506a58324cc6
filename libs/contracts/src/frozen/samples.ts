import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What a service really said once: a whole event as it went over the wire. */
export interface Sample {
  /** `accounts/membership-granted.v1.sample.json`; a later minor's is `….v1.1.sample.json`. */
  readonly file: string;
  readonly text: string;
  readonly digest: string;
}

const events = join(__dirname, '../events');

export function allSamples(): Sample[] {
  return readdirSync(events, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.sample.json'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(events, file), 'utf8');
      return { file, text, digest: createHash('sha256').update(text).digest('hex') };
    });
}

/** The samples of one event version, every minor of it. */
export function samplesOf(type: string): Sample[] {
  const [service, noun, verb, major] = type.split('.') as [string, string, string, string];
  return allSamples().filter(
    ({ file }) =>
      file.startsWith(`${service}/`) && basename(file).startsWith(`${noun}-${verb}.${major}.`),
  );
}
