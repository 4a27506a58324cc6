import { CompactEncrypt, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import type { SealPurpose } from './sealing-keys';

export type PrivateKey = JWK & { readonly kid: string };

export async function aSealingKey(kid = 'test'): Promise<PrivateKey> {
  const pair = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256', extractable: true });
  return { ...(await exportJWK(pair.privateKey)), kid };
}

/** As identity does it, with the public half. */
export async function sealedFor(
  { kid, d: _, ...publicHalf }: PrivateKey,
  purpose: SealPurpose,
  content: object,
): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(content)))
    .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid, typ: purpose })
    .encrypt(await importJWK(publicHalf, 'ECDH-ES+A256KW'));
}
