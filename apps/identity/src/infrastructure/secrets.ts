import { createHash, createHmac, hkdfSync, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Changing, Command } from '@secop/messaging';
import { rotating } from '@secop/platform';
import type { JWK } from 'jose';
import { config, type Config } from '../config';

/** 256 bits that only their holder knows. */
export const newSecret = () => randomBytes(32).toString('base64url');

/** All that is stored of a secret; enough for a secret of 256 bits, which nobody can guess. */
export const digestOf = (secret: string) => createHash('sha256').update(secret).digest('base64url');

/** The user that an attempt becomes, however often its verification runs. */
export const userIdOf = (attemptId: string) => digestOf(`user of ${attemptId}`).slice(0, 22);

export const newVerificationCode = () => String(randomInt(100_000_000)).padStart(8, '0');

/** A request before signing in is nobody's command twice: its body holds a password or a code. */
export const freshCommand = (): Command => ({ key: randomUUID(), hash: '', by: 'person' });

/**
 * Eight digits are guessed from a plain hash in a second, so a copied database alone must not be enough: codes
 * are stored under keys derived from the signing keys, the first for new codes, all for presented ones.
 */
@Injectable()
export class VerificationCodes {
  private readonly signing: Changing<Config['TOKEN_SIGNING_KEYS']>;
  private readonly derived = new WeakMap<object, Buffer>();

  constructor(@Inject(config) settings: Config) {
    this.signing = rotating(settings, 'TOKEN_SIGNING_KEYS');
  }

  hashOf(email: string, code: string): string {
    const [hash] = this.hashesOf(email, code);
    if (hash === undefined) throw new Error('There is no signing key');
    return hash;
  }

  hashesOf(email: string, code: string): string[] {
    return this.signing.current.keys.map((key) =>
      createHmac('sha256', this.from(key)).update(`${email}\n${code}`).digest('base64url'),
    );
  }

  private from(key: JWK): Buffer {
    const known =
      this.derived.get(key) ??
      Buffer.from(hkdfSync('sha256', key.d ?? '', '', 'verification codes', 32));
    this.derived.set(key, known);
    return known;
  }
}
