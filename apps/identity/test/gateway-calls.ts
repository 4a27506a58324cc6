import type { TestTokens } from '@secop/testing';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Empty unless it is JSON. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Calls identity as the gateway does: before sign-in with its own token, afterwards with the user's. */
export class GatewayCalls {
  constructor(
    readonly url: string,
    private readonly tokens: TestTokens,
  ) {}

  async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const token = await this.tokens.forGateway(['identity']);
    return this.send('POST', path, { token, body, headers });
  }

  async send(
    method: string,
    path: string,
    {
      token,
      body,
      headers = {},
    }: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json = answer.headers.get('content-type')?.includes('json');
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      body: json ? (JSON.parse(text) as Answer['body']) : {},
    };
  }

  /** The session's secret, as the gateway puts it into the cookie. */
  static secretIn(this: void, { headers }: Answer): string {
    return headers.get('secop-session')?.split(';', 1)[0] ?? '';
  }

  async exchange(session: string, audience = ['identity']): Promise<Answer> {
    return this.post('/internal/tokens', { session, audience });
  }
}
