import { titleOf, type Manifest, type Rendering } from '../manifests/manifest';
import { isBuiltIn, typeFault } from './built-in-types';
import { clusterServices } from './cluster-services';
import { mongodb } from './mongodb';
import { rabbitmq } from './rabbitmq';

const schemas = new Map(
  [...rabbitmq, ...mongodb, ...clusterServices].map(({ id, schema }) => [id, schema]),
);

export const isCustom = ({ apiVersion, kind }: Manifest) => schemas.has(`${apiVersion} ${kind}`);

/** What is not as its kind has to be: Kubernetes' own by the schemas of its API, others' by strict ones of ours. */
export const schemaFaults = ({ manifests }: Rendering): string[] =>
  manifests.flatMap((manifest) => {
    if (isBuiltIn(manifest)) return typeFault(manifest) ?? [];
    const schema = schemas.get(`${manifest.apiVersion} ${manifest.kind}`);
    if (!schema) return [`${titleOf(manifest)}: nobody knows ${manifest.apiVersion}`];
    const { error } = schema.safeParse(manifest);
    return (error?.issues ?? []).map(
      ({ path, message }) => `${titleOf(manifest)}: ${path.join('.')}: ${message}`,
    );
  });
