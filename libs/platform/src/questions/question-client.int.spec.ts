import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { QuestionClient } from './question-client';

const answer = z.object({ role: z.string() });

describe('a question to another service', () => {
  let server: Server;
  let listener: RequestListener;
  const questions = new QuestionClient();
  const ask = (id = 'a1') => {
    const { port } = server.address() as AddressInfo;
    return questions.ask(`http://127.0.0.1:${port}/accounts/{id}/role`, 'a-token', answer, { id });
  };
  const answering = (status: number, body: string) => {
    listener = (_, response) => response.writeHead(status).end(body);
  };

  beforeAll(async () => {
    server = createServer((request, response) => listener(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());

  it('passes on the token and the trace, and encodes what it asks for', async () => {
    let seen: unknown[] = [];
    listener = ({ url, headers }, response) => {
      seen = [url, headers.authorization, /^00-/.test(String(headers.traceparent))];
      response.end('{"role":"provider"}');
    };

    expect(await ask('../secret?')).toEqual({ role: 'provider' });
    expect(seen).toEqual(['/accounts/..%2Fsecret%3F/role', 'Bearer a-token', true]);
  });

  it('throws the refusal of the asked service', async () => {
    answering(404, '{"code":"account.not-found"}');
    await expect(ask()).rejects.toMatchObject({ kind: 'not-found', code: 'account.not-found' });
    answering(403, '{"code":"account.not-member"}');
    await expect(ask()).rejects.toMatchObject({ kind: 'forbidden', code: 'account.not-member' });
  });

  it.each([
    ['a refusal that we do not know', 404, '{"code":"toString"}'],
    ['another shape', 200, '{"role":7}'],
    ['no JSON', 200, 'hello'],
    ['a refused token', 401, '{"code":"token.refused"}'],
    ['a failure', 500, '{"code":"internal.error"}'],
    ['a redirection', 302, ''],
  ])('has no answer when it gets %s', async (_, status, body) => {
    answering(status, body);
    await expect(ask()).rejects.toMatchObject({ code: 'dependency.unavailable' });
  });

  it('has no answer when nobody listens or nothing comes in time', async () => {
    listener = () => undefined;
    await expect(ask()).rejects.toMatchObject({ code: 'dependency.unavailable' });
    await expect(questions.ask('http://127.0.0.1:9/role', 'a-token', answer)).rejects.toMatchObject(
      { kind: 'unavailable', code: 'dependency.unavailable' },
    );
    server.closeAllConnections();
  });
});
