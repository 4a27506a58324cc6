import type { Letter } from '../email';

export type Facts = Record<string, never>;

/** No name: the one that was typed is a stranger's choice. */
export const view = ({ links }: Letter<Facts>) => ({
  preheader: 'No creamos un usuario nuevo: puede ingresar con el que ya tiene.',
  signIn: links.signIn(),
  resetPassword: links.resetPassword(),
});
