import { HttpException } from '@nestjs/common';
import { DomainError } from '@secop/contracts';

const storeErrors = new Set([
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoClientClosedError',
  'MongoPoolClosedError',
  'MongoPoolClearedError',
  'MongoPoolClearedOnNetworkError',
  'MongoWaitQueueTimeoutError',
  'MongoOperationTimeoutError',
]);
/** Shutting down, not primary, and a query that ran out of its own time. */
const storeCodes = new Set([50, 91, 189, 10107, 11600, 11602, 13435, 13436]);
/** FerretDB reports a lost PostgreSQL as an internal error. */
const lostBackend =
  /failed to connect|connection (refused|reset)|conn closed|broken pipe|unexpected EOF|shutting down|starting up|57P0\d/i;

/** Is this the driver saying that the store cannot be reached now? */
export function isStoreOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (storeErrors.has(error.name)) return true;
  if (error.name === 'MongooseError') return error.message.includes('bufferCommands');
  if (!error.name.startsWith('Mongo')) return false;
  const { code } = error as { code?: unknown };
  return (typeof code === 'number' && storeCodes.has(code)) || lostBackend.test(error.message);
}

/** Errors of body-parser and express carry a status and a type. */
function fromHttpLayer(status: number): DomainError | undefined {
  if (status === 404) return new DomainError('not-found', 'route.not-found');
  if (status === 405) return new DomainError('malformed', 'route.method-not-allowed');
  if (status === 413) return new DomainError('malformed', 'request.too-large');
  if (status === 415) return new DomainError('malformed', 'request.unsupported-media-type');
  if (status === 503) return new DomainError('unavailable', 'dependency.unavailable');
  if (status >= 400 && status < 500) return new DomainError('malformed', 'request.malformed');
  return undefined;
}

/** The refusal that an error stands for; undefined when nobody foresaw it. */
export function refusalOf(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error;
  if (isStoreOutage(error)) return new DomainError('unavailable', 'dependency.unavailable');
  if (error instanceof HttpException) return fromHttpLayer(error.getStatus());
  if (error instanceof URIError) return new DomainError('malformed', 'request.malformed');
  const { status, expose } = (error ?? {}) as { status?: unknown; expose?: unknown };
  return typeof status === 'number' && expose === true ? fromHttpLayer(status) : undefined;
}
