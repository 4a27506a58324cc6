import { readFile, writeFile } from 'node:fs/promises';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';

/** Secrets by service and variable, as the services read them from their environment. */
export type Secrets = Record<string, Record<string, string>>;

/** The development keys of this run folder: made once, because stored data is sealed and sessions are signed with them. */
export async function developmentSecrets(file: string): Promise<Secrets> {
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known !== undefined) return JSON.parse(known) as Secrets;
  const secrets: Secrets = {
    identity: { TOKEN_SIGNING_KEYS: keySet(await newKey('EdDSA', 'sig')) },
    gateway: { GATEWAY_SIGNING_KEY: JSON.stringify(await newKey('EdDSA', 'sig')) },
    notifier: { SEALING_KEYS: keySet(await newKey('ECDH-ES', 'enc')) },
  };
  await writeFile(file, JSON.stringify(secrets, undefined, 2), { mode: 0o600 });
  return secrets;
}

/** The public half of a private key, as a key set. */
export function publicKeySet(privateKey: string): string {
  const key = JSON.parse(privateKey) as JWK;
  delete key.d;
  return keySet(key);
}

async function newKey(alg: 'EdDSA' | 'ECDH-ES', use: 'sig' | 'enc'): Promise<JWK> {
  const crv = alg === 'EdDSA' ? 'Ed25519' : 'P-256';
  const { privateKey } = await generateKeyPair(alg, { crv, extractable: true });
  const key = await exportJWK(privateKey);
  return { ...key, kid: await calculateJwkThumbprint(key), alg, use };
}

function keySet(...keys: JWK[]): string {
  return JSON.stringify({ keys });
}
