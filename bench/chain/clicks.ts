import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

export interface Clicked {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

/** An administrator's browser, many times: acceptances over connections that stay. */
export class Clicks {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 512 });

  constructor(
    private readonly url: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  accept(requestId: string): Promise<Clicked> {
    return new Promise((resolve) => {
      const outgoing = request(
        `${this.url}/api/v1/access-requests/${requestId}/acceptance`,
        {
          method: 'POST',
          agent: this.agent,
          headers: {
            ...this.headers,
            'content-type': 'application/json',
            'content-length': '2',
            'idempotency-key': randomUUID(),
          },
        },
        (incoming) => {
          incoming.resume();
          incoming.on('end', () =>
            resolve({
              status: incoming.statusCode ?? 0,
              retryAfter: incoming.headers['retry-after'],
            }),
          );
        },
      );
      outgoing.on('error', () => resolve({ status: 0, retryAfter: undefined }));
      outgoing.end('{}');
    });
  }
}
