import type { Phase, Sizing } from './record';
import type { Used } from './watching/watch';

const mebibytes = (count: number) => count * 2 ** 20;

export const used = (millicores: number, residentMiB: number, peakMiB = residentMiB): Used => ({
  millicores,
  residentBytes: mebibytes(residentMiB),
  peakBytes: mebibytes(peakMiB),
});

const phase = (all: Record<string, Used>): Phase => ({
  seconds: 60,
  used: all,
  lagMs: { gateway: 11, identity: 12 },
  machine: { busy: 1.5, stolen: 0 },
});
const done = { clients: 4, perSecond: 30, failed: 0, p50Ms: 100, p99Ms: 200 };
const acceptances = (perSecond: number) => ({ perSecond, p50Ms: 40, p99Ms: 90 });

/** Two services and the store, in round figures. */
export const aSizing: Sizing = {
  measuredAt: '2026-01-01T00:00:00.000Z',
  ...{ node: '24.0.0', nodeOptions: '--max-old-space-size=160', cores: 2 },
  startCpuMs: { gateway: 1_500, identity: 2_000 },
  idle: phase({ gateway: used(10, 90), identity: used(10, 80), store: used(20, 300) }),
  steady: {
    ...phase({ gateway: used(110, 100), identity: used(60, 90), store: used(520, 400) }),
    ...acceptances(25),
  },
  highest: {
    ...phase({ gateway: used(200, 120, 130), identity: used(100, 95), store: used(900, 420) }),
    ...acceptances(50),
  },
  signIns: { ...phase({ gateway: used(90, 110), identity: used(1_200, 140, 150) }), ...done },
  searches: { ...phase({ gateway: used(90, 110), identity: used(10, 90) }), ...done, entries: 10 },
  streams: { open: 2_000, bytesEach: 20_971, phase: phase({ identity: used(40, 90) }) },
  commands: [
    { name: 'identity migrate', seconds: 2, cpuMs: 1_500, peakBytes: mebibytes(100) },
    { name: 'identity facts', seconds: 2, cpuMs: 1_500, peakBytes: mebibytes(110) },
  ],
};
