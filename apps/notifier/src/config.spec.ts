import { ConfigInvalid, readConfig } from '@secop/platform';
import { configSchema, requiresTls } from './config';

const jwk = { kty: 'EC', crv: 'P-256', kid: 'k', x: 'x', y: 'y', d: 'd' };
const environment = {
  PORT: '0',
  MONGODB_URI: 'mongodb://127.0.0.1/notifier',
  RABBITMQ_URL: 'amqp://127.0.0.1/secop',
  SMTP_URL: 'smtp://relay.secop.example:587',
  MAIL_FROM: 'SECOP II <no-responder@secop.example>',
  PUBLIC_ORIGIN: 'https://acceso.secop.example/path?query',
  SEALING_KEYS: JSON.stringify({ keys: [jwk] }),
};
const read = (different: Record<string, string> = {}) =>
  readConfig(configSchema, { ...environment, ...different });

describe('the configuration', () => {
  it('reads a sender with and without a name', () => {
    expect(read().MAIL_FROM).toEqual({ name: 'SECOP II', address: 'no-responder@secop.example' });
    expect(read({ MAIL_FROM: 'a@b.co' }).MAIL_FROM).toEqual({
      name: 'SECOP II',
      address: 'a@b.co',
    });
  });

  it.each(['a@b.co, c@d.co', 'A <a@b.co> <c@d.co>', 'nobody'])(
    'refuses the sender %s',
    (sender) => {
      expect(() => read({ MAIL_FROM: sender })).toThrow(ConfigInvalid);
    },
  );

  it('keeps only the origin for links', () => {
    expect(read().PUBLIC_ORIGIN).toBe('https://acceso.secop.example');
  });

  it('needs private keys', () => {
    const half = { ...jwk, d: undefined };
    expect(() => read({ SEALING_KEYS: JSON.stringify({ keys: [half] }) })).toThrow(ConfigInvalid);
  });

  it('speaks without TLS only to the loopback, or in development when it is told to', () => {
    expect(requiresTls(read())).toBe(true);
    expect(requiresTls(read({ SMTP_URL: 'smtp://127.0.0.1:1025' }))).toBe(false);
    expect(requiresTls(read({ SMTP_URL: 'smtp://127.0.0.1.evil.example' }))).toBe(true);
    const inDevelopment = { SMTP_REQUIRE_TLS: 'false', TOPOLOGY: 'declare' };
    expect(requiresTls(read(inDevelopment))).toBe(false);
  });

  it('refuses to do without TLS outside development', () => {
    const told = { SMTP_REQUIRE_TLS: 'false' };
    expect(() => read(told)).toThrow(/SMTP_REQUIRE_TLS/);
    expect(() => read({ ...told, SMTP_URL: 'smtp://127.0.0.1.evil.example' })).toThrow(
      ConfigInvalid,
    );
    expect(requiresTls(read({ ...told, SMTP_URL: 'smtp://127.0.0.1:25' }))).toBe(false);
  });

  it.each(['?tls.rejectUnauthorized=false', '?ignoreTLS=true', '?debug=true', '#x'])(
    'refuses %s in the address of the relay',
    (options) => {
      expect(() => read({ SMTP_URL: `${environment.SMTP_URL}/${options}` })).toThrow(/SMTP_URL/);
    },
  );
});
