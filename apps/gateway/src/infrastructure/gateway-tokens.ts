import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Changing } from '@secop/messaging';
import { rotating } from '@secop/platform';
import { importJWK, SignJWT, type CryptoKey } from 'jose';
import { config, type Config } from '../config';
import type { Service } from './upstream';

/** What the gateway says on its own account, without a user. */
@Injectable()
export class GatewayTokens {
  private readonly key: Changing<Config['GATEWAY_SIGNING_KEY']>;
  private readonly imported = new WeakMap<object, Promise<CryptoKey | Uint8Array>>();

  constructor(@Inject(config) config: Config) {
    this.key = rotating(config, 'GATEWAY_SIGNING_KEY');
  }

  async for(service: Service): Promise<string> {
    const jwk = this.key.current;
    const key = this.imported.get(jwk) ?? importJWK(jwk, 'EdDSA');
    this.imported.set(jwk, key);
    return new SignJWT()
      .setProtectedHeader({ alg: 'EdDSA', kid: jwk.kid })
      .setIssuer('secop-gateway')
      .setSubject('gateway')
      .setAudience(service)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime('60s')
      .sign(await key);
  }
}
