import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually, SmtpInbox } from '@secop/testing';
import { ScriptedSmtpServer } from './scripted-smtp-server.builder';
import { SmtpChannel, type SmtpOptions } from './smtp-channel';

const address = (name: string) => ({ name, address: `${name}@correo.example` });
const mail = {
  from: address('sender'),
  to: address('ana'),
  messageId: '<one@secop.example>',
  date: new Date('2026-11-24T20:05:00.000Z'),
  subject: 'Prueba',
  html: '<p>ñ</p>',
  text: '.\nñ\n',
  headers: { 'X-Key': 'k' },
};
type Different = Partial<SmtpOptions & { requireTls: boolean }>;
const mayFinish = () => Promise.resolve();

describe('the SMTP channel', () => {
  const channels: SmtpChannel[] = [];
  const channelTo = (url: string, { requireTls = false, ...different }: Different = {}) => {
    const deadlines = { beforeDot: 2_000, afterDot: 2_000 };
    const relay = () => ({ url, requireTls });
    channels.push(new SmtpChannel({ relay, deadlines, ...different }));
    return channels.at(-1)!;
  };
  const servers: Array<{ stop(): Promise<void> }> = [];
  const started = <Server extends { stop(): Promise<void> }>(server: Server): Server => {
    servers.push(server);
    return server;
  };
  afterEach(async () => {
    channels.splice(0).forEach((channel) => channel.close());
    await Promise.all(servers.splice(0).map((server) => server.stop()));
  });

  it('delivers over one connection, mail after mail', async () => {
    const inbox = started(new SmtpInbox());
    const channel = channelTo(await inbox.start());
    for (let time = 0; time < 3; time += 1) {
      expect(await channel.send(mail, mayFinish)).toMatchObject({ stage: 'finalizing', code: 250 });
    }
    expect(inbox.received.map(({ to }) => to)).toEqual(Array(3).fill(['ana@correo.example']));
    expect(inbox.received[0]?.mail.text).toContain('.\nñ');
  });

  it('writes to one address, whatever stands in a name', async () => {
    const inbox = started(new SmtpInbox());
    const channel = channelTo(await inbox.start());
    for (const name of ['evil@y.co, Ana', '"Ana" <evil@y.co>,', 'Ana\r\nBcc: evil@y.co']) {
      await channel.send({ ...mail, to: { ...mail.to, name } }, mayFinish);
    }
    expect(inbox.received.map(({ to }) => to)).toEqual(Array(3).fill(['ana@correo.example']));
    expect(inbox.received.map(({ mail: { bcc } }) => bcc)).toEqual(Array(3).fill(undefined));
  });

  it('opens nothing to make a mail, neither a file nor an address', async () => {
    const inbox = started(new SmtpInbox());
    const channel = channelTo(await inbox.start());
    let asked = 0;
    const web = createServer((_, response) => response.end(`${(asked += 1)}`));
    started({ stop: () => Promise.resolve(void web.close()) });
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
    const href = `http://127.0.0.1:${(web.address() as AddressInfo).port}/`;
    for (const elsewhere of [{ path: __filename }, { href }]) {
      const answer = await channel.send({ ...mail, html: elsewhere as never }, mayFinish);
      expect(answer).toMatchObject({ stage: 'body' });
    }
    expect({ asked, received: inbox.received }).toEqual({ asked: 0, received: [] });
  });

  it('asks whether it may finish after 354, and cuts the mail off if not', async () => {
    const server = started(new ScriptedSmtpServer());
    const channel = channelTo(await server.start());
    const answer = await channel.send(mail, () => Promise.reject(new Error('not ours')));
    expect(answer).toMatchObject({ stage: 'body' });
    expect(answer.code).toBeUndefined();
    await eventually('the server sees the end', () => server.cut.length === 1);
    expect(server.whole).toHaveLength(0);
  });

  it('does not ask when the server takes no mail', async () => {
    const server = started(new ScriptedSmtpServer());
    const channel = channelTo(await server.start());
    server.next('data', '451 4.3.0 not now');
    const asked = jest.fn(mayFinish);
    expect(await channel.send(mail, asked)).toEqual({
      stage: 'data',
      code: 451,
      enhanced: '4.3.0',
      words: '451 4.3.0 not now',
    });
    expect(asked).not.toHaveBeenCalled();
  });

  it('believes no acceptance that comes with 354', async () => {
    const server = started(new ScriptedSmtpServer());
    const channel = channelTo(await server.start());
    server.next('data', '354 go on\r\n250 2.0.0 ok');
    const answer = await channel.send(mail, mayFinish);
    expect(answer).toEqual({ stage: 'body', words: '250 2.0.0 ok' });
    expect(server.whole).toHaveLength(0);
  });

  it.each([
    ['250 2.0.0 ok', { stage: 'body', words: '250 2.0.0 ok' }],
    ['552 5.3.4 too large', { stage: 'data', code: 552 }],
  ])('cuts the mail off at %s before the dot; the next takes another line', async (early, told) => {
    const server = started(new ScriptedSmtpServer());
    const channel = channelTo(await server.start());
    let allowed = false;
    const answer = await channel.send(mail, async () => {
      server.say(early);
      await eventually('the line is cut', () => server.deserted);
      allowed = true;
    });
    expect(answer).toMatchObject(told);
    expect(allowed).toBe(true);
    expect({ whole: server.whole.length, cut: server.cut.length }).toEqual({ whole: 0, cut: 1 });
    expect(await channel.send(mail, mayFinish)).toMatchObject({ stage: 'finalizing', code: 250 });
  });

  it('believes no acceptance that has arrived when the last chunk is let go', async () => {
    const server = started(new ScriptedSmtpServer());
    const channel = channelTo(await server.start());
    const answer = await channel.send(mail, () => {
      server.say('250 2.0.0 ok');
      return Promise.resolve();
    });
    expect(answer).toEqual({ stage: 'body', words: '250 2.0.0 ok' });
    await eventually('the line is cut', () => server.deserted);
    expect({ whole: server.whole.length, cut: server.cut.length }).toEqual({ whole: 0, cut: 1 });
  });

  it('answers for a lost connection only when it is settled whether the mail may finish', async () => {
    const server = started(new ScriptedSmtpServer());
    const channel = channelTo(await server.start());
    let allow = (): void => undefined;
    const answered = jest.fn();
    const lost = channel.send(mail, () => {
      server.forget();
      return new Promise((resolve) => (allow = resolve));
    });
    void lost.then(answered);
    await eventually('the connection is lost', () => server.cut.length === 1);
    await channel.send(mail, mayFinish);
    expect(answered).not.toHaveBeenCalled();
    allow();
    expect((await lost).stage).toBe('connect');
    expect(server.whole).toHaveLength(1);
  });

  it('keeps silent when TLS is required and not offered', async () => {
    const server = started(new ScriptedSmtpServer());
    const channel = channelTo(await server.start(), { requireTls: true });
    const answer = await channel.send(mail, mayFinish);
    expect(answer.stage).toBe('connect');
    await eventually('it hung up', () => server.deserted);
    expect([...server.whole, ...server.cut]).toEqual([]);
  });

  it('keeps silent before a certificate that nobody vouches for', async () => {
    jest.spyOn(console, 'error').mockImplementation(); // the server's own warning about its certificate
    const inbox = started(new SmtpInbox({ disabledCommands: [] }));
    const channel = channelTo(await inbox.start(), { requireTls: true });
    expect(await channel.send(mail, mayFinish)).toMatchObject({ stage: 'connect' });
    expect(inbox.received).toEqual([]);
  });

  it('tells refused credentials from a refused mail', async () => {
    const inbox = started(
      new SmtpInbox({
        authOptional: false,
        allowInsecureAuth: true,
        onAuth: (_, __, done) => done(new Error('no')),
      }),
    );
    const url = new URL(await inbox.start());
    url.username = 'user';
    url.password = 'wrong';
    const channel = channelTo(url.toString());
    expect(await channel.send(mail, mayFinish)).toMatchObject({ stage: 'auth', code: 535 });
  });

  it('answers when nobody is there', async () => {
    const answer = await channelTo('smtp://127.0.0.1:1').send(mail, mayFinish);
    expect(answer).toMatchObject({ stage: 'connect', words: 'ESOCKET' });
  });

  it("leaves addresses out of the server's words", async () => {
    const server = started(new ScriptedSmtpServer());
    const channel = channelTo(await server.start());
    server.next('rcpt', '550 5.1.1 <ana@correo.example>: ana@correo.example unknown');
    const { words } = await channel.send(mail, mayFinish);
    expect(words).toBe('550 5.1.1 <…>: … unknown');
  });

  it('keeps little of a very long reply, and takes no time over the rest', async () => {
    const server = started(new ScriptedSmtpServer());
    const channel = channelTo(await server.start());
    server.next('dot', `250 2.0.0 ok ana@correo.example ${'x'.repeat(1_000_000)}`);
    const answer = await channel.send(mail, mayFinish);
    expect(answer).toEqual({ stage: 'finalizing', code: 250, words: '250 2.0.0 ok … …' });
  });
});
