import type { NestMiddleware, Type } from '@nestjs/common';
import type { ServiceName } from '@secop/contracts';
import type { JSONWebKeySet } from 'jose';

/** A key set, or what answers the present one: the same object as long as it does not change. */
export type PublicKeys = JSONWebKeySet | (() => JSONWebKeySet);

export interface PlatformOptions {
  /** The name that tokens must carry as their audience. */
  readonly service: ServiceName | 'gateway';
  readonly logLevel?: string;
  /** Identity's public keys, by address… */
  readonly identityJwksUrl?: string;
  /** …or themselves, in identity. Without either, no user's token is accepted. */
  readonly identityJwks?: PublicKeys;
  /** The gateway's public keys; without them `@FromGateway` handlers accept nobody. */
  readonly gatewayJwks?: PublicKeys;
  /** For the process that faces the outside: nobody's `traceparent` is taken over. */
  readonly edge?: {
    /** Providers of the app that see every request, in this order, before anything of its body is read. */
    readonly beforeBody: readonly Type<NestMiddleware>[];
  };
}

export const platformOptions = Symbol('PlatformOptions');
