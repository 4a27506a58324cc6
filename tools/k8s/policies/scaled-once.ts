import { ofKind, type Manifest } from '../manifests/manifest';
import type { Policy } from './policy';

interface Scaler {
  spec?: { scaleTargetRef?: { name?: string } };
}

export const scaledOnce: Policy = {
  name: 'scales a Deployment by KEDA or by an autoscaler, never by both, and then by nothing else',
  check: (rendering) => {
    const scalers = rendering.manifests.filter(({ kind }) =>
      ['HorizontalPodAutoscaler', 'ScaledObject'].includes(kind),
    );
    const deployments = ofKind(rendering, 'Deployment');
    return [
      ...scalers
        .filter((scaler) => !deployments.some(({ metadata }) => metadata.name === targetOf(scaler)))
        .map((scaler) => `${scaler.kind} ${scaler.metadata.name}: scales nobody`),
      ...deployments.flatMap(({ metadata, spec }) => {
        const its = scalers.filter((scaler) => targetOf(scaler) === metadata.name);
        return [
          ...(its.length > 1 ? [`Deployment ${metadata.name}: is scaled by ${its.length}`] : []),
          ...(its.length > 0 && spec?.replicas !== undefined
            ? [`Deployment ${metadata.name}: has a number of its own beside its scaler`]
            : []),
        ];
      }),
    ];
  },
};

const targetOf = (scaler: Manifest) => (scaler as Scaler).spec?.scaleTargetRef?.name;
