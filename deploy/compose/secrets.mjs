// Makes what the composed product keeps secret, and `.env` for what it does not: `node deploy/compose/secrets.mjs`.
// Node alone is enough. What is there stays: delete a file and run it again to have another one.
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { certificateFor } from './generate/certificate.mjs';
import { definitionsWith } from './generate/broker-definitions.mjs';
import { keySet, newKey, password, publicKeySet } from './generate/keys.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    into: { type: 'string', default: fileURLToPath(new URL('./secrets', import.meta.url)) },
  },
});
const folder = values.into;
const environmentFile = values.into.startsWith(root) ? join(root, '.env') : join(folder, '.env');

const owners = ['identity', 'accounts', 'access-requests', 'notifier'];
const brokerUsers = [...owners, 'gateway', 'operator'];
const databaseOf = (service) => service.replaceAll('-', '_');

let made = 0;

/** Containers run as other users than ours: the files may be read, and the folder is closed instead. */
function write(name, text) {
  const file = join(folder, name);
  if (existsSync(file) && readFileSync(file, 'utf8') === `${text}\n`) return;
  writeFileSync(file, `${text}\n`, { mode: 0o644 });
  made += 1;
}

/** Drawn once. */
function kept(name, draw) {
  const file = join(folder, name);
  if (!existsSync(file)) write(name, draw());
  return readFileSync(file, 'utf8').trimEnd();
}

mkdirSync(folder, { recursive: true });
chmodSync(folder, 0o700);

const rootPassword = kept('mongodb-root-password', password);
const storeAt = (user, secret, database) =>
  `mongodb://${user}:${secret}@mongodb:27017/${database}?authSource=admin`;
const storeUsers = owners.map((service) => ({
  user: service,
  password: kept(`${service}-mongodb-password`, password),
  database: databaseOf(service),
}));
write('mongodb-root-uri', storeAt('root', rootPassword, 'admin'));
write('mongodb-users', JSON.stringify(storeUsers));
for (const { user, password: secret, database } of storeUsers) {
  write(`${user}-mongodb-uri`, storeAt(user, secret, database));
}

const brokerPasswords = Object.fromEntries(
  brokerUsers.map((user) => [user, kept(`${user}-rabbitmq-password`, password)]),
);
for (const [user, secret] of Object.entries(brokerPasswords)) {
  write(`${user}-rabbitmq-url`, `amqp://${user}:${secret}@rabbitmq:5672/secop`);
}
const template = readFileSync(join(root, 'deploy/rabbitmq/definitions.generated.json'), 'utf8');
const known = existsSync(join(folder, 'rabbitmq-definitions'))
  ? readFileSync(join(folder, 'rabbitmq-definitions'), 'utf8')
  : undefined;
write('rabbitmq-definitions', definitionsWith(brokerPasswords, template, known));

kept('token-signing-keys', () => keySet(newKey('Ed25519')));
kept('sealing-keys', () => keySet(newKey('P-256')));
write(
  'gateway-jwks',
  publicKeySet(kept('gateway-signing-key', () => JSON.stringify(newKey('Ed25519')))),
);

kept('grafana-password', password);
const mailPassword = kept('mail-password', password);
if (!existsSync(join(folder, 'mail-key')) || !existsSync(join(folder, 'mail-certificate'))) {
  const { key, certificate } = certificateFor('mail');
  write('mail-key', key);
  write('mail-certificate', certificate);
}
kept('smtp-url', () => `smtps://secop:${mailPassword}@mail:1025`);

if (!existsSync(environmentFile)) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const lines = [
    '# What the composed product is told. Nothing here is secret.',
    `SECOP_VERSION=${version}`,
    '# Where browsers see it. Behind a proxy with TLS: its https origin, and the proxy in TRUSTED_PROXIES.',
    'PUBLIC_ORIGIN=http://localhost:3000',
    'GATEWAY_PORT=3000',
    'MAIL_PORT=1080',
    'PROMETHEUS_PORT=9090',
    'GRAFANA_PORT=3001',
    'MAIL_FROM=SECOP II <no-responder@secop.example>',
    '# mail: the mail catcher; observability: metrics and dashboards. Separated by commas.',
    'COMPOSE_PROFILES=mail',
  ];
  writeFileSync(environmentFile, `${lines.join('\n')}\n`);
  console.log(`${environmentFile}: made`);
}
console.log(`${folder}: ${made === 0 ? 'complete, nothing to make' : `${made} files made`}`);
