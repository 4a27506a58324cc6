import { overlay, planted, set, without, type Plant } from '../policies/planted';
import { isCustom, schemaFaults } from './schema-faults';
import { unknownFields } from './unknown-fields';

const production = overlay('production');

describe('a manifest of Kubernetes’ own', () => {
  it.each<[string, string, Plant, string]>([
    ['Deployment', 'a number that is a word', set('/spec/minReadySeconds', 'five'), 'integer'],
    ['Deployment', 'no selector', without('/spec/selector'), 'selector'],
    ['Service', 'a port that is a word', set('/spec/ports/0/port', 'http'), 'port'],
  ])('%s with %s is found by its schema', (kind, _what, plant, says) => {
    const faults = schemaFaults(planted(production, kind, 'accounts', plant));
    expect(faults).toEqual([expect.stringContaining(says)]);
  });

  it('with unknown fields, however deep, is found by the compiler', () => {
    const container = '/spec/template/spec/containers/0';
    const inDeployment = planted(
      production,
      ...(['Deployment', 'accounts', set(`${container}/readynessProbe`, {})] as const),
    );
    const inBoth = planted(
      inDeployment,
      ...(['NetworkPolicy', 'accounts', set('/spec/policyType', ['Ingress'])] as const),
    );
    const found = unknownFields([{ ...inBoth, name: 'planted' }]);
    expect(found).toEqual([
      expect.stringMatching(/^planted: Deployment accounts: .*readynessProbe/),
      expect.stringMatching(/^planted: NetworkPolicy accounts: .*policyType/),
    ]);
  });
});

describe('a custom resource', () => {
  const all = [production, overlay('percona')].flatMap(({ manifests }) => manifests);
  const kinds = new Map(all.filter(isCustom).map((manifest) => [manifest.kind, manifest]));

  it.each([...kinds])('%s may have no field that its schema does not name', (kind, manifest) => {
    const one = { name: 'planted', manifests: [manifest] };
    expect(schemaFaults(one)).toEqual([]);
    const plant = set('/spec/planted', true);
    expect(schemaFaults(planted(one, kind, manifest.metadata.name, plant))).toEqual([
      expect.stringMatching(/Unrecognized key: "planted"/),
    ]);
  });

  it('of every operator that we use is among them', () => {
    const broker = ['Vhost', 'Exchange', 'Queue', 'Binding', 'Policy', 'User', 'RabbitmqCluster'];
    expect([...kinds.keys()].sort()).toEqual(
      [
        ...[...broker, 'Permission', 'TopicPermission', 'MongoDBCommunity', 'PerconaServerMongoDB'],
        ...['ScaledObject', 'TriggerAuthentication', 'ExternalSecret', 'HTTPRoute'],
        ...['ServiceMonitor', 'PrometheusRule'],
      ].sort(),
    );
  });

  it('that nobody knows is found', () => {
    const unknown = { apiVersion: 'example.com/v1', kind: 'Unknown', metadata: { name: 'a' } };
    expect(schemaFaults({ name: 'planted', manifests: [unknown] })).toEqual([
      'Unknown a: nobody knows example.com/v1',
    ]);
  });
});
