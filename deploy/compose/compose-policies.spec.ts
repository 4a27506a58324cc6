import { join } from 'node:path';
import { readCompose, type ComposeFile, type Service } from './compose-file';
import { policies } from './compose-policies';

const read = () => readCompose(join(__dirname, '../../docker-compose.yml'));
const violations = (file: ComposeFile) =>
  policies.flatMap(({ check, name }) => check(file).map((problem) => `${name}: ${problem}`));

/** The file as it is, with one service changed. */
function planted(name: string, change: Partial<Service>): ComposeFile {
  const file = read();
  return {
    ...file,
    services: { ...file.services, [name]: { ...file.services[name]!, ...change } },
  };
}

describe('docker-compose.yml', () => {
  it('holds to every policy', () => {
    expect(violations(read())).toEqual([]);
  });

  it('has every service that is the product', () => {
    const images = Object.values(read().services).map(({ image }) => image);
    for (const app of ['identity', 'accounts', 'access-requests', 'notifier', 'gateway'])
      expect(images).toContain(`secop-access/${app}:\${SECOP_VERSION}`);
  });
});

describe('a planted violation is reported', () => {
  const { accounts, mongodb } = read().services as Record<'accounts' | 'mongodb', Service>;
  const environment = (service: Service, more: Record<string, string>) => ({
    environment: { ...service.environment, ...more },
  });

  it.each<[string, string, Partial<Service>]>([
    ['MONGO_PASSWORD is no file', 'mongodb', environment(mongodb, { MONGO_PASSWORD: 'secret' })],
    ['MONGO_PASSWORD is no file', 'mongodb', environment(mongodb, { MONGO_PASSWORD: '${P:-x}' })],
    ['an address has a password', 'accounts', environment(accounts, { X: 'amqp://a:b@rabbitmq' })],
    [
      'has a secret of identity',
      'accounts',
      { secrets: [{ source: 'identity-mongodb-uri', target: 'mongodb-uri' }] },
    ],
    ['publishes 5672:5672 to everybody', 'rabbitmq', { ports: ['5672:5672'] }],
    ['publishes 0.0.0.0:1:1 to everybody', 'gateway', { ports: ['0.0.0.0:1:1'] }],
    ["in the machine's own network", 'gateway', { network_mode: 'host' }],
    ['nobody can tell whether it is well', 'mongodb', { healthcheck: undefined }],
    ['nobody can tell whether it is well', 'accounts', { healthcheck: { disable: true } }],
    [
      'with service_started',
      'gateway',
      { depends_on: { identity: { condition: 'service_started' } } },
    ],
    ['which is not there', 'gateway', { depends_on: { nobody: { condition: 'service_healthy' } } }],
    ['is privileged', 'mongodb', { privileged: true }],
    ['keeps capabilities', 'rabbitmq', { cap_drop: [] }],
    ['may gain privileges', 'identity', { security_opt: [] }],
    ['may take all memory', 'identity', { mem_limit: undefined }],
    ['is not the user of the image', 'identity', { user: '0:0' }],
    ['may write to its root', 'notifier', { read_only: false }],
    ['makes its topology', 'accounts', environment(accounts, { TOPOLOGY: 'declare' })],
    ['killed before it has drained', 'accounts', { stop_grace_period: '10s' }],
    ['may be anything tomorrow', 'mongodb', { image: 'mongo' }],
    ['may be anything tomorrow', 'mongodb', { image: '${MONGODB_IMAGE:-mongo:latest}' }],
    ['may be pulled from a stranger', 'accounts', { build: undefined }],
    ['is in outside', 'mongodb', { networks: ['outside'] }],
  ])('%s', (problem, name, change) => {
    const found = violations(planted(name, change));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(problem);
  });

  it('a secret that somebody would have to invent', () => {
    const file = read();
    const secrets = { ...file.secrets, mine: { file: './mine.txt' } };
    expect(violations({ ...file, secrets })).toEqual([expect.stringContaining('the secret mine')]);
  });
});
