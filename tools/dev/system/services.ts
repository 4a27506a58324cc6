import { freePort } from '../processes/free-port';
import type { Servers } from '../infrastructure/resolve';
import { databaseUri } from '../infrastructure/mongodb/store';
import { vhostUrl } from '../infrastructure/rabbitmq/broker';
import { publicKeySet, type Secrets } from './keys';

/** In the order in which they are named to people; they start side by side. */
export const serviceNames = [
  'notifier',
  'identity',
  'accounts',
  'access-requests',
  'gateway',
] as const;
export type ServiceName = (typeof serviceNames)[number];
export type Environment = Record<string, string>;

export interface Names {
  /** Every database of the system begins with it. */
  databasePrefix: string;
  vhost: string;
}

export type Ports = Record<ServiceName, number>;

export async function choosePorts(gateway?: number): Promise<Ports> {
  const ports: Partial<Ports> = {};
  for (const name of serviceNames)
    ports[name] = await freePort(name === 'gateway' ? gateway : undefined);
  return ports as Ports;
}

export function databaseOf(names: Names, service: ServiceName): string {
  return `${names.databasePrefix}${service.replace('-', '_')}`;
}

/** What each service is told through its environment, secrets apart; `portal` is the folder of the built one. */
export function environments(
  servers: Servers,
  names: Names,
  ports: Ports,
  secrets: Secrets,
  portal?: string,
): Record<ServiceName, Environment> {
  const at = (service: ServiceName) => `http://127.0.0.1:${ports[service]}`;
  const publicOrigin = `http://localhost:${ports.gateway}`;
  const gatewayKey = secrets['gateway']?.['GATEWAY_SIGNING_KEY'] ?? '';
  const jwks = '/.well-known/jwks.json';
  const every = (service: ServiceName): Environment => ({
    HOST: '127.0.0.1',
    PORT: String(ports[service]),
    RABBITMQ_URL: vhostUrl(servers.broker.url, names.vhost),
    RABBITMQ_MANAGEMENT_URL: servers.broker.managementUrl,
    TOPOLOGY: 'declare',
    SCHEMA: 'migrate',
    LOG_LEVEL: 'info',
  });
  const owner = (service: ServiceName): Environment => ({
    ...every(service),
    MONGODB_URI: databaseUri(servers.store.uri, databaseOf(names, service)),
    IDENTITY_JWKS_URL: `${at('identity')}${jwks}`,
    GATEWAY_JWKS: publicKeySet(gatewayKey),
  });
  return {
    notifier: {
      ...owner('notifier'),
      SMTP_URL: servers.inbox.smtpUrl,
      MAIL_FROM: 'SECOP II <no-responder@secop.example>',
      PUBLIC_ORIGIN: publicOrigin,
    },
    identity: {
      ...owner('identity'),
      NOTIFIER_JWKS_URL: `${at('notifier')}${jwks}`,
      // Here everybody comes from one client network, 127.0.0.1; limits per mail address stay as they are.
      SIGN_IN_FAILURES_PER_NETWORK: '10000',
      MAIL_REQUESTS_PER_NETWORK: '10000',
      PASSWORD_CHECKS_PER_NETWORK: '100000',
      PASSWORD_HASHING_QUEUE_PER_NETWORK: '64',
    },
    accounts: { ...owner('accounts'), REGISTRATIONS_PER_PERSON: '10000' },
    'access-requests': {
      ...owner('access-requests'),
      ACCOUNTS_URL: at('accounts'),
      SUBMISSIONS_PER_PERSON: '10000',
    },
    gateway: {
      ...every('gateway'),
      IDENTITY_URL: at('identity'),
      ACCOUNTS_URL: at('accounts'),
      ACCESS_REQUESTS_URL: at('access-requests'),
      IDENTITY_JWKS_URL: `${at('identity')}${jwks}`,
      PUBLIC_ORIGIN: publicOrigin,
      ...(portal ? { PORTAL_FILES: portal } : {}),
      REQUESTS_PER_MINUTE: '1000000',
      SIGN_IN_REQUESTS_PER_MINUTE: '100000',
      SIGN_IN_BURST: '10000',
    },
  };
}
