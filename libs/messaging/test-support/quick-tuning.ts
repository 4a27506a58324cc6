import { defaultTuning, type Tuning } from '../src/tuning';

/** The design's values, shortened so that a test sees several rounds of them. */
export const quickTuning: Tuning = {
  ...defaultTuning,
  ladder: [
    { name: 'first', delay: 20 },
    { name: 'second', delay: 40 },
  ],
  confirmDeadline: 1_000,
  copyDeadline: 500,
  pollInterval: 50,
  lease: 400,
  outboxBackoff: { first: 50, last: 400 },
  republishBackoff: { first: 20, last: 100 },
  reconnectBackoff: { first: 20, last: 200 },
  handOver: 500,
  storeProbeInterval: 50,
  queueCheckInterval: 100,
  topologyCheckInterval: 200,
  bindingsCheckInterval: 200,
  drainDeadline: 5_000,
};
