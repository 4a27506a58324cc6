import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Clicked } from '../../chain/clicks';
import type { Product } from '../../chain/product';

interface Call {
  readonly cookie?: string;
  readonly body?: object;
}

/** Many people's browsers at the gateway, over connections that stay. */
export class Calls {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 512 });

  constructor(private readonly product: Pick<Product, 'url' | 'origin'>) {}

  /** Status 0: no answer. */
  send(method: 'GET' | 'POST', path: string, { cookie, body }: Call = {}): Promise<Clicked> {
    const { url, origin } = this.product;
    const text = body && JSON.stringify(body);
    const headers = {
      origin,
      ...(cookie ? { cookie } : {}),
      ...(text === undefined
        ? {}
        : {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(text),
            'idempotency-key': randomUUID(),
          }),
    };
    return new Promise((resolve) => {
      const outgoing = request(
        `${url}/api/v1${path}`,
        { method, headers, agent: this.agent },
        (incoming) => {
          incoming.resume();
          const { statusCode: status = 0, headers: said } = incoming;
          incoming.on('end', () => resolve({ status, retryAfter: said['retry-after'] }));
        },
      );
      outgoing.on('error', () => resolve({ status: 0, retryAfter: undefined }));
      outgoing.end(text);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
