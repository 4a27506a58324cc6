import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { importJWK, SignJWT, type CryptoKey } from 'jose';
import { config, type Config } from '../config';
import type { Service } from './upstream';

/** What the gateway says on its own account, without a user. */
@Injectable()
export class GatewayTokens {
  private key: Promise<CryptoKey | Uint8Array> | undefined;

  constructor(@Inject(config) private readonly config: Config) {}

  async for(service: Service): Promise<string> {
    const { GATEWAY_SIGNING_KEY: jwk } = this.config;
    return new SignJWT()
      .setProtectedHeader({ alg: 'EdDSA', kid: jwk.kid })
      .setIssuer('secop-gateway')
      .setSubject('gateway')
      .setAudience(service)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime('60s')
      .sign(await (this.key ??= importJWK(jwk, 'EdDSA')));
  }
}
