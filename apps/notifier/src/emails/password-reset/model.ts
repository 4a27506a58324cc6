import type { Letter } from '../email';
import { onDayAt } from '../rendering/words';

export interface Facts {
  readonly expiresAt: string;
}

/** With the person's name: the address is a user's, so its owner wrote it. */
export const view = ({ facts, recipient, links }: Letter<Facts>) => {
  if (!recipient.token) throw new Error('The sealed part carries no token');
  return {
    preheader: 'Elija una contraseña nueva. El enlace vence a los 30 minutos.',
    greeting: recipient.greeting,
    validUntil: onDayAt(facts.expiresAt),
    link: links.choosePassword(recipient.token),
  };
};
