import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '@secop/testing';
import { createTransport, type NodemailerError } from 'nodemailer';
import { selfSignedCertificate } from './certificate';
import { ScriptedSmtp } from './scripted-smtp';
import type { ConnectionEnd, SmtpVerb } from './script';

const mail = {
  from: 'no-responder@secop.example',
  to: 'ana@correo.example',
  subject: 'Su acceso a la cuenta Peña fue aceptado',
  text: '.una línea con punto\r\nÑandú',
  messageId: '<one@secop.example>',
};

describe('the scripted SMTP server', () => {
  let smtp: ScriptedSmtp;
  beforeEach(async () => {
    smtp = await ScriptedSmtp.start();
  });
  afterEach(() => smtp.stop());

  const send = (options: object = {}) =>
    createTransport({ url: smtp.url, ignoreTLS: true, socketTimeout: 300, ...options }).sendMail(
      mail,
    );
  const failure = (options?: object) =>
    send(options).then(
      () => undefined,
      (error: NodemailerError) => error,
    );

  it('knows what it accepted', async () => {
    await send();

    const { messageId, to, subject } = mail;
    expect(smtp.mails).toMatchObject([{ messageId, to, subject }]);
    expect(smtp.mails[0]!.text.trim()).toBe('.una línea con punto\nÑandú');
  });

  it.each<SmtpVerb>(['CONNECT', 'MAIL', 'RCPT', 'DATA', 'DOT'])(
    'says 451 at %s, as often as it was told to',
    async (verb) => {
      const rule = smtp.script({ verb, reply: '451 4.3.0 later', times: 1 });

      expect((await failure())?.responseCode).toBe(451);
      expect(smtp.mails).toEqual([]);
      await send();
      expect(smtp.mails).toHaveLength(1);
      expect(rule.played).toBe(1);
    },
  );

  const ends: ConnectionEnd[] = ['fin', 'rst', 'hang', 'black-hole'];
  const stages: SmtpVerb[] = ['CONNECT', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'BODY', 'DOT'];
  it.each(stages.flatMap((verb) => ends.map((then) => [verb, then] as const)))(
    'leaves its client at %s with %s',
    async (verb, then) => {
      const rule = smtp.script({ verb, then });
      const error = await failure({ connectionTimeout: 300, greetingTimeout: 300 });
      expect(error?.responseCode).toBeUndefined();
      expect(error).toBeDefined();
      expect(smtp.mails).toEqual([]);
      expect(rule.played).toBe(1);
    },
  );

  it.each([
    ['AUTH', '535 5.7.8 no', 535],
    ['AUTH', undefined, undefined],
  ] as const)('asks who is there: %s %s', async (verb, reply, code) => {
    if (reply) smtp.script({ verb, reply });
    const error = await failure({ auth: { user: 'secop', pass: 'secret' } });
    expect(error?.responseCode).toBe(code);
    expect(smtp.heard('AUTH').clear).toBe(1);
  });

  it('may accept a mail and not say so', async () => {
    smtp.script({ verb: 'DOT', then: 'rst', accepts: true });
    expect(await failure()).toBeDefined();
    expect(smtp.mails).toHaveLength(1);
  });

  it('greylists an address until its time has come', async () => {
    smtp.greylist(0.2);
    expect((await failure())?.responseCode).toBe(451);
    await eventually('it is taken', () => send().catch(() => false));
    expect(smtp.mails).toHaveLength(1);
  });

  it('turns away who comes when others are still there', async () => {
    smtp.limitConnections(1);
    smtp.script({ verb: 'MAIL', then: 'hang', times: 1 });
    const first = failure({ socketTimeout: 5_000 });
    await eventually('it hangs', () => smtp.heard('MAIL').clear === 1);
    expect((await failure())?.responseCode).toBe(421);
    smtp.calm();
    expect(await first).toBeDefined();
    await send();
  });

  it.each(['1 MB line', 'binary'] as const)('answers with %s', async (manner) => {
    const rule = smtp.script({ verb: 'RCPT', manner, times: 1 });
    await failure();
    expect(rule.played).toBe(1);
  });

  it('speaks one byte per second', async () => {
    smtp.script({ verb: 'MAIL', manner: 'one byte per second' });
    const sending = failure({ socketTimeout: 5_000 });
    await delay(1_500);
    expect(smtp.heard('RCPT').clear).toBe(0);
    await smtp.stop();
    expect(await sending).toBeDefined();
    smtp = await ScriptedSmtp.start();
  });

  describe('over TLS', () => {
    const right = selfSignedCertificate('127.0.0.1');
    const trusting = { ignoreTLS: false, requireTLS: true, tls: { ca: right.cert } };

    it('is believed by whoever trusts its certificate', async () => {
      smtp.offerTls(right);
      await send(trusting);
      expect(smtp.mails).toHaveLength(1);
      expect(smtp.heard('MAIL')).toEqual({ clear: 0, encrypted: 1 });
    });

    it.each([
      ['for another address', selfSignedCertificate('127.0.0.2'), true],
      ['that nobody vouches for', selfSignedCertificate('127.0.0.1'), false],
    ])('shows a certificate %s', async (_what, certificate, trusted) => {
      smtp.offerTls(certificate);
      const ca = trusted ? certificate.cert : right.cert;
      expect(await failure({ ...trusting, tls: { ca } })).toBeDefined();
      expect(smtp.heard('MAIL')).toEqual({ clear: 0, encrypted: 0 });
    });

    it('hides that it could', async () => {
      expect(await failure(trusting)).toBeDefined();
      expect(smtp.heard('MAIL').clear).toBe(0);
    });
  });
});
