import { eventually } from '@secop/testing';
import { ClosingServer } from './a-closing-server.builder';
import { callService } from './service-call';

describe('a kept connection that the other side closes', () => {
  let server: ClosingServer;
  /** The driver takes a connection back in the next turn of the event loop. */
  const call = async (method: string, headers: Record<string, string> = {}) => {
    await new Promise(setImmediate);
    return callService({ method, url: server.url, headers, deadline: 5_000 });
  };
  const closesOn = async (options: Parameters<typeof ClosingServer.start>[0]) => {
    server = await ClosingServer.start(options);
    if (options?.answered !== 0) await call('GET');
  };

  afterEach(() => server.stop());

  describe.each([
    ['in an orderly way', false],
    ['abruptly', true],
  ])('%s when the next request comes', (_, reset) => {
    it.each([
      ['GET', {}],
      ['POST', { 'idempotency-key': 'k-1' }],
      ['POST', { 'Idempotency-Key': 'k-1' }],
    ])('costs no answer to what may be repeated: %s %j', async (method, headers) => {
      await closesOn({ reset });

      expect((await call(method, headers as Record<string, string>)).status).toBe(200);

      const [[, first], [second]] = server.heard as [string[], string[]];
      expect(first).toContain(`${method} /things HTTP/1.1`);
      const withoutConnection = (text = '') => text.replace(/connection: .*\r\n/, '');
      expect(withoutConnection(second)).toBe(withoutConnection(first));
    });

    it('fails what may not be repeated, which was sent once', async () => {
      await closesOn({ reset });
      await expect(call('POST')).rejects.toMatchObject({ reason: 'connection closed' });
      expect(server.heard.flat().filter((text) => text.startsWith('POST'))).toHaveLength(1);
    });

    it('costs no answer when all of them are closed, as by a service that stops', async () => {
      server = await ClosingServer.start({ reset });
      const atOnce = () => Promise.all(Array.from({ length: 20 }, () => call('GET')));
      await atOnce();
      expect(server.open.size).toBe(20);
      expect((await atOnce()).map(({ status }) => status)).toEqual(Array(20).fill(200));
    });
  });

  it('is not followed by another one that may be closed as well', async () => {
    server = await ClosingServer.start();
    const answerTheFirst = server.hold();
    const first = call('GET');
    await eventually('the first connection is busy', () => server.heard.length === 1);
    server.hold()();
    await call('GET');
    const closeTheSecond = server.hold();
    const second = call('GET');
    await eventually('both are busy', () => server.heard[1]?.length === 2);
    answerTheFirst();
    await first;
    server.hold()();
    closeTheSecond();
    expect((await second).status).toBe(200);
    expect(server.heard.map((requests) => requests.length)).toEqual([1, 2, 1]);
  });

  it('is not used for anything when it was closed before', async () => {
    await closesOn({});
    for (const socket of server.open) socket.destroy();
    await eventually('it is closed', () => server.open.size === 0);

    expect((await call('POST')).status).toBe(200);
    expect(server.heard.map((requests) => requests.length)).toEqual([1, 1]);
  });

  it('is followed by one more, not by many', async () => {
    await closesOn({ answered: 0 });
    await expect(call('GET')).rejects.toMatchObject({ reason: 'connection closed' });
    expect(server.heard).toHaveLength(2);
  });

  it('is used again as long as it is open', async () => {
    await closesOn({ answered: 10 });
    for (let i = 0; i < 9; i++) await call('POST');
    expect(server.heard.map((requests) => requests.length)).toEqual([10]);
  });
});
