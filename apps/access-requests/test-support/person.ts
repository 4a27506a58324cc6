import { randomUUID } from 'node:crypto';
import { accessRequestView, problemDocument, type AccessRequestView } from '@secop/contracts';
import { eventually } from '@secop/testing';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

interface Options {
  readonly key?: string;
  readonly ifMatch?: number | string;
}

/** A client of the service's HTTP routes. */
export class Person {
  constructor(
    readonly userId: string,
    private readonly url: string,
    private readonly token: string,
  ) {}

  async get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  async post(path: string, body: unknown = {}, { key, ifMatch }: Options = {}): Promise<Answer> {
    return this.send('POST', path, JSON.stringify(body), {
      'content-type': 'application/json',
      ...(key ? { 'idempotency-key': key } : {}),
      ...(ifMatch === undefined
        ? {}
        : { 'if-match': typeof ifMatch === 'number' ? `"${ifMatch}"` : ifMatch }),
    });
  }

  /** As a good client does: told to come back later (503), it asks again with the same key. */
  async insist(path: string, body: unknown = {}, key: string = randomUUID()): Promise<Answer> {
    return eventually(`${path} is answered`, async () => {
      const answer = await this.post(path, body, { key });
      if (answer.status !== 503) return answer;
      expect(answer.headers.get('retry-after')).toBeTruthy();
      return false;
    });
  }

  /** Asks for access and expects to get a pending request. */
  async requests(accountId: string, more: object = {}): Promise<AccessRequestView> {
    return viewIn(await this.insist('/access-requests', { accountId, ...more }), 201);
  }

  async send(
    method: string,
    path: string,
    body?: string,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      body,
      headers: { authorization: `Bearer ${this.token}`, ...headers },
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
    };
  }
}

/** The request in an answer; its ETag must be its version. */
export function viewIn({ status, headers, body }: Answer, expected = 200): AccessRequestView {
  if (status !== expected) throw new Error(`${status} ${JSON.stringify(body)}`);
  const view = accessRequestView.parse(body);
  expect(headers.get('etag')).toBe(`"${view.version}"`);
  return view;
}

/** Status and code of a refusal, which must be a problem document. */
export function refusalIn({ status, headers, body }: Answer): [status: number, code: string] {
  expect(headers.get('content-type')).toContain('application/problem+json');
  const problem = problemDocument.parse(body);
  expect(problem.status).toBe(status);
  return [status, problem.code];
}
