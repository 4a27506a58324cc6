import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { recordSpansWith, startTrace, type SpanRecorder } from '@secop/messaging';
import { ClosingServer } from './a-closing-server.builder';
import { callService } from './service-call';

const { traceparent } = startTrace();

describe('a call in a trace', () => {
  let server: Server;
  let status: number;
  /** Trace contexts that the service was given. */
  let heard: unknown[];
  let told: string[];
  let begun: string[];
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const call = (url = `${origin()}/people/ana?q=secret`) =>
    callService({ method: 'GET', url, headers: { traceparent }, deadline: 5_000 });

  const recorder: SpanRecorder = ({ kind, verb, what }, parent) => {
    told.push(`${kind} ${verb} ${what} ${parent === traceparent ? 'under the caller' : 'lost'}`);
    begun.push(startTrace({ traceparent: parent }).traceparent);
    return {
      traceparent: begun.at(-1)!,
      end: ({ attributes, failed } = {}) =>
        told.push(`${failed ? 'failed' : 'done'} ${JSON.stringify(attributes ?? {})}`),
    };
  };

  beforeEach(async () => {
    [status, heard, told, begun] = [200, [], [], []];
    server = createServer((request, response) => {
      heard.push(request.headers['traceparent']);
      response.writeHead(status).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    recordSpansWith(undefined);
    server.closeAllConnections();
    server.close();
  });

  const about = (answered: number) => ({
    'http.request.method': 'GET',
    'server.address': '127.0.0.1',
    'http.response.status_code': answered,
  });

  it('hands the trace on as it is while nobody records', async () => {
    await call();
    expect(heard).toEqual([traceparent]);
  });

  it.each([
    [200, 'done'],
    [404, 'done'],
    [503, 'failed'],
  ])(
    'is a span above what the service does, without what was asked: %i is %s',
    async (code, how) => {
      recordSpansWith(recorder);
      status = code;
      await call();
      expect(heard).toEqual(begun);
      expect(told).toEqual([
        'client GET undefined under the caller',
        `${how} ${JSON.stringify(about(code))}`,
      ]);
    },
  );

  it('fails with its call', async () => {
    recordSpansWith(recorder);
    await new Promise((resolve) => server.close(resolve));
    await expect(call('http://127.0.0.1:1/')).rejects.toMatchObject({ reason: 'ECONNREFUSED' });
    expect(told.at(-1)).toMatch(/^failed /);
  });

  it('is a span each time when it is repeated', async () => {
    const closing = await ClosingServer.start();
    await call(closing.url);
    // The driver takes a connection back in the next turn of the event loop.
    await new Promise(setImmediate);
    recordSpansWith(recorder);
    await call(closing.url);
    closing.stop();
    expect(told.map((line) => line.split(' ')[0])).toEqual(['client', 'failed', 'client', 'done']);
  });
});
