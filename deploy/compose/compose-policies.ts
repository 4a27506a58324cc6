import type { ComposeFile, Service } from './compose-file';

/** What every deployment of the compose file can rely on. */
export interface Policy {
  readonly name: string;
  /** What is wrong, a sentence each. */
  readonly check: (file: ComposeFile) => string[];
}

type Named = readonly [name: string, service: Service];

const ofEach =
  (about: (named: Named, file: ComposeFile) => string[]): Policy['check'] =>
  (file) =>
    Object.entries(file.services).flatMap(([name, service]) =>
      about([name, service], file).map((problem) => `${name}: ${problem}`),
    );

const isOurs = ({ image }: Service) => image.startsWith('secop-access/');
/** It does its work and ends. */
const isJob = ({ restart }: Service) => restart === undefined || restart.startsWith('on-failure');
const when = (wrong: boolean, problem: string) => (wrong ? [problem] : []);

const secretName =
  /PASSWORD|PASSWD|_PASS\b|SECRET|TOKEN|_KEY|JWKS$|MONGODB_URI|RABBITMQ_URL|SMTP_URL/;
const credentials = /:\/\/[^/\s]*:[^/\s]*@/;
const secretsFolder = './deploy/compose/secrets/';

export const policies: readonly Policy[] = [
  {
    name: 'no secret stands in it, and none has a default',
    check: (file) => [
      ...ofEach(([, { environment, ...rest }]) => [
        ...Object.entries(environment)
          .filter(([name, value]) => secretName.test(name) && !isSecretFile(name, value))
          .map(([name]) => `${name} is no file below /run/secrets`),
        ...when(credentials.test(JSON.stringify([environment, rest])), 'an address has a password'),
      ])(file),
      ...Object.entries(file.secrets)
        .filter(([name, { file: path }]) => path !== `${secretsFolder}${name}`)
        .map(([name]) => `the secret ${name} is not made by deploy/compose/secrets.mjs`),
    ],
  },
  {
    name: 'a service is given its own secrets only',
    check: ofEach(([name, service]) =>
      service.secrets
        .map(({ source }) => /^(.+)-(?:mongodb-uri|rabbitmq-url)$/.exec(source)?.[1] ?? name)
        .filter((owner) => owner !== name && isOurs(service) && !isJob(service))
        .map((owner) => `has a secret of ${owner}`),
    ),
  },
  {
    name: 'ports are published on the loopback address only',
    check: ofEach(([, { ports, network_mode: mode }]) => [
      ...ports
        .filter((port) => !port.startsWith('127.0.0.1:'))
        .map((port) => `publishes ${port} to everybody`),
      ...when(mode === 'host', "is in the machine's own network"),
    ]),
  },
  {
    name: 'whatever keeps running has a health check',
    check: ofEach(([, service]) =>
      when(!isJob(service) && !service.healthcheck?.test, 'nobody can tell whether it is well'),
    ),
  },
  {
    name: 'nothing starts before what it needs is well',
    check: ofEach(([, { depends_on: needed }], { services }) =>
      Object.entries(needed).flatMap(([other, { condition }]) => {
        const needs = services[other];
        if (!needs) return [`waits for ${other}, which is not there`];
        const right = isJob(needs) ? 'service_completed_successfully' : 'service_healthy';
        return when(condition !== right, `waits for ${other} with ${condition}, not ${right}`);
      }),
    ),
  },
  {
    name: 'our processes run without rights, on a root file system that nobody writes to',
    check: ofEach(([, service]) => [
      ...when(service.privileged, 'is privileged'),
      ...when(!service.cap_drop.includes('ALL'), 'keeps capabilities'),
      ...when(!service.security_opt.includes('no-new-privileges:true'), 'may gain privileges'),
      ...when(service.mem_limit === undefined, 'may take all memory'),
      ...when(isOurs(service) && service.user !== '65532:65532', 'is not the user of the image'),
      ...when(isOurs(service) && !service.read_only, 'may write to its root'),
    ]),
  },
  {
    name: 'services only check the topology, and have the time to end in order',
    check: ofEach(([, service]) =>
      isOurs(service) && !isJob(service)
        ? [
            ...when((service.environment['TOPOLOGY'] ?? 'check') !== 'check', 'makes its topology'),
            ...when(seconds(service.stop_grace_period) < 41, 'is killed before it has drained'),
          ]
        : [],
    ),
  },
  {
    name: 'every image has a version',
    check: ofEach(([, { image }]) => {
      const written = image.replace(/\$\{\w+:-([^}]+)\}/, '$1');
      return when(!/:(?!latest)[\w.${}-]+$/.test(written), `${image} may be anything tomorrow`);
    }),
  },
  {
    name: 'our images are built here, never fetched from whoever has their name elsewhere',
    check: ofEach(([, service]) =>
      when(
        isOurs(service) && service.build === undefined && service.pull_policy !== 'never',
        'may be pulled from a stranger',
      ),
    ),
  },
  {
    name: 'stores and brokers stay inside',
    check: ofEach(([name, { networks }], file) =>
      ['mongodb', 'rabbitmq'].includes(name)
        ? networks
            .filter((network) => !file.networks[network]?.internal)
            .map((network) => `is in ${network}`)
        : [],
    ),
  },
];

const isSecretFile = (name: string, value: string) =>
  (name.endsWith('_FILE') && value.startsWith('/run/secrets/')) ||
  (/_URL$/.test(name) && /^https?:/.test(value));

const seconds = (period = '10s') => Number(/^(\d+)s$/.exec(period)?.[1] ?? 0);
