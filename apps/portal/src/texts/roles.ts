import type { AccessRequestView } from '@secop/contracts';
import { defineTexts } from './define-texts';

export type Role = AccessRequestView['requestedRole'];

const names = {
  provider: 'Usuario Proveedor',
  accountAdmin: 'Usuario administrador',
} satisfies Record<Role, string>;

/** The lesser one first. */
export const roles = Object.keys(names) as readonly Role[];

/** How a role at an account is called. */
export const roleTexts = defineTexts(names);
