import { z } from 'zod';

export const id = z.string().min(1).max(100);
export const instant = z.iso.datetime();
/** Free text that a person typed; escape it at every use. */
export const personText = (max: number) => z.string().min(1).max(max);

export const roles = ['provider', 'accountAdmin'] as const;
/** `provider`: usuario Proveedor. `accountAdmin`: usuario administrador. */
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

export const organizationTypes = [
  'NATURAL_PERSON',
  'SAS',
  'SA',
  'LTDA',
  'LIMITED_PARTNERSHIP',
  'PARTNERSHIP_BY_SHARES',
  'SOLE_PROPRIETORSHIP',
  'FOREIGN_COMPANY',
  'NON_PROFIT',
  'CONSORTIUM',
  'TEMPORARY_UNION',
  'FUTURE_COMPANY_PROMISE',
  'STATE_ENTITY',
  'OTHER',
] as const;
export const organizationType = z.enum(organizationTypes);
export type OrganizationType = z.infer<typeof organizationType>;

/** A compact JWE to the notifier's public key: neither broker, outbox nor log can read it. */
export const sealed = z
  .string()
  .regex(/^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/)
  .max(8192);
