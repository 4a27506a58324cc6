import { createServer } from 'node:net';

const first = 20_000;
const last = 29_999;
const given = new Set<number>();

/**
 * A port of the loopback address that nobody listens on, `preferred` if possible. Others come from below the range of
 * outgoing connections, so none is taken meanwhile by chance; no port is given twice by one process.
 */
export async function freePort(preferred?: number): Promise<number> {
  const candidates = preferred === undefined ? [] : [preferred];
  for (let tries = 0; tries < 200; tries += 1) {
    const port = candidates.shift() ?? first + Math.floor(Math.random() * (last - first + 1));
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
  throw new Error(`No free port between ${first} and ${last} on 127.0.0.1.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}
