import { z } from 'zod';

/** Where other operators' resources stand, and no field that this does not name. */
export const customResource = <Spec extends z.ZodType>(
  apiVersion: string,
  kind: string,
  spec: Spec,
) => ({
  id: `${apiVersion} ${kind}`,
  schema: z.strictObject({
    apiVersion: z.literal(apiVersion),
    kind: z.literal(kind),
    metadata: z.strictObject({
      name: z.string(),
      namespace: z.string(),
      labels: z.record(z.string(), z.string()).optional(),
      annotations: z.record(z.string(), z.string()).optional(),
    }),
    spec,
  }),
});

/** A Secret, a User and the like, in the same namespace. */
export const reference = z.strictObject({ name: z.string() });

/** `500m`, `1Gi`. */
export const quantity = z.string().regex(/^\d+(\.\d+)?(m|[KMGT]i?)?$/);
