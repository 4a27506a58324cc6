import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { developmentSecrets, publicKeySet } from './keys';
import { environments, serviceNames, type Ports } from './services';

const ports = Object.fromEntries(
  serviceNames.map((name, index) => [name, 20_000 + index]),
) as Ports;
const servers = {
  store: { uri: 'mongodb://127.0.0.1:1/theirs' },
  broker: { url: 'amqp://guest:guest@127.0.0.1:2/theirs', managementUrl: 'http://127.0.0.1:3' },
  inbox: { smtpUrl: 'smtp://127.0.0.1:4' },
  givenStore: true,
  givenBroker: true,
};

describe('the environment of the services', () => {
  const folder = mkdtempSync(join(tmpdir(), 'secop-keys-'));
  const file = join(folder, 'secrets.json');
  afterAll(() => rmSync(folder, { recursive: true }));
  const build = async () =>
    environments(
      servers,
      { databasePrefix: 'ours_', vhost: 'ours' },
      ports,
      await developmentSecrets(file),
    );

  it('lets nothing listen outside the loopback address', async () => {
    const all = await build();
    expect(Object.values(all).map(({ HOST }) => HOST)).toEqual(serviceNames.map(() => '127.0.0.1'));
  });

  it('uses databases and a vhost of our own on servers that were given', async () => {
    const { accounts } = await build();
    expect(accounts['MONGODB_URI']).toBe('mongodb://127.0.0.1:1/ours_accounts');
    expect(accounts['RABBITMQ_URL']).toBe('amqp://guest:guest@127.0.0.1:2/ours');
  });

  it('gives the gateway no store', async () => {
    const { gateway } = await build();
    expect(gateway).not.toHaveProperty('MONGODB_URI');
  });

  it('carries no private key: those stand in a file that only its owner reads', async () => {
    const secrets = JSON.stringify(await developmentSecrets(file));
    const secretNumbers = [...secrets.matchAll(/\Wd\W+([\w-]{43})\W/g)].map(([, d = '']) => d);
    expect(secretNumbers).toHaveLength(3);
    const told = JSON.stringify(await build());
    expect(secretNumbers.filter((d) => told.includes(d))).toEqual([]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('keeps the keys over runs, because stored data is sealed to them', async () => {
    expect(await developmentSecrets(file)).toEqual(await developmentSecrets(file));
  });
});

describe('the public half of a key', () => {
  it('lacks the secret number and keeps the rest', () => {
    const key = { kty: 'OKP', crv: 'Ed25519', x: 'x', d: 'secret', kid: 'k' };
    expect(JSON.parse(publicKeySet(JSON.stringify(key)))).toEqual({
      keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'x', kid: 'k' }],
    });
  });
});
