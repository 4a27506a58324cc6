import { DomainError } from '@secop/contracts';
import type { NextFunction, Request, Response } from 'express';

/** The longest body that is read, in bytes. */
export const bodyLimit = 64 * 1024;
const deepest = 32;

const hasBody = ({ headers }: Request) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** A body is `application/json` or it is not read. */
export function refuseOtherMediaTypes(request: Request, _: Response, next: NextFunction): void {
  const mediaType = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (hasBody(request) && mediaType !== 'application/json') {
    throw new DomainError('malformed', 'request.unsupported-media-type');
  }
  next();
}

/** Nesting that no schema of ours has, found before anything recursive meets it. */
export function refuseDeepNesting(request: Request, _: Response, next: NextFunction): void {
  let level: unknown[] = [request.body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) throw new DomainError('malformed', 'request.malformed');
    level = level.flatMap((value): unknown[] =>
      value !== null && typeof value === 'object' ? Object.values(value) : [],
    );
  }
  next();
}
