import { consuming } from '../consuming/consuming';
import { publishing } from '../publishing/publishing';
import type { Bench } from './bench';
import type { Findings } from './figures';
import type { PartName } from './plan';

export const parts: Partial<Record<PartName, (bench: Bench) => Promise<Findings>>> = {
  publish: publishing,
  consume: consuming,
};
