import { Inject, Injectable, type NestMiddleware } from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import type { NextFunction, Request, Response } from 'express';
import { config, type Config } from '../../config';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A page of somebody else's cannot act in a person's name; programs send neither header. */
export function isForeign(
  { method, headers }: Pick<Request, 'method' | 'headers'>,
  publicOrigin: string,
): boolean {
  if (reading.has(method)) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  return headers.origin !== undefined && headers.origin !== publicOrigin;
}

@Injectable()
export class RefuseForeignOrigins implements NestMiddleware {
  constructor(@Inject(config) private readonly config: Config) {}

  use(request: Request, _: Response, next: NextFunction): void {
    if (isForeign(request, this.config.PUBLIC_ORIGIN)) {
      throw new DomainError('forbidden', 'request.origin-refused');
    }
    next();
  }
}
