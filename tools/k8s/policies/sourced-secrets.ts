import type { Container, PodSpec } from 'kubernetes-types/core/v1';
import { ofKind, type Manifest, type Rendering } from '../manifests/manifest';
import { workloadsOf } from '../manifests/workloads';
import type { Policy } from './policy';

/** On the Namespace: the Secrets that whoever installs this brings. */
const fromOutside = 'secop-access/secrets-from-outside';

/** A Secret that nobody makes is a pod that waits for ever. */
export const sourcedSecrets: Policy = {
  name: 'knows where each Secret comes from',
  check: (rendering) => {
    const brought = broughtIn(rendering);
    const made = new Set(rendering.manifests.flatMap(secretsMadeBy));
    const used = secretsUsedIn(rendering);
    return [
      ...[...used].flatMap(([name, user]) =>
        brought.includes(name) || made.has(name)
          ? []
          : [`${user}: nobody brings the Secret ${name}`],
      ),
      ...brought
        .filter((name) => !used.has(name) || made.has(name))
        .map((name) => `Namespace: nobody needs to bring the Secret ${name}`),
    ];
  },
};

export const broughtIn = (rendering: Rendering): string[] =>
  ofKind(rendering, 'Namespace').flatMap(
    ({ metadata }) => metadata.annotations?.[fromOutside]?.split(/\s+/) ?? [],
  );

interface MakesSecrets {
  spec?: {
    target?: { name?: string };
    secretName?: string;
    users?: { connectionStringSecretName?: string }[];
  };
}

/** By a Secret itself, by external-secrets, by the operators of MongoDB and RabbitMQ. */
function secretsMadeBy(manifest: Manifest): (string | undefined)[] {
  const { spec } = manifest as MakesSecrets;
  switch (manifest.kind) {
    case 'Secret':
      return [manifest.metadata.name];
    case 'ExternalSecret':
      return [spec?.target?.name ?? manifest.metadata.name];
    case 'MongoDBCommunity':
      return (spec?.users ?? []).map((user) => user.connectionStringSecretName);
    case 'RabbitmqCluster':
      return [`${manifest.metadata.name}-default-user`];
    default:
      return [];
  }
}

/** With one who uses it. */
function secretsUsedIn(rendering: Rendering): Map<string, string> {
  const byPods = workloadsOf(rendering).flatMap(({ title, pod, containers }) =>
    [...inVolumes(pod), ...containers.flatMap(inVariables)].map((name) => [name, title] as const),
  );
  const byOthers = rendering.manifests.flatMap((manifest) =>
    inOthers(manifest).map((name) => [name, manifest.kind] as const),
  );
  const uses = [...byPods, ...byOthers].filter((use): use is [string, string] => !!use[0]);
  // Of several, the first.
  return new Map(uses.reverse());
}

const inVolumes = ({ volumes = [] }: PodSpec) =>
  volumes.flatMap(({ secret, projected }) => [
    secret?.secretName,
    ...(projected?.sources ?? []).map((source) => source.secret?.name),
  ]);

const inVariables = ({ env = [], envFrom = [] }: Container) => [
  ...env.map(({ valueFrom }) => valueFrom?.secretKeyRef?.name),
  ...envFrom.map(({ secretRef }) => secretRef?.name),
];

/** Where the custom resources, and an Ingress, name Secrets that they need. */
function inOthers(manifest: Manifest): (string | undefined)[] {
  const { spec } = manifest as NeedsSecrets;
  switch (manifest.kind) {
    case 'Ingress':
      return (spec?.tls ?? []).map(({ secretName }) => secretName);
    case 'User':
      return [spec?.importCredentialsSecret?.name];
    case 'TriggerAuthentication':
      return (spec?.secretTargetRef ?? []).map(({ name }) => name);
    case 'MongoDBCommunity':
    case 'PerconaServerMongoDB':
      return [
        spec?.secrets?.users,
        ...(spec?.users ?? []).map((user) => user.passwordSecretRef?.name),
      ];
    default:
      return [];
  }
}

interface NeedsSecrets {
  spec?: {
    tls?: { secretName?: string }[];
    importCredentialsSecret?: { name: string };
    secretTargetRef?: { name: string }[];
    secrets?: { users?: string };
    users?: { passwordSecretRef?: { name: string } }[];
  };
}
