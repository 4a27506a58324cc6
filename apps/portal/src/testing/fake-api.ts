import type { ProblemCode } from '@secop/contracts';
import { vi } from 'vitest';

export interface Call {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: unknown;
}
interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
type Handler = (call: Call) => Answer | Promise<Answer>;

/** The edge of the portal: what it asks over HTTP is answered, and kept, here. */
export class FakeApi {
  private readonly handlers = new Map<string, Handler>();
  private readonly calls = new Map<string, Call[]>();

  constructor() {
    vi.stubGlobal('fetch', (request: Request) => this.answer(request));
  }

  /** `route` as in `GET /accounts/a1`. A later answer to the same route replaces the earlier one. */
  on(route: string, answer: Handler | Answer): this {
    this.handlers.set(route, typeof answer === 'function' ? answer : () => answer);
    return this;
  }

  callsOf(route: string): readonly Call[] {
    return this.calls.get(route) ?? [];
  }

  private async answer(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const path = pathname.replace('/api/v1', '');
    const route = `${request.method} ${path}`;
    const text = await request.text();
    const body: unknown = text ? JSON.parse(text) : undefined;
    const call = { path, query: searchParams, headers: request.headers, body };
    this.calls.set(route, [...this.callsOf(route), call]);
    const handler = this.handlers.get(route);
    if (!handler) throw new Error(`Nobody answers ${route}`);
    const answer = await handler(call);
    const { status, headers = {} } = answer;
    if (status === 204) return new Response(null, { status, headers });
    return Response.json(answer.body ?? null, { status, headers });
  }
}

export const answer = (body: unknown, status = 200): Answer => ({ status, body });

/** Done, and nothing to say. */
export const done: Answer = { status: 204 };

/** A problem document; `facts` are the members of its own. */
export const problemOf = (status: number, code: ProblemCode, facts: object = {}) => ({
  type: `https://secop.gov.co/problems/${code}`,
  title: `Título de ${code}`,
  detail: `Detalle de ${code}`,
  instance: '/',
  traceId: 'trace',
  status,
  code,
  ...facts,
});

export const refusal = (status: number, code: ProblemCode, facts: object = {}): Answer =>
  answer(problemOf(status, code, facts), status);

/** No answer arrives. */
export const unreachable: Handler = () => Promise.reject(new TypeError('Failed to fetch'));
