import { Controller, Get, Module } from '@nestjs/common';
import {
  CurrentUser,
  PlatformModule,
  startApp,
  type Principal,
  type RunningApp,
} from '@secop/platform';
import { eventually, SecretFiles } from '@secop/testing';
import {
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type JWK,
} from 'jose';
import { IdentityUnderTest } from './identity-under-test';
import { People } from './people';

/** Verifiers ask for a key that they do not know at most every five seconds. */
const coolDown = 5_500;
const atOnce = 4;

async function aKey(kid: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return { ...(await exportJWK(privateKey)), kid };
}
const publicHalf = ({ d: _, ...half }: JWK): JWK => half;
const setOf = (...keys: JWK[]) => JSON.stringify({ keys });
const kidOf = (token: string) => decodeProtectedHeader(token).kid;

@Controller('mine')
class MineController {
  @Get()
  mine(@CurrentUser() { userId }: Principal) {
    return { userId };
  }
}

describe('keys that are rotated under requests', () => {
  let identity: IdentityUnderTest;
  let accounts: RunningApp;
  let files: SecretFiles;
  const signed = new Map<string | undefined, number>();
  const refused: string[] = [];
  const keys = new Map<string, JWK>();
  const key = (kid: string) => keys.get(kid)!;
  let speaking = 'gateway-old';
  let stopped = false;
  let asking: Promise<void>[] = [];

  beforeAll(async () => {
    for (const kid of ['old', 'next', 'gateway-old', 'gateway-next']) {
      keys.set(kid, await aKey(kid));
    }
    files = new SecretFiles({
      TOKEN_SIGNING_KEYS: setOf(key('old')),
      GATEWAY_JWKS: setOf(publicHalf(key('gateway-old'))),
    });
    identity = await IdentityUnderTest.start(files.environment);
    trust('gateway-old');
    @Module({
      imports: [
        PlatformModule.forRoot({
          service: 'accounts',
          logLevel: 'silent',
          identityJwksUrl: `${identity.gateway.url}/.well-known/jwks.json`,
        }),
      ],
      controllers: [MineController],
    })
    class AppModule {}
    accounts = await startApp(AppModule, {
      HOST: '127.0.0.1',
      PORT: 0,
      LOG_LEVEL: 'silent',
      SHUTDOWN_WAIT_MS: 0,
      SHUTDOWN_DEADLINE_MS: 1_000,
    });
    await eventually('the keys are trusted', async () => {
      const { body } = await identity.gateway.exchange('nobody');
      return body.code === 'session.required';
    });
    const { secret } = await new People(identity).signIn();
    asking = Array.from({ length: atOnce }, () => askOnAndOn(secret));
  });
  afterAll(async () => {
    stopped = true;
    await Promise.all(asking);
    await accounts.stop();
    await identity.stop();
    files.remove();
  });

  /** Beside the key of the test itself, which registers people. */
  function trust(...kids: string[]): void {
    const { keys: own } = identity.tokens.publicJwks;
    files.rotate('GATEWAY_JWKS', setOf(...own, ...kids.map((kid) => publicHalf(key(kid)))));
  }

  /** As a gateway that has this key. */
  async function gatewayToken(kid: string): Promise<string> {
    return new SignJWT()
      .setProtectedHeader({ alg: 'EdDSA', kid })
      .setIssuer('secop-gateway')
      .setSubject('gateway')
      .setAudience('identity')
      .setIssuedAt()
      .setExpirationTime('60s')
      .sign(await importJWK(key(kid), 'EdDSA'));
  }

  /** What identity says of it. */
  async function codeFor(kid: string): Promise<unknown> {
    const token = await gatewayToken(kid);
    const body = { session: 'nobody', audience: ['identity'] };
    return (await identity.gateway.send('POST', '/internal/tokens', { token, body })).body.code;
  }

  /** Exchanges the session, as the gateway, and asks identity and accounts, as the user, with every new token. */
  async function askOnAndOn(session: string): Promise<void> {
    const { gateway } = identity;
    while (!stopped) {
      const body = { session, audience: ['identity', 'accounts'] };
      const exchanged = await gateway.send('POST', '/internal/tokens', {
        token: await gatewayToken(speaking),
        body,
      });
      if (exchanged.status !== 201) refused.push(`exchange: ${exchanged.text}`);
      const { token = '' } = exchanged.body as { token?: string };
      const own = await gateway.send('GET', '/me', { token });
      const other = await fetch(`${accounts.url}/mine`, {
        headers: { authorization: `Bearer ${token}` },
      });
      if (own.status !== 200) refused.push(`identity: ${own.text}`);
      if (other.status !== 200) refused.push(`accounts: ${await other.text()}`);
      signed.set(kidOf(token), (signed.get(kidOf(token)) ?? 0) + 1);
    }
  }

  const published = async () => {
    const answer = await identity.gateway.send('GET', '/.well-known/jwks.json');
    return (answer.body.keys as JWK[]).map(({ kid }) => kid);
  };
  const count = (kid: string) => signed.get(kid) ?? 0;
  /** So many that none is under way which was begun before. */
  const many = (kid: string) => {
    const enough = count(kid) + 5 * atOnce;
    return eventually(`${kid} signs`, () => count(kid) >= enough);
  };

  it('sign from their turn on, and nobody is refused: neither by identity nor by who asks it for its keys', async () => {
    await many('old');
    const began = performance.now();

    files.rotate('TOKEN_SIGNING_KEYS', setOf(key('old'), key('next')));
    await eventually('the next one is published', async () => (await published()).length === 2);
    expect(await published()).toEqual(['old', 'next']);
    await eventually('who verifies may ask again', () => performance.now() - began > coolDown);
    expect(count('next')).toBe(0);

    files.rotate('TOKEN_SIGNING_KEYS', setOf(key('next'), key('old')));
    await many('next');

    files.rotate('TOKEN_SIGNING_KEYS', setOf(key('next')));
    await eventually('the old one is gone', async () => (await published()).length === 1);
    await many('next');
    expect(refused).toEqual([]);
  });

  it('of the gateway are trusted before it speaks with them, and no longer than it does', async () => {
    expect(await codeFor('gateway-next')).toBe('token.refused');
    trust('gateway-old', 'gateway-next');
    await eventually('the next one is trusted', async () => {
      return (await codeFor('gateway-next')) === 'session.required';
    });

    speaking = 'gateway-next';
    await many('next');
    trust('gateway-next');
    await many('next');

    expect(refused).toEqual([]);
    await eventually('the old one is trusted no more', async () => {
      return (await codeFor('gateway-old')) === 'token.refused';
    });
  });
});
