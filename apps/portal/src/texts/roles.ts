import { defineTexts } from './define-texts';

/** How a role at an account is called. */
export const roleTexts = defineTexts('roles', {
  provider: 'Usuario Proveedor',
  accountAdmin: 'Usuario administrador',
});
