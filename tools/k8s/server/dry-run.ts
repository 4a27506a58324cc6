import { randomUUID } from 'node:crypto';
import type { StatefulSet } from 'kubernetes-types/apps/v1';
import { type Manifest, type Rendering } from '../manifests/manifest';
import { workloadsOf } from '../manifests/workloads';
import { isCustom } from '../schemas/schema-faults';
import { Kubectl, type Answer } from './kubectl';
import { harmless, plants } from './plants';

const level = 'restricted';

/**
 * Has an API server judge every object as it would on the day, and keep none: strict about fields, at the restricted
 * level, each workload's pod as well. All that it keeps for a moment is one empty namespace.
 */
export function dryRun(
  kubeconfig: string,
  renderings: readonly Rendering[],
  say: (line: string) => void,
): string[] {
  const kubectl = new Kubectl(kubeconfig);
  const known = kubectl.kinds();
  const namespace = `secop-access-verify-${randomUUID().slice(0, 8)}`;
  kubectl.demand(['create', '-f', '-'], JSON.stringify(restrictedNamespace(namespace)));
  try {
    const judge = (manifests: readonly Manifest[]) =>
      apply(
        kubectl,
        namespace,
        manifests.map((manifest) => moved(manifest, namespace)),
      );
    return [
      ...unprovenBy(judge, say),
      ...renderings.flatMap(({ name, manifests }) => {
        const absent = manifests.filter((each) => isCustom(each) && !known.has(idOf(each)));
        const judged = manifests.filter((each) => !absent.includes(each));
        const pods = podsOf({ name, manifests: judged });
        const answer = judge([...judged, ...pods]);
        const accepted = answer.stdout.split('\n').filter((line) => /dry run/.test(line)).length;
        const kinds = [...new Set(absent.map(({ kind }) => kind))];
        say(
          `${name.padEnd(12)} ${accepted} of ${judged.length + pods.length} taken by the server (${pods.length} of them pods)` +
            (kinds.length > 0 ? `; ${absent.length} not known to it: ${kinds.join(', ')}` : ''),
        );
        return faultsIn(answer).map((fault) => `${name}, by the server: ${fault}`);
      }),
    ];
  } finally {
    kubectl.run(['delete', 'namespace', namespace, '--wait=false']);
  }
}

/** A server that refuses nothing, or everything, proves nothing. */
function unprovenBy(
  judge: (manifests: readonly Manifest[]) => Answer,
  say: (line: string) => void,
): string[] {
  const refusals = plants.map(({ name, manifest }) => {
    const answer = judge([manifest]);
    say(`planted: ${name}: ${answer.ok ? 'taken' : `refused: ${answer.said.join(' ')}`}`);
    return answer.ok ? [`the server takes ${name}`] : [];
  });
  return [
    ...refusals.flat(),
    ...(judge([harmless]).ok ? [] : ['the server refuses even a harmless pod']),
  ];
}

const apply = (kubectl: Kubectl, namespace: string, manifests: readonly Manifest[]): Answer =>
  kubectl.run(
    ['apply', '--server-side', '--dry-run=server', '--validate=strict', '-n', namespace, '-f', '-'],
    // Not as one List: kubectl would check the fields of that by itself, with what it knows.
    manifests.map((manifest) => JSON.stringify(manifest)).join('\n'),
  );

/** A workload's pods are judged when a controller makes them; here it is done before. */
const podsOf = (rendering: Rendering): Manifest[] =>
  workloadsOf(rendering).map(({ manifest, labels, pod }) => ({
    ...{ apiVersion: 'v1', kind: 'Pod' },
    metadata: { name: `${manifest.metadata.name}-pod`, labels: { ...labels } },
    spec: {
      ...pod,
      // The service account is in the same dry run, so it is not there.
      serviceAccountName: undefined,
      volumes: [...(pod.volumes ?? []), ...claimed(manifest)],
    },
  }));

/** What a StatefulSet's controller adds. */
const claimed = (manifest: Manifest) =>
  ((manifest as StatefulSet).spec?.volumeClaimTemplates ?? []).map(({ metadata }) => ({
    ...{ name: metadata?.name, persistentVolumeClaim: { claimName: metadata?.name } },
  }));

const moved = (manifest: Manifest, namespace: string): Manifest =>
  manifest.kind === 'Namespace'
    ? manifest
    : { ...manifest, metadata: { ...manifest.metadata, namespace } };

const faultsIn = ({ ok, said }: Answer) =>
  said.filter((line) => !ok || /would violate PodSecurity/.test(line));

const restrictedNamespace = (name: string) => ({
  ...{ apiVersion: 'v1', kind: 'Namespace' },
  metadata: {
    name,
    labels: {
      'pod-security.kubernetes.io/enforce': level,
      'pod-security.kubernetes.io/warn': level,
    },
  },
});

const idOf = ({ apiVersion, kind }: Manifest) => `${apiVersion} ${kind}`;
