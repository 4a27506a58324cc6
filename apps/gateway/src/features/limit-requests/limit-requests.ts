import { Inject, Injectable, type NestMiddleware } from '@nestjs/common';
import { allRoutes, DomainError } from '@secop/contracts';
import type { NextFunction, Request, Response } from 'express';
import { config, type Config } from '../../config';
import { apiPrefix } from '../proxy-request/route-table';
import { RequestCounter, subscriberOf } from './request-counter';

const beforeSigningIn = new Set(
  allRoutes
    .filter(({ session }) => session === 'none')
    .map(({ method, path }) => `${method} ${apiPrefix}${path}`),
);

/** Coarse, per client address: keeps one client from taking everything. */
@Injectable()
export class LimitRequests implements NestMiddleware {
  private readonly all: RequestCounter;
  private readonly signingIn: RequestCounter;

  constructor(@Inject(config) config: Config) {
    this.all = new RequestCounter(config.REQUESTS_PER_MINUTE);
    this.signingIn = new RequestCounter(config.SIGN_IN_REQUESTS_PER_MINUTE);
  }

  use(request: Request, response: Response, next: NextFunction): void {
    response.setHeader('cache-control', 'no-store');
    const client = subscriberOf(request.ip ?? '');
    const route = `${request.method} ${request.originalUrl.split('?', 1)[0]}`;
    const wait =
      this.all.take(client, performance.now()) ??
      (beforeSigningIn.has(route) ? this.signingIn.take(client, performance.now()) : undefined);
    if (wait !== undefined) {
      throw new DomainError('rate-limited', 'request.rate-limited', { retryAfterSeconds: wait });
    }
    next();
  }
}
