import { HttpException } from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import { isStoreFailure } from '@secop/messaging';

/** The driver's own pool, exhausted or closed. */
const poolErrors = new Set(['MongoWaitQueueTimeoutError', 'MongoPoolClosedError']);

/** Is this the driver saying that the store cannot be reached now? */
export function isStoreOutage(error: unknown): boolean {
  if (isStoreFailure(error)) return true;
  if (!(error instanceof Error)) return false;
  return (
    poolErrors.has(error.name) ||
    (error.name === 'MongooseError' && error.message.includes('bufferCommands'))
  );
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
