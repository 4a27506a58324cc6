import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import type { Request } from 'express';

/** The person on whose behalf a request runs, as identity vouches for it. */
export interface Principal {
  readonly userId: string;
  readonly sessionId: string;
  /** Passed on with a question to another service that the token names too. */
  readonly token: string;
}

export interface AuthenticatedRequest extends Request {
  principal?: Principal;
}

export type Caller = 'anyone' | 'gateway' | 'user';
export const callerKey = 'secop:caller';

/** No token needed: health, public keys. */
export const Public = () => SetMetadata(callerKey, 'anyone' satisfies Caller);

/** Called by the gateway on its own account, without a user: what happens before signing in, names for a screen. */
export const FromGateway = () => SetMetadata(callerKey, 'gateway' satisfies Caller);

/** The principal of a request, or DomainError `token.refused`. */
export function principalOf(request: Request): Principal {
  const { principal } = request as AuthenticatedRequest;
  if (!principal) throw new DomainError('unauthenticated', 'token.refused');
  return principal;
}

/** Injects the Principal. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext) =>
  principalOf(context.switchToHttp().getRequest<Request>()),
);
