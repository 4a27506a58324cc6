import { compactDecrypt, decodeProtectedHeader, importJWK, type CryptoKey, type JWK } from 'jose';

type SealingKey = JWK & { readonly kid: string };

/** What was sealed for one use cannot pass for the other: it stands in the protected header as `typ`. */
export type SealPurpose = 'mail-wanted' | 'user-contact';

/** The notifier's key pairs, newest first: others seal with the newest, older ones still open what they sealed. */
export class SealingKeys {
  private readonly opened = new Map<string, Promise<CryptoKey | Uint8Array>>();

  constructor(private readonly keys: readonly SealingKey[]) {}

  publicJwks(): { keys: JWK[] } {
    return {
      keys: this.keys.map(({ kty, crv, x, y, kid }) => ({
        kty,
        crv,
        x,
        y,
        kid,
        use: 'enc',
        alg: 'ECDH-ES+A256KW',
      })),
    };
  }

  /** The JSON in a compact JWE. `undefined`: not sealed to one of our keys for this purpose, or damaged. */
  async open(purpose: SealPurpose, jwe: string): Promise<unknown> {
    try {
      const { kid, typ } = decodeProtectedHeader(jwe);
      const key = this.keys.find((candidate) => candidate.kid === kid);
      if (!key || typ !== purpose) return undefined;
      const { plaintext } = await compactDecrypt(jwe, await this.privateKey(key), {
        keyManagementAlgorithms: ['ECDH-ES', 'ECDH-ES+A256KW'],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      return JSON.parse(new TextDecoder().decode(plaintext));
    } catch {
      return undefined;
    }
  }

  private privateKey(key: SealingKey): Promise<CryptoKey | Uint8Array> {
    const known = this.opened.get(key.kid) ?? importJWK(key, 'ECDH-ES+A256KW');
    this.opened.set(key.kid, known);
    return known;
  }
}
