import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { compactDecrypt, exportJWK, generateKeyPair, type CryptoKey } from 'jose';

export interface Unsealed {
  readonly purpose: unknown;
  readonly kid: unknown;
  readonly content: Record<string, string>;
}

/** The notifier's side of sealing: publishes a key over HTTP and opens what was sealed to it. */
export class NotifierKeys {
  /** False: answers 503, as a notifier that is down behind a proxy. */
  available = true;
  /** How often the keys were asked for. */
  asked = 0;
  private readonly opened = new Map<string, Promise<Unsealed>>();

  private constructor(
    private readonly privateKey: CryptoKey,
    private readonly server: Server,
  ) {}

  static async start(): Promise<NotifierKeys> {
    const { privateKey, publicKey } = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256' });
    const newest = { ...(await exportJWK(publicKey)), kid: 'newest', use: 'enc' };
    const older = { ...newest, kid: 'older' };
    const server = createServer((_request, response) => {
      keys.asked += 1;
      response.statusCode = keys.available ? 200 : 503;
      response.setHeader('content-type', 'application/json');
      response.end(keys.available ? JSON.stringify({ keys: [newest, older] }) : '{}');
    });
    const keys = new NotifierKeys(privateKey, server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return keys;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/.well-known/jwks.json`;
  }

  open(sealed: string): Promise<Unsealed> {
    const unsealed = this.opened.get(sealed) ?? this.unseal(sealed);
    this.opened.set(sealed, unsealed);
    return unsealed;
  }

  private async unseal(sealed: string): Promise<Unsealed> {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, this.privateKey);
    return {
      purpose: protectedHeader.typ,
      kid: protectedHeader.kid,
      content: JSON.parse(new TextDecoder().decode(plaintext)) as Record<string, string>,
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
