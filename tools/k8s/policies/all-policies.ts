import { bounded } from './bounded';
import { confined } from './confined';
import { labelled } from './labelled';
import { migrated } from './migrated';
import { pinnedImages } from './pinned-images';
import type { Policy } from './policy';
import { probed } from './probed';
import { restricted } from './restricted';
import { rollsOut } from './rolls-out';
import { scaledByMeasure } from './scaled-by-measure';
import { scaledOnce } from './scaled-once';
import { separated } from './separated';
import { sized } from './sized';
import { sourcedSecrets } from './sourced-secrets';
import { stopsInOrder } from './stops-in-order';
import { toldVariables } from './told-variables';

/** Each has planted violations in its spec that it reports. */
export const allPolicies: readonly Policy[] = [
  restricted,
  confined,
  probed,
  stopsInOrder,
  rollsOut,
  bounded,
  sized,
  labelled,
  pinnedImages,
  migrated,
  sourcedSecrets,
  toldVariables,
  separated,
  scaledOnce,
  scaledByMeasure,
];
