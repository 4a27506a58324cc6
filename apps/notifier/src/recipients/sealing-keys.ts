import {
  CompactEncrypt,
  compactDecrypt,
  decodeProtectedHeader,
  importJWK,
  type CryptoKey,
  type JWK,
} from 'jose';
import { rotating } from '@secop/platform';
import type { Config } from '../config';

const alg = 'ECDH-ES+A256KW';

type SealingKey = JWK & { readonly kid: string };

/** What was sealed for one use cannot pass for the other: it stands in the protected header as `typ`. */
export type SealPurpose = 'mail-wanted' | 'user-contact';

/** Those of the configuration, as they are rotated. */
export function sealingKeysOf(config: Config): SealingKeys {
  const keys = rotating(config, 'SEALING_KEYS');
  return new SealingKeys(() => keys.current.keys);
}

/** The notifier's key pairs, newest first: others seal with the newest, older ones still open what they sealed. */
export class SealingKeys {
  private readonly opened = new WeakMap<SealingKey, Promise<CryptoKey | Uint8Array>>();

  /** `given` answers the present ones: a new one may come while this process runs. */
  constructor(private readonly given: () => readonly SealingKey[]) {}

  publicJwks(): { keys: JWK[] } {
    return {
      keys: this.given().map(({ kty, crv, x, y, kid }) => ({
        kty,
        crv,
        x,
        y,
        kid,
        use: 'enc',
        alg,
      })),
    };
  }

  /** The JSON in a compact JWE. `undefined`: not sealed to one of our keys for this purpose, or damaged. */
  async open(purpose: SealPurpose, jwe: string): Promise<unknown> {
    try {
      const { kid, typ } = decodeProtectedHeader(jwe);
      const key = this.keyOf(kid);
      if (!key || typ !== purpose) return undefined;
      const { plaintext } = await compactDecrypt(jwe, await this.privateKey(key), {
        keyManagementAlgorithms: ['ECDH-ES', alg],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      return JSON.parse(new TextDecoder().decode(plaintext));
    } catch {
      return undefined;
    }
  }

  /** Sealed to a key that is not here: while keys are rotated another replica may have it, and this one soon. */
  lackKeyOf(jwe: string): boolean {
    try {
      const { kid } = decodeProtectedHeader(jwe);
      return kid !== undefined && !this.keyOf(kid);
    } catch {
      return false;
    }
  }

  /** The same content under the newest key. `undefined`: it is under it already, or cannot be opened. */
  async reseal(purpose: SealPurpose, jwe: string): Promise<string | undefined> {
    const [newest] = this.publicJwks().keys;
    const content = await this.open(purpose, jwe);
    if (!newest || !content || decodeProtectedHeader(jwe).kid === newest.kid) return undefined;
    return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(content)))
      .setProtectedHeader({ alg, enc: 'A256GCM', kid: newest.kid, typ: purpose })
      .encrypt(await importJWK(newest, alg));
  }

  private keyOf(kid: string | undefined): SealingKey | undefined {
    return this.given().find((candidate) => candidate.kid === kid);
  }

  private privateKey(key: SealingKey): Promise<CryptoKey | Uint8Array> {
    const known = this.opened.get(key) ?? importJWK(key, alg);
    this.opened.set(key, known);
    return known;
  }
}
