import { latency } from '../chain/latency';
import { overload } from '../chain/overload';
import { sustained } from '../chain/sustained';
import { consuming } from '../consuming/consuming';
import { draining } from '../draining/draining';
import { publishing } from '../publishing/publishing';
import type { Bench } from './bench';
import type { Findings } from './figures';
import type { PartName } from './plan';

export const parts: Partial<Record<PartName, (bench: Bench) => Promise<Findings>>> = {
  publish: publishing,
  consume: consuming,
  drain: draining,
  chain: latency,
  sustained,
  overload,
};
