import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { eventually } from '../eventually';
import { TcpProxy } from './tcp-proxy';

describe('the proxy', () => {
  let server: Server;
  let proxy: TcpProxy;
  let client: Socket;
  let received: string;
  let ended: string | undefined;

  /** Says everything back. */
  beforeEach(async () => {
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.pipe(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    proxy = await TcpProxy.before(`tcp://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await open();
  });
  afterEach(async () => {
    client.destroy();
    await proxy.close();
    server.close();
  });

  async function open(): Promise<void> {
    received = '';
    ended = undefined;
    client = connect(Number(new URL(proxy.url).port), '127.0.0.1');
    client.on('data', (bytes) => (received += bytes.toString()));
    client.on('error', (error: NodeJS.ErrnoException) => (ended = error.code));
    client.on('close', () => (ended ??= 'closed'));
    await once(client, 'connect');
  }
  const arrives = (text: string) => eventually(`${text} arrives`, () => received === text);
  const ends = (how: string) => eventually(`it ends: ${how}`, () => ended === how);

  it('passes everything on', async () => {
    client.write('one');
    await arrives('one');
  });

  it('swallows what is sent into a black hole, whose connections end when it is gone', async () => {
    client.write('one');
    await arrives('one');
    proxy.blackHole();
    client.write('two');
    proxy.pass();
    await ends('closed');
    await open();
    client.write('three');
    await arrives('three');
  });

  it('ends connections with a RST, and takes new ones', async () => {
    client.write('one');
    await arrives('one');
    proxy.reset();
    await ends('ECONNRESET');
    await open();
    client.write('two');
    await arrives('two');
  });

  it('refuses while it is down', async () => {
    proxy.refuse();
    await eventually('the connection is over', () => ended);
    await open();
    await eventually('the new one is over too', () => ended);
    proxy.pass();
    await open();
    client.write('two');
    await arrives('two');
  });

  it('delivers later, in order', async () => {
    proxy.delay(150);
    const began = performance.now();
    client.write('one,');
    await new Promise((resolve) => setTimeout(resolve, 0));
    client.write('two');
    await arrives('one,two');
    expect(performance.now() - began).toBeGreaterThanOrEqual(290);
  });

  it('lets little through at a time', async () => {
    proxy.drip(100);
    client.write('x'.repeat(40));
    await eventually('a part arrives', () => received.length > 0);
    expect(received.length).toBeLessThan(40);
    await arrives('x'.repeat(40));
  });

  it('ends a connection in the middle of a reply', async () => {
    proxy.truncate(5);
    client.write('a long reply');
    await eventually('it is over', () => ended);
    expect(received).toBe('a lon');
  });

  it('leads to the first target that takes a connection', async () => {
    const target = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const other = await TcpProxy.before('tcp://127.0.0.1:1', target);
    const socket = connect(Number(new URL(`tcp://127.0.0.1:${portOf(other)}`).port), '127.0.0.1');
    let said = '';
    socket.on('data', (bytes) => (said += bytes.toString()));
    socket.write('one');
    await eventually('it is answered', () => said === 'one');
    socket.destroy();
    await other.close();
  });
});

const portOf = ({ url }: TcpProxy) => /:(\d+)$/.exec(url)?.[1];
