import { connect, type Socket } from 'node:net';
import { problemDocument } from '@secop/contracts';
import { TestTokens } from '@secop/testing';
import { ThingsUnderTest } from './a-service.builder';

describe('what Node refuses before there is a request of ours', () => {
  let tokens: TestTokens;
  let service: ThingsUnderTest;

  beforeAll(async () => {
    tokens = await TestTokens.start();
    service = await ThingsUnderTest.start(tokens);
  });
  afterAll(async () => {
    await service.stop();
    await tokens.stop();
  });

  /** All that the service says to these bytes until it closes the connection. */
  const said = (bytes: string) =>
    new Promise<string>((resolve, reject) => {
      let heard = '';
      const socket: Socket = connect(service.port, '127.0.0.1', () => socket.write(bytes));
      socket.setEncoding('latin1').on('data', (part: string) => (heard += part));
      socket.on('close', () => resolve(heard)).on('error', reject);
    });

  const expectRefusal = (answer: string, status: number, code: string) => {
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    const [statusLine = '', ...lines] = head.split('\r\n');
    expect(statusLine).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const headers = new Headers(
      lines.map((line): [string, string] => [
        line.slice(0, line.indexOf(':')),
        line.slice(line.indexOf(':') + 1),
      ]),
    );
    const problem = problemDocument.parse(JSON.parse(Buffer.from(body, 'latin1').toString()));
    expect(problem).toMatchObject({ status, code });
    expect(problem.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(headers.get('x-trace-id')).toBe(problem.traceId);
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('connection')).toBe('close');
    expect(headers.get('content-length')).toBe(String(body.length));
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  };

  const host = 'Host: a\r\n';
  const post = `POST /things HTTP/1.1\r\n${host}Content-Type: application/json\r\n`;
  const chunked = `${post}Transfer-Encoding: chunked\r\n\r\n`;
  it.each([
    ['no HTTP', 'nonsense\r\n\r\n', 400, 'request.malformed'],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400, 'request.malformed'],
    ['a space in a header', `GET / HTTP/1.1\r\n${host}a b: c\r\n\r\n`, 400, 'request.malformed'],
    [
      'two lengths',
      `${post}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n`,
      400,
      'request.malformed',
    ],
    ['a broken chunk', `${chunked}xyz\r\n`, 400, 'request.malformed'],
    [
      'endless extensions of a chunk',
      `${chunked}2;${'a'.repeat(20_000)}\r\n{}\r\n`,
      413,
      'request.too-large',
    ],
    [
      'headers without end',
      `GET / HTTP/1.1\r\n${host}a: ${'a'.repeat(20_000)}\r\n\r\n`,
      431,
      'request.headers-too-large',
    ],
    [
      'an expectation that we do not know',
      `${post}Expect: 200-ok\r\nContent-Length: 2\r\n\r\n{}`,
      417,
      'request.expectation-failed',
    ],
    ['no host', 'GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'request.malformed'],
  ] as const)('leaves as a problem document: %s', async (_, bytes, status, code) => {
    expectRefusal(await said(bytes), status, code);
  });

  it('does not keep a client from announcing a body', async () => {
    const answer = await said(
      `POST /things HTTP/1.1\r\n${host}Content-Type: application/json\r\nExpect: 100-continue\r\n` +
        'Connection: close\r\nContent-Length: 12\r\n\r\n{"name":"a"}',
    );
    expect(answer).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 201 /);
  });

  it('takes a request of HTTP/1.0 without a host', async () => {
    expect(await said('GET /livez HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 200 /);
  });
});
