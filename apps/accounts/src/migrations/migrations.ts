import type { Migration } from '@secop/platform';
import { indexes } from './0001-indexes';

/** Every step of this service's schema, in order; a released one is never changed. */
export const migrations: readonly Migration[] = [indexes];
