import { Agent, createServer, request, type IncomingHttpHeaders } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly body: string;
}
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

async function bodyOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Answers JSON; what throws is answered with 500. Resolves when it listens. */
export function listen(port: number, answer: (asked: Asked) => Promise<Answer>): Promise<void> {
  const server = createServer((incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming;
    bodyOf(incoming)
      .then((body) => answer({ method, path: url, headers, body }))
      .catch((error: Error): Answer => ({ status: 500, body: JSON.stringify(error.message) }))
      .then(({ status, body }) => {
        outgoing.writeHead(status, { 'content-type': 'application/json' }).end(body);
      })
      .catch(() => outgoing.destroy());
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
}

/** One call over a connection that stays. */
export function call(
  url: string,
  method: 'GET' | 'POST',
  headers: Readonly<Record<string, string>>,
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length: Record<string, string> =
      body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const outgoing = request(
      url,
      { method, agent, headers: { 'content-type': 'application/json', ...headers, ...length } },
      (incoming) =>
        void bodyOf(incoming).then(
          (text) => resolve({ status: incoming.statusCode ?? 0, body: text }),
          reject,
        ),
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
