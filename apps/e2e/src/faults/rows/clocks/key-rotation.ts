import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import type { FaultRow } from '../../matrix/fault-row';
import { pause } from '../pause';

const mix = { accept: 2, submit: 1, read: 3 } as const;
/** Between two steps of a rotation; a verifier asks for an unknown key at most every five seconds. */
const between = 6_000;

/** As `docs` tell operators to do it: publish the next key, sign with it, then take the old one away. */
export const keyRotation: FaultRow = {
  id: 'K5',
  title: 'the keys that tokens are signed with are rotated, under load',
  async run({ services, workload }) {
    await workload.prepare(80);
    const given = services.environmentOf('identity').TOKEN_SIGNING_KEYS ?? '';
    const { keys } = JSON.parse(given) as { keys: JWK[] };
    const next = await newSigningKey();
    const steps = [[...keys, next], [next, ...keys], [next]];
    const load = workload.run({ perSecond: 6, seconds: 45, mix });
    for (const step of steps) {
      await services.restart('identity', { TOKEN_SIGNING_KEYS: JSON.stringify({ keys: step }) });
      await pause(between);
    }
    await load;
    return { trials: steps.length, text: 'next key published, used, old key withdrawn' };
  },
};

async function newSigningKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const key = await exportJWK(privateKey);
  return { ...key, kid: await calculateJwkThumbprint(key), alg: 'EdDSA', use: 'sig' };
}
