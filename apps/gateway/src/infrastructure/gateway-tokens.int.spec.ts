import { followConfig } from '@secop/platform';
import { eventually, SecretFiles } from '@secop/testing';
import {
  createLocalJWKSet,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  type JWK,
} from 'jose';
import { configSchema } from '../config';
import { GatewayTokens } from './gateway-tokens';

async function aKey(kid: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return { ...(await exportJWK(privateKey)), kid };
}

describe("the gateway's own tokens", () => {
  it('are signed with the next key once it is in its file', async () => {
    const [old, next] = [await aKey('old'), await aKey('next')];
    const files = new SecretFiles({ GATEWAY_SIGNING_KEY: JSON.stringify(old) });
    const environment = {
      PORT: '0',
      RABBITMQ_URL: 'amqp://127.0.0.1/secop',
      IDENTITY_URL: 'http://127.0.0.1:1',
      ACCOUNTS_URL: 'http://127.0.0.1:2',
      ACCESS_REQUESTS_URL: 'http://127.0.0.1:3',
      PUBLIC_ORIGIN: 'https://portal.example',
      ...files.environment,
    };
    const tokens = new GatewayTokens(followConfig(configSchema, environment, 5));
    const kid = async () => decodeProtectedHeader(await tokens.for('identity')).kid;
    expect(await kid()).toBe('old');

    files.rotate('GATEWAY_SIGNING_KEY', JSON.stringify(next));

    await eventually('it signs', async () => (await kid()) === 'next');
    const publicKeys = { keys: [{ ...next, d: undefined, alg: 'EdDSA' }] };
    const { payload } = await jwtVerify(
      await tokens.for('identity'),
      createLocalJWKSet(publicKeys as { keys: JWK[] }),
    );
    expect(payload).toMatchObject({ iss: 'secop-gateway', aud: 'identity' });
    files.remove();
  });
});
