import { randomUUID } from 'node:crypto';
import type { HttpMethod } from '@secop/contracts';
import { Answer } from './answer';
import { CookieJar } from './cookie-jar';

export interface Sending {
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Random unless given. */
  readonly idempotencyKey?: string;
}

/** One person's browser at the public origin: cookies, origin, and a fresh idempotency key for every POST. */
export class Browser {
  readonly cookies = new CookieJar();

  constructor(readonly origin: string) {}

  get = (path: string, sending?: Sending) => this.send('GET', path, sending);
  post = (path: string, body: unknown = {}, sending?: Sending) =>
    this.send('POST', path, { body, ...sending });

  /** `path` without `/api/v1`. */
  async send(method: HttpMethod, path: string, sending: Sending = {}): Promise<Answer> {
    const { body, raw, headers, idempotencyKey = randomUUID() } = sending;
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${this.origin}/api/v1${path}`, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(20_000),
      headers: {
        accept: 'application/json, application/problem+json',
        ...this.cookies.header,
        ...(method === 'GET' ? {} : { origin: this.origin }),
        ...(method === 'POST' ? { 'idempotency-key': idempotencyKey } : {}),
        ...(content === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(content === undefined ? {} : { body: content }),
    });
    this.cookies.keep(response.headers);
    return new Answer(
      `${method} ${path}`,
      response.status,
      response.headers,
      await response.text(),
    );
  }
}
