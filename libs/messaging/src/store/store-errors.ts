import { DomainError } from '@secop/contracts';
import { Error as MongooseErrors, mongo } from 'mongoose';
import { duplicateKeyIndex } from './duplicate-key';

/** The store did not answer. `cause` is the driver's error. */
export class StoreUnavailable extends DomainError {
  constructor(override readonly cause: unknown) {
    super('unavailable', 'dependency.unavailable', { dependency: 'store' });
  }
}

/** Server codes that tell of the server's state, not of the command: primary gone, shutting down, time-outs. */
const passing = new Set([
  1, 6, 7, 50, 64, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436,
]);

/** `WriteConflict`, and DocumentDB's number for PostgreSQL's 40P01, a deadlock. */
const conflicts = new Set([112, 16_908_292]);

/** Another writer was in the way and nothing was written: trying again is safe. */
export function isLostRace(error: unknown): boolean {
  return error instanceof mongo.MongoServerError && conflicts.has(Number(error.code));
}

/** The outcome of the command is unknown: it may have been applied, or may be applied later. */
export function isUnknownOutcome(error: unknown): boolean {
  if (isLostRace(error) || duplicateKeyIndex(error) !== undefined) return false;
  if (isHiddenFailure(error)) return true;
  if (error instanceof mongo.MongoServerError) {
    return error.hasErrorLabel('RetryableWriteError') || passing.has(Number(error.code));
  }
  return isConnectionFailure(error);
}

/** No server was found in time: nothing was sent, and trying again at once is in vain. */
export function isStoreGone(error: unknown): boolean {
  return (
    error instanceof mongo.MongoServerSelectionError ||
    error instanceof mongo.MongoNotConnectedError ||
    error instanceof mongo.MongoTopologyClosedError ||
    error instanceof mongo.MongoClientClosedError ||
    error instanceof MongooseErrors.MongooseServerSelectionError
  );
}

/** The store, not the work, failed. Looks through `cause`. */
export function isStoreFailure(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (at instanceof StoreUnavailable || isUnknownOutcome(at)) return true;
  }
  return false;
}

/** A bulk write wraps the driver's own errors as if the server had said them: what no server said has no code. */
const isHiddenFailure = (error: unknown): boolean =>
  error instanceof mongo.MongoBulkWriteError && error.code === undefined;

function isConnectionFailure(error: unknown): boolean {
  return (
    isStoreGone(error) ||
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoOperationTimeoutError
  );
}
