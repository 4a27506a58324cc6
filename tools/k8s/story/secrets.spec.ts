import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workloadsOf } from '../manifests/workloads';
import { overlay } from '../policies/planted';
import { broughtIn } from '../policies/sourced-secrets';
import { developmentManifests } from './secrets';

const dev = overlay('dev');
const folder = mkdtempSync(join(tmpdir(), 'development-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** `secret/key` of everything that pods mount or read. */
const wanted = new Set(
  workloadsOf(dev).flatMap(({ pod, containers }) => [
    ...(pod.volumes ?? [])
      .flatMap(({ projected }) => projected?.sources ?? [])
      .flatMap(({ secret }) => (secret?.items ?? []).map(({ key }) => `${secret?.name}/${key}`)),
    ...containers
      .flatMap(({ env = [] }) => env)
      .flatMap(({ valueFrom }) => valueFrom?.secretKeyRef ?? [])
      .map(({ name, key }) => `${name}/${key}`),
  ]),
);

describe('the Secrets of the story', () => {
  it('have every key that the overlay wants brought', async () => {
    const made = await developmentManifests(broughtIn(dev), join(folder, 'keys.json'));
    const keys = made.flatMap((manifest) => {
      const { stringData } = manifest as unknown as { stringData: Record<string, string> };
      return Object.entries(stringData).map(([key, value]) => {
        expect(value).not.toBe('');
        return `${manifest.metadata.name}/${key}`;
      });
    });
    const brought = [...wanted].filter((name) => broughtIn(dev).includes(name.split('/')[0]!));
    expect(keys.sort()).toEqual(brought.sort());
  });

  it('keep the private half of the gateway’s key from everybody else', async () => {
    const [secret] = await developmentManifests(['gateway-public-keys'], join(folder, 'keys.json'));
    expect(JSON.stringify(secret)).not.toMatch(/\\"d\\":/);
  });

  it('are refused for a name that nobody knows', async () => {
    await expect(developmentManifests(['x'], join(folder, 'keys.json'))).rejects.toThrow(
      'Secret x',
    );
  });
});
