import { Inject, Injectable, type NestMiddleware } from '@nestjs/common';
import { allRoutes, DomainError } from '@secop/contracts';
import { isProbe } from '@secop/platform';
import type { NextFunction, Request, Response } from 'express';
import { config, type Config } from '../../config';
import { apiPrefix } from '../proxy-request/route-table';
import { clientNetworkOf } from './client-network';
import { TokenBuckets } from './token-buckets';

const beforeSigningIn = new Set(
  allRoutes
    .filter(({ session }) => session === 'none')
    .map(({ method, path }) => `${method} ${apiPrefix}${path}`),
);

/** Per client network: keeps one client from taking everything, and from taking all places before signing in. */
@Injectable()
export class LimitRequests implements NestMiddleware {
  private readonly all: TokenBuckets;
  private readonly signingIn: TokenBuckets;

  constructor(@Inject(config) config: Config) {
    const { REQUESTS_PER_MINUTE: perMinute } = config;
    this.all = new TokenBuckets({ burst: perMinute, perMinute });
    this.signingIn = new TokenBuckets({
      burst: config.SIGN_IN_BURST,
      perMinute: config.SIGN_IN_REQUESTS_PER_MINUTE,
    });
  }

  use(request: Request, response: Response, next: NextFunction): void {
    response.setHeader('cache-control', 'no-store');
    const wait = isProbe(request.originalUrl) ? undefined : this.take(request);
    if (wait !== undefined) {
      throw new DomainError('rate-limited', 'request.rate-limited', { retryAfterSeconds: wait });
    }
    next();
  }

  private take({ method, originalUrl, ip = '' }: Request): number | undefined {
    const client = clientNetworkOf(ip);
    const now = performance.now();
    const route = `${method} ${originalUrl.split('?', 1)[0]}`;
    return (
      this.all.take(client, now) ??
      (beforeSigningIn.has(route) ? this.signingIn.take(client, now) : undefined)
    );
  }
}
