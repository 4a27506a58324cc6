import type { Rendering } from '../manifests/manifest';

/** What an overlay has to be beyond being valid. */
export interface Policy {
  /** Completes "an overlay …". */
  readonly name: string;
  /** What breaks it, each in a sentence that begins with who. */
  check(rendering: Rendering): string[];
}
