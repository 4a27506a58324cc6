import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from '@secop/testing';
import { callService, type ServiceCall } from './service-call';

const largest = 8 * 1024 * 1024;

describe('a call to a service', () => {
  let server: Server;
  let listener: RequestListener;
  let heard: string[];
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const call = ({ url = `${origin()}/a?b=c`, ...given }: Partial<ServiceCall> = {}) =>
    callService({ method: 'GET', url, headers: {}, deadline: 5_000, ...given });
  const connections = () =>
    new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));

  beforeEach(async () => {
    heard = [];
    server = createServer((request, response) => {
      heard.push(`${request.method} ${request.url}`);
      listener(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('sends what it was given and answers with what it got', async () => {
    listener = (request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (text: string) => (body += text));
      request.on('end', () => {
        response.writeHead(201, { ETag: '"1"', 'set-cookie': ['a=b', 'c=d'] });
        response.end(`${String(request.headers['x-thing'])} ${body}`);
      });
    };

    const text = 'ñ'.repeat(200_000);
    const headers = { 'X-Thing': 'one' };
    const answer = await call({ method: 'POST', headers, body: Buffer.from(text) });

    expect(heard).toEqual(['POST /a?b=c']);
    expect(answer.status).toBe(201);
    expect(answer.headers).toMatchObject({ etag: '"1"', 'set-cookie': ['a=b', 'c=d'] });
    expect(answer.body.toString('utf8')).toBe(`one ${text}`);
  });

  it('follows no redirection', async () => {
    listener = (_, response) => response.writeHead(307, { location: '/elsewhere' }).end();
    const { status, headers } = await call();
    expect([status, headers['location'], heard]).toEqual([307, '/elsewhere', ['GET /a?b=c']]);
  });

  it('takes an answer of the largest size and not one byte more', async () => {
    let size = largest;
    listener = (_, response) => response.end(Buffer.alloc(size, 'x'));
    expect((await call()).body).toHaveLength(largest);
    size += 1;
    await expect(call()).rejects.toMatchObject({ reason: 'answer too large' });
    await eventually('the connection is gone', async () => (await connections()) === 0);
  });

  it('fails when the answer is cut off, and is not repeated', async () => {
    listener = (_, response) => {
      response.writeHead(200, { 'content-length': '10' });
      response.write('half', () => response.destroy());
    };
    await expect(call()).rejects.toMatchObject({ reason: 'UND_ERR_SOCKET' });
    expect(heard).toHaveLength(1);
  });

  it('says why nothing was sent', async () => {
    const url = origin();
    await new Promise((resolve) => server.close(resolve));
    await expect(call({ url })).rejects.toMatchObject({ reason: 'ECONNREFUSED' });
    const headers = { 'x-thing': 'a\r\nb: c' };
    await expect(call({ url, headers })).rejects.toMatchObject({ reason: 'UND_ERR_INVALID_ARG' });
  });

  describe('with a deadline', () => {
    const late = { reason: 'deadline' };

    it('ends a service that says nothing', async () => {
      listener = () => undefined;
      await expect(call({ deadline: 200 })).rejects.toMatchObject(late);
    });

    it('ends a service that drips', async () => {
      const drip = (response: ServerResponse) => {
        const timer = setInterval(() => response.write('x'), 20);
        response.on('close', () => clearInterval(timer));
      };
      listener = (_, response) => drip(response.writeHead(200));
      await expect(call({ deadline: 300 })).rejects.toMatchObject(late);
    });

    it('ends what waits for a connection, of which there are not too many', async () => {
      listener = () => undefined;
      const calls = Array.from({ length: 300 }, () => call({ method: 'POST', deadline: 2_000 }));
      const ends = Promise.allSettled(calls);
      await eventually('all connections are in use', () => heard.length === 256);
      expect(await connections()).toBe(256);
      expect(await ends).toEqual(
        Array(300).fill({ status: 'rejected', reason: expect.objectContaining(late) as unknown }),
      );

      listener = (_, response) => response.end('ok');
      await Promise.all(Array.from({ length: 300 }, () => call()));
      expect(heard.filter((request) => request.startsWith('GET'))).toHaveLength(300);
    });

    it('leaves no connection open behind what it ended', async () => {
      listener = () => undefined;
      const calls = Array.from({ length: 20 }, () => call({ deadline: 200 }));
      await Promise.allSettled(calls);
      await eventually('they are gone', async () => (await connections()) === 0);
    });
  });
});
