import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { baseConfig, serviceUrl } from './base-config';
import { jwksVariable, jwkVariable } from './keys';
import { ConfigInvalid, readConfig } from './read-config';

const schema = z.object({
  ...baseConfig,
  ACCOUNTS_URL: serviceUrl,
  SECRET: z.string().min(8),
});
const complete = {
  PORT: '3000',
  MONGODB_URI: 'mongodb://127.0.0.1:27017/accounts',
  RABBITMQ_URL: 'amqp://guest:guest@127.0.0.1:5672/secop',
  ACCOUNTS_URL: 'http://127.0.0.1:3001/',
  SECRET: 'correct horse',
};

describe('the configuration', () => {
  it('is frozen, typed and has defaults for what is no secret', () => {
    const config = readConfig(schema, complete);
    expect(config).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 3000,
      TOPOLOGY: 'check',
      ACCOUNTS_URL: 'http://127.0.0.1:3001',
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('takes all nodes of a broker, if each has an address', () => {
    const [one, two] = ['amqp://u:p@one:5672/secop', 'amqp://u:p@two:5672/secop'];
    const read = (RABBITMQ_URL: string) => readConfig(schema, { ...complete, RABBITMQ_URL });
    expect(read(`${one},${two}`).RABBITMQ_URL).toBe(`${one},${two}`);
    expect(() => read(`${one},two:5672`)).toThrow(/RABBITMQ_URL: is not valid/);
    expect(() => read(`${one},`)).toThrow(/RABBITMQ_URL: is not valid/);
  });

  it('takes all hosts of a replica set, and needs the name of a database', () => {
    const read = (MONGODB_URI: string) => readConfig(schema, { ...complete, MONGODB_URI });
    const set = 'mongodb://user:p%40ss@one:27017,two:27017/accounts?replicaSet=rs';
    expect(read(set).MONGODB_URI).toBe(set);
    expect(read('mongodb+srv://host/accounts').MONGODB_URI).toMatch(/accounts$/);
    for (const none of ['mongodb://one:27017', 'mongodb://one/?ssl=true', 'http://one/accounts'])
      expect(() => read(none)).toThrow('MONGODB_URI: is not valid (names no hosts and database');
  });

  it('names what is wrong and never the value', () => {
    const read = () =>
      readConfig(schema, { ...complete, SECRET: 'hunter2', PORT: 'many', MONGODB_URI: '' });
    expect(read).toThrow(ConfigInvalid);
    expect(read).toThrow(/PORT: is not valid[^]*MONGODB_URI: is missing[^]*SECRET: is not valid/);
    expect(read).not.toThrow(/hunter2|many/);
  });

  it('says why a rule of its own refuses a value, in the words of the rule', () => {
    const own = z.object({
      URL: z.url().refine((url) => !url.includes('?'), 'takes no options'),
      TALKATIVE: z.string().refine(() => false, { error: ({ input }) => `${String(input)}?!` }),
      SILENT: z.string().refine(() => false),
    });
    const read = () => readConfig(own, { URL: 'http://u:pw@x?a', TALKATIVE: 'pw', SILENT: 'pw' });
    expect(read).toThrow(
      new ConfigInvalid([
        'URL: is not valid (takes no options)',
        'TALKATIVE: is not valid (custom)',
        'SILENT: is not valid (custom)',
      ]),
    );
  });

  it('says so of what several variables make together, and of one that is missing then', () => {
    const flags = z
      .object({ TLS: z.string().optional(), LOCAL: z.string() })
      .refine(() => false, { path: ['TLS'], error: 'only over TLS' });
    expect(() => readConfig(flags, { TLS: 'no', LOCAL: 'no' })).toThrow(
      'TLS: is not valid (only over TLS)',
    );
    expect(() => readConfig(flags, { LOCAL: 'no' })).toThrow('TLS: is missing (only over TLS)');
  });

  it('reads a value from the file that X_FILE names', () => {
    const folder = mkdtempSync(join(tmpdir(), 'config-'));
    writeFileSync(join(folder, 'secret'), 'from a file\n');
    const others = { ...complete, SECRET: undefined };
    expect(readConfig(schema, { ...others, SECRET_FILE: join(folder, 'secret') }).SECRET).toBe(
      'from a file',
    );
    expect(() => readConfig(schema, { ...others, SECRET_FILE: join(folder, 'none') })).toThrow(
      'SECRET_FILE: the file cannot be read',
    );
    rmSync(folder, { recursive: true });
  });

  it('holds keys as JSON', () => {
    const keys = z.object({ KEY: jwkVariable, KEYS: jwksVariable });
    const key = { kty: 'OKP', kid: '1', crv: 'Ed25519', x: 'x' };
    const given = { KEY: JSON.stringify(key), KEYS: JSON.stringify({ keys: [key] }) };
    expect(readConfig(keys, given)).toEqual({ KEY: key, KEYS: { keys: [key] } });
    expect(() => readConfig(keys, { ...given, KEYS: '{"keys":[]}', KEY: 'd-is-secret' })).toThrow(
      /^(?![^]*secret)[^]*KEY:[^]*KEYS:/,
    );
  });
});
