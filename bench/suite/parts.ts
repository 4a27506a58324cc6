import { latency } from '../chain/latency';
import { overload } from '../chain/overload';
import { sustained } from '../chain/sustained';
import { consuming } from '../consuming/consuming';
import { draining } from '../draining/draining';
import { poison } from '../poison/poison';
import { publishing } from '../publishing/publishing';
import { sizing } from '../sizing/sizing';
import type { Bench } from './bench';
import type { Findings } from './figures';
import type { PartName } from './plan';

export const parts: Readonly<Record<PartName, (bench: Bench) => Promise<Findings>>> = {
  publish: publishing,
  consume: consuming,
  poison,
  drain: draining,
  sizing,
  chain: latency,
  sustained,
  overload,
};
