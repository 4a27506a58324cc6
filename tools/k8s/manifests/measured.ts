import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '@secop/dev';

interface Used {
  readonly millicores: number;
  readonly residentBytes: number;
  readonly peakBytes?: number;
}
interface Phase {
  readonly used: Readonly<Record<string, Used>>;
}

/** The part of docs/sizing.json (`npm run bench -- --only sizing`) that manifests are held to. */
interface Sizing {
  readonly nodeOptions: string;
  readonly idle: Phase;
  readonly steady: Phase & { readonly perSecond: number };
  readonly highest: Phase;
  readonly signIns: Phase;
  readonly searches: Phase;
  readonly streams: { readonly bytesEach: number; readonly phase: Phase };
  readonly commands: readonly { readonly name: string; readonly peakBytes: number }[];
}

const mebibyte = 2 ** 20;
const sizing = JSON.parse(readFileSync(join(repository, 'docs/sizing.json'), 'utf8')) as Sizing;
const { idle, steady, highest, signIns, searches, streams, commands } = sizing;

/** With which everything was measured. */
export const { nodeOptions } = sizing;

/** Of the gateway. */
export const openScreenMiB = streams.bytesEach / mebibyte;

/** What a service took at the steady rate, and the most that was ever resident; NaN for one that was not measured. */
export function measuredOf(service: string) {
  const peaks = [idle, steady, highest, signIns, searches, streams.phase].flatMap(
    ({ used }) => used[service]?.peakBytes ?? [],
  );
  const { millicores = NaN, residentBytes = NaN } = steady.used[service] ?? {};
  return {
    millicores,
    residentMiB: residentBytes / mebibyte,
    peakMiB: (peaks.length === 0 ? NaN : Math.max(...peaks)) / mebibyte,
  };
}

/** The most that any of an image's commands took: all, or the one that is named. */
export const commandPeakMiB = (app: string, command = ''): number =>
  Math.max(
    0,
    ...commands
      .filter(({ name }) => name.startsWith(`${app} ${command}`))
      .map(({ peakBytes }) => peakBytes),
  ) / mebibyte;

/** Acceptances a second that one replica carries with seven tenths of a core. */
export function carriedBy(service: string): number {
  const used = (phase: Phase) => phase.used[service]?.millicores ?? NaN;
  return 700 / ((used(steady) - used(idle)) / steady.perSecond);
}
