import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import { CompactEncrypt, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import { config, type Config } from '../config';

const refreshEveryMs = 5 * 60_000;
const patienceMs = 2_000;
const keySet = z.object({
  keys: z.array(z.looseObject({ kty: z.literal('EC'), kid: z.string() })).min(1),
});
const encoder = new TextEncoder();

/** What a sealed part is for; it stands in the protected header, so that one cannot pass for the other. */
export type SealPurpose = 'mail-wanted' | 'user-contact';

/** Seals to the notifier's newest public key: neither broker, outbox nor log can read what is inside. */
@Injectable()
export class Sealer implements OnModuleInit {
  private readonly logger = new Logger(Sealer.name);
  private key: JWK | undefined;
  private loading: Promise<void> | undefined;
  private refreshAt = 0;

  constructor(@Inject(config) private readonly settings: Config) {}

  onModuleInit(): void {
    void this.load('debug');
  }

  async seal(purpose: SealPurpose, content: object): Promise<string> {
    const { kid, ...key } = await this.newestKey();
    return new CompactEncrypt(encoder.encode(JSON.stringify(content)))
      .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid, typ: purpose })
      .encrypt(await importJWK(key, 'ECDH-ES+A256KW'));
  }

  /** A known key serves through an outage of the notifier; without any, the request cannot be served. */
  private async newestKey(): Promise<JWK> {
    if (!this.key) await this.load();
    else if (performance.now() > this.refreshAt) void this.load();
    if (!this.key) throw new DomainError('unavailable', 'dependency.unavailable');
    return this.key;
  }

  /** At the start the notifier may not be there yet: a warning is due once somebody waits for its keys. */
  private load(failureIs: 'debug' | 'warn' = 'warn'): Promise<void> {
    return (this.loading ??= this.fetchNewest()
      .then(
        (key) => {
          this.key = key;
          this.refreshAt = performance.now() + refreshEveryMs;
        },
        () => this.logger[failureIs]("The notifier's public keys cannot be read"),
      )
      .finally(() => (this.loading = undefined)));
  }

  private async fetchNewest(): Promise<JWK | undefined> {
    const answer = await fetch(this.settings.NOTIFIER_JWKS_URL, {
      signal: AbortSignal.timeout(patienceMs),
    });
    return keySet.parse(await answer.json()).keys[0];
  }
}
