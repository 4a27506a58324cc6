import { randomBytes } from 'node:crypto';
import { developmentSecrets } from '@secop/dev';
import type { Manifest } from '../manifests/manifest';

type Data = Readonly<Record<string, string>>;

const user = 'secop';

/**
 * The Secrets that the dev overlay wants brought, made by chance. `keysFile` keeps the keys from one run to the next: data on
 * the cluster is sealed with them.
 */
export async function developmentManifests(
  names: readonly string[],
  keysFile: string,
): Promise<Manifest[]> {
  const keys = await developmentSecrets(keysFile);
  const password = randomBytes(24).toString('hex');
  return names.map((name) => secret(name, dataOf(name, keys, password)));
}

function dataOf(name: string, keys: Record<string, Data>, password: string): Data {
  const [, service = '', part = ''] = /^(.+)-(store|broker|keys)$/.exec(name) ?? [];
  if (name === 'development-servers') return { username: user, password };
  if (name === 'gateway-public-keys') return { GATEWAY_JWKS: publicKeys(keys['gateway']) };
  const credentials = `${user}:${password}`;
  switch (part) {
    case 'store': {
      const database = service.replace('-', '_');
      return { MONGODB_URI: `mongodb://${credentials}@mongodb:27017/${database}?authSource=admin` };
    }
    case 'broker':
      return { RABBITMQ_URL: `amqp://${credentials}@rabbitmq:5672/secop` };
    case 'keys':
      return keys[service] ?? {};
    default:
      throw new Error(`nobody knows what is in the Secret ${name}`);
  }
}

function publicKeys(gateway: Data | undefined): string {
  const key = JSON.parse(gateway?.['GATEWAY_SIGNING_KEY'] ?? '{}') as Record<string, unknown>;
  delete key['d'];
  return JSON.stringify({ keys: [key] });
}

const secret = (name: string, stringData: Data): Manifest & { stringData: Data } => ({
  ...{ apiVersion: 'v1', kind: 'Secret' },
  metadata: { name },
  stringData,
});
