import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { freePort } from './free-port';

describe('a free port', () => {
  it('is the preferred one if nobody has it', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    expect(await freePort(port)).toBe(port);
  });

  it('is another one when the preferred one is busy', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const busy = (server.address() as AddressInfo).port;
    expect(await freePort(busy)).not.toBe(busy);
    server.close();
  });

  it('is given once', async () => {
    const first = await freePort();
    expect(await freePort(first)).not.toBe(first);
  });
});
