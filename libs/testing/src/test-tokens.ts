import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

/** Issues tokens as identity and the gateway do, and serves the public keys over HTTP. */
export class TestTokens {
  private constructor(
    private readonly key: CryptoKey,
    readonly publicJwks: { keys: JWK[] },
    private readonly server: Server,
  ) {}

  static async start(): Promise<TestTokens> {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
    const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'EdDSA', use: 'sig' };
    const jwks = { keys: [jwk] };
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(jwks));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new TestTokens(privateKey, jwks, server);
  }

  get jwksUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/.well-known/jwks.json`;
  }

  /** A user's token for these services. */
  async forUser(userId: string, audience: string[], options: { expiresIn?: string } = {}) {
    return this.sign('secop-identity', audience, userId, options.expiresIn);
  }

  /** The gateway's own token, without a user. */
  async forGateway(audience: string[]) {
    return this.sign('secop-gateway', audience, 'gateway');
  }

  private sign(issuer: string, audience: string[], subject: string, expiresIn = '60s') {
    return new SignJWT({ sid: `session-of-${subject}` })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'test' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(subject)
      .setJti(Math.random().toString(36).slice(2))
      .setIssuedAt()
      .setExpirationTime(expiresIn)
      .sign(this.key);
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }
}
