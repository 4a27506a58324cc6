import type { Manifest } from '../manifests/manifest';

export interface Plant {
  readonly name: string;
  readonly manifest: Manifest;
}

const named = { metadata: { name: 'planted' } };
const noCapabilities = { capabilities: { drop: ['ALL'] } };
const confined = { ...noCapabilities, allowPrivilegeEscalation: false };
const pod = (securityContext: object) => ({
  ...{ apiVersion: 'v1', kind: 'Pod', ...named },
  spec: {
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [{ name: 'app', image: 'planted:1', securityContext }],
  },
});

/** What a server that checks anything has to refuse. */
export const plants: readonly Plant[] = [
  {
    name: 'an unknown field',
    manifest: {
      ...{ apiVersion: 'v1', kind: 'ConfigMap', ...named },
      ...{ dato: { A: 'b' } },
    },
  },
  { name: 'a privileged pod', manifest: pod({ ...noCapabilities, privileged: true }) },
  { name: 'a pod that keeps its capabilities', manifest: pod({ allowPrivilegeEscalation: false }) },
];

/** What it has to take, or the refusals say nothing. */
export const harmless: Manifest = pod(confined);
