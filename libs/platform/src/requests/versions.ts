import {
  createParamDecorator,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';

/** The version named by an `If-Match` value; undefined for none and for `*`. Anything else than one of our ETags is malformed. */
export function versionOf(ifMatch: string | undefined): number | undefined {
  const value = ifMatch?.trim();
  if (value === undefined || value === '*') return undefined;
  const [, version] = /^(?:W\/)?"(\d{1,15})"$/.exec(value) ?? [];
  if (version === undefined) throw new DomainError('malformed', 'request.malformed');
  return Number(version);
}

/** Injects the version that the caller has seen, if any. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext) =>
  versionOf(context.switchToHttp().getRequest<Request>().headers['if-match']),
);

/** The ETag of an aggregate's version. */
export const etag = (version: number): string => `"${version}"`;

class Versioned<Body> {
  constructor(
    readonly body: Body,
    readonly version: number,
  ) {}
}

/** A handler's answer whose ETag is the aggregate's version. */
export const withVersion = <Body>(body: Body, version: number) => new Versioned(body, version);

/** Sets the ETag of answers made by `withVersion`. */
@Injectable()
export class VersionInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((answer: unknown) => {
        if (!(answer instanceof Versioned)) return answer;
        context.switchToHttp().getResponse<Response>().setHeader('etag', etag(answer.version));
        return answer.body as unknown;
      }),
    );
  }
}
