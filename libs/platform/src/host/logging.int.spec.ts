import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { runWithTrace, startTrace, traceIdOf } from '@secop/messaging';
import { eventually } from '@secop/testing';
import { pino } from 'pino';
import { ownLines, requestLog } from './logging';

describe('the log of a request', () => {
  const lines: string[] = [];
  let server: Server;

  beforeAll(async () => {
    const sink = new Writable({
      write: (chunk: Buffer, _, done) => {
        lines.push(chunk.toString());
        done();
      },
    });
    const log = requestLog('accounts', 'info', sink);
    server = createServer((request, response) => {
      response.setHeader('x-trace-id', 'trace-1');
      response.setHeader('secop-session', 'hunter2');
      log(request, response);
      request.log.info({ headers: request.headers }, 'somebody logs headers');
      request.log.error({ err: new Error('no "hunter2"') }, 'somebody logs an error');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());

  it('has method, path, status and trace, and no secret, query or address', async () => {
    const { port } = server.address() as AddressInfo;
    await fetch(`http://127.0.0.1:${port}/accounts/hunter2@example.com/x%40hunter2?q=hunter2`, {
      headers: {
        authorization: 'Bearer hunter2',
        cookie: '__Host-session=hunter2',
        'secop-session': 'hunter2',
        'secop-registration': 'hunter2',
      },
    });

    await eventually('every line is written', () => lines.length === 3);
    expect(lines.join()).not.toContain('hunter2');
    expect(lines[0]).toContain('[Redacted]');
    expect(JSON.parse(lines[2]!)).toMatchObject({
      service: 'accounts',
      traceId: 'trace-1',
      req: { method: 'GET', path: '/accounts/…/…' },
      res: { statusCode: 200 },
    });
  });

  it('leaves out probes', async () => {
    const before = lines.length;
    const { port } = server.address() as AddressInfo;
    await fetch(`http://127.0.0.1:${port}/livez`);
    await fetch(`http://127.0.0.1:${port}/accounts`);
    await eventually('the other request is logged', () => lines.length >= before + 5);
    expect(lines.slice(before).filter((line) => line.includes('"path":"/livez"'))).toEqual([]);
  });
});

describe('a line of our own', () => {
  it('carries the trace of the request or delivery that it belongs to', async () => {
    const written: Record<string, unknown>[] = [];
    const log = pino(ownLines('accounts', 'info'), {
      write: (line: string) => void written.push(JSON.parse(line) as Record<string, unknown>),
    });
    const trace = startTrace();

    await runWithTrace(trace, async () => {
      await Promise.resolve();
      log.info('inside');
    });
    log.info('outside');

    expect(written[0]).toMatchObject({ msg: 'inside', traceId: traceIdOf(trace) });
    expect(written[1]).not.toHaveProperty('traceId');
  });
});
