import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '@secop/contracts';
import { platformOptions, type PlatformOptions } from '../platform-options';
import { callerKey, type AuthenticatedRequest, type Caller } from './principal';
import { TokenVerifier, type KeySource, type TrustedIssuer } from './token-verifier';

/** Nothing is served without a valid token, unless the handler says otherwise (`@Public`, `@FromGateway`). */
@Injectable()
export class AuthGuard implements CanActivate {
  private readonly users: TokenVerifier | undefined;
  private readonly gateway: TokenVerifier | undefined;

  constructor(
    private readonly reflector: Reflector,
    @Inject(platformOptions) options: PlatformOptions,
  ) {
    const verifier = (issuer: TrustedIssuer['issuer'], keys: KeySource | undefined) =>
      keys && new TokenVerifier({ issuer, audience: options.service, keys });
    this.users = verifier(
      'secop-identity',
      options.identityJwks
        ? { jwks: options.identityJwks }
        : options.identityJwksUrl
          ? { url: options.identityJwksUrl }
          : undefined,
    );
    this.gateway = verifier('secop-gateway', options.gatewayJwks && { jwks: options.gatewayJwks });
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const caller =
      this.reflector.getAllAndOverride<Caller | undefined>(callerKey, [
        context.getHandler(),
        context.getClass(),
      ]) ?? 'user';
    switch (caller) {
      case 'anyone':
        return true;
      case 'gateway':
        await verify(this.gateway, bearerOf(request));
        return true;
      case 'user': {
        const token = bearerOf(request);
        const { sub, sid } = await verify(this.users, token);
        request.principal = { userId: sub, sessionId: typeof sid === 'string' ? sid : '', token };
        return true;
      }
    }
  }
}

function bearerOf({ headers }: AuthenticatedRequest): string {
  const [, token] = /^Bearer ([\w.-]{1,4096})$/i.exec(headers.authorization ?? '') ?? [];
  if (!token) throw new DomainError('unauthenticated', 'token.refused');
  return token;
}

function verify(verifier: TokenVerifier | undefined, token: string) {
  if (!verifier) throw new DomainError('unauthenticated', 'token.refused');
  return verifier.verify(token);
}
