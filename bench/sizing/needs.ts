import type { ServiceName } from '@secop/dev';
import type { Phase, Sizing } from './record';

export const mebibyte = 2 ** 20;

/** What a service is given, from what it took. */
export interface Need {
  readonly cpuMillicores: number;
  readonly memoryMiB: number;
  readonly limitMiB: number;
  /** The most that was resident under any load. */
  readonly peakMiB: number;
}

/** A limit leaves that much above the highest peak. */
const headroom = 1.3;
/** EVENT_STREAMS in k8s/base: the gateway's limit holds so many open screens, too. */
const openScreens = 5_000;
const upTo = (step: number, value: number) => Math.ceil(value / step) * step;

export const phasesOf = ({
  idle,
  steady,
  highest,
  signIns,
  searches,
  streams,
}: Sizing): Phase[] => [...[idle, steady, highest, signIns, searches], streams.phase];

export const peakOf = (sizing: Sizing, service: ServiceName): number =>
  Math.max(...phasesOf(sizing).map(({ used }) => used[service]?.peakBytes ?? 0)) / mebibyte;

/** Requests: what it took at 25 acceptances a second. Limit: the highest peak with room above it, and what may come beside it. */
export function needOf(sizing: Sizing, service: ServiceName): Need {
  const { millicores = NaN, residentBytes = NaN } = sizing.steady.used[service] ?? {};
  const peakMiB = peakOf(sizing, service);
  // Operators' commands run in the same container, beside the service.
  const command = Math.max(
    0,
    ...sizing.commands
      .filter(({ name }) => name.startsWith(`${service} `))
      .map(({ peakBytes }) => peakBytes / mebibyte),
  );
  const screens = service === 'gateway' ? (openScreens * sizing.streams.bytesEach) / mebibyte : 0;
  return {
    cpuMillicores: upTo(25, millicores),
    memoryMiB: upTo(16, residentBytes / mebibyte),
    limitMiB: upTo(32, headroom * peakMiB + screens + command),
    peakMiB,
  };
}

/** Processor time that one more acceptance a second takes; less than nothing is nothing. */
export function costOf(name: string, { idle, steady }: Sizing): number {
  const [before, under] = [idle.used[name]?.millicores, steady.used[name]?.millicores];
  return Math.max(0, ((under ?? NaN) - (before ?? NaN)) / steady.perSecond);
}

/** In the order in which an acceptance meets them. */
export const everyService: readonly ServiceName[] = [
  'gateway',
  'identity',
  'access-requests',
  'accounts',
  'notifier',
];
