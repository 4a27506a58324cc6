import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { admissionAnswer, Role, roleAnswer } from '@secop/contracts';
import { decodeJwt } from 'jose';
import type { z } from 'zod';

interface KnownAccount {
  readonly name: string;
  active: boolean;
  readonly roles: Map<string, Role>;
}

/** Answers the two questions of accounts over HTTP, for accounts that a test describes. */
export class AccountsStandIn {
  /** Questions asked so far, by path. */
  readonly asked: string[] = [];
  behaviour: 'answers' | 'fails' | 'hangs' | 'answers nonsense' = 'answers';
  private readonly accounts = new Map<string, KnownAccount>();
  private readonly server: Server = createServer((request, response) =>
    this.answer(request, response),
  );

  static async start(): Promise<AccountsStandIn> {
    const standIn = new AccountsStandIn();
    await new Promise<void>((resolve) => standIn.server.listen(0, '127.0.0.1', resolve));
    return standIn;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  knows(id: string, roles: Record<string, Role> = {}, active = true): void {
    this.accounts.set(id, { name: `Cuenta ${id}`, active, roles: new Map(Object.entries(roles)) });
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '';
    this.asked.push(path);
    if (this.behaviour === 'hangs') return;
    const send = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (this.behaviour === 'fails') return void send(500, { code: 'internal.error' });
    if (this.behaviour === 'answers nonsense') return void send(200, { role: 'king' });

    const { sub, aud } = decodeJwt((request.headers.authorization ?? '').replace('Bearer ', ''));
    if (!sub || ![aud].flat().includes('accounts')) {
      return void send(401, { code: 'token.refused' });
    }
    const [, id = '', question] = /^\/internal\/accounts\/([^/]+)\/(\w+)$/.exec(path) ?? [];
    const account = this.accounts.get(id);
    if (!account) return void send(404, { code: 'account.not-found' });
    const role = account.roles.get(sub) ?? null;
    const administrators = [...account.roles]
      .filter(([, held]) => held === 'accountAdmin')
      .map(([userId]) => userId);
    const { name, active } = account;
    send(
      200,
      question === 'role'
        ? ({ role, administrators } satisfies z.output<typeof roleAnswer>)
        : ({
            account: { id, name, active },
            administrators,
            membership: role && { state: 'active', role },
          } satisfies z.output<typeof admissionAnswer>),
    );
  }
}
