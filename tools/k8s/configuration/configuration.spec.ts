import { overlay, planted, set, without, type Plant } from '../policies/planted';
import { configurationFaults } from './configuration-faults';

const dev = overlay('dev');
const nameOf = (service: string) =>
  dev.manifests.find(
    ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name.startsWith(`${service}-`),
  )!.metadata.name;
const inConfig = (service: string, plant: Plant) =>
  planted(dev, 'ConfigMap', nameOf(service), plant);

describe('what a service would refuse to start with', () => {
  const plants: [string, string, Plant, RegExp][] = [
    ['a missing address', 'access-requests', without('/data/ACCOUNTS_URL'), /ACCOUNTS_URL/],
    ['a value of the wrong kind', 'accounts', set('/data/PORT', 'http'), /PORT/],
    ['a secret without its file', 'identity', without('/data/GATEWAY_JWKS_FILE'), /GATEWAY_JWKS/],
    ['mail without TLS', 'notifier', set('/data/TOPOLOGY', 'check'), /SMTP_REQUIRE_TLS/],
    [
      'a variable that it does not know',
      'gateway',
      set('/data/PORTS', '1'),
      /PORTS is no variable/,
    ],
  ];
  const found = plants.map(([, service, plant], index) => ({
    ...inConfig(service, plant),
    name: `plant ${index}`,
  }));
  const faults = configurationFaults([dev, ...found]);

  it.each(plants.map(([what, service, , says], index) => [what, service, says, index] as const))(
    'is found: %s for %s',
    (_what, service, says, index) => {
      const its = faults.filter((fault) =>
        fault.startsWith(`plant ${index}: Deployment ${service}:`),
      );
      expect(its).toEqual([expect.stringMatching(says)]);
    },
  );

  it('is not in what is committed', () => {
    expect(faults.filter((fault) => fault.startsWith('dev:'))).toEqual([]);
  });
});
