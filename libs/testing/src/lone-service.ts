import { generateKeyPairSync } from 'node:crypto';
import type { ServiceName } from '@secop/contracts';

const nobody = '127.0.0.1:9';
const jwks = `http://${nobody}/jwks.json`;

const jwk = (curve: 'ed25519' | 'P-256') => {
  const { privateKey } =
    curve === 'ed25519'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('ec', { namedCurve: curve });
  return { ...privateKey.export({ format: 'jwk' }), kid: curve };
};

/** What a service's process wants to be told beside its store and broker, in a test where no other process is there. */
export function loneServiceEnvironment(service: ServiceName): Readonly<Record<string, string>> {
  const signing = jwk('ed25519');
  const own: Record<ServiceName, Record<string, string>> = {
    identity: {
      TOKEN_SIGNING_KEYS: JSON.stringify({ keys: [signing] }),
      GATEWAY_JWKS: JSON.stringify({ keys: [{ ...signing, d: undefined }] }),
      NOTIFIER_JWKS_URL: jwks,
    },
    accounts: {},
    'access-requests': { ACCOUNTS_URL: `http://${nobody}` },
    notifier: {
      SMTP_URL: `smtp://${nobody}`,
      MAIL_FROM: 'SECOP II <no-responder@secop.example>',
      PUBLIC_ORIGIN: 'https://acceso.secop.example',
      SEALING_KEYS: JSON.stringify({ keys: [jwk('P-256')] }),
    },
  };
  return { PORT: '0', IDENTITY_JWKS_URL: jwks, ...own[service] };
}
