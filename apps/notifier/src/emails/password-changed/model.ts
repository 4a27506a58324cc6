import type { Letter } from '../email';
import { onDayAt } from '../rendering/words';

export interface Facts {
  readonly changedAt: string;
}

export const view = ({ facts, recipient, links }: Letter<Facts>) => ({
  preheader: 'Si no fue usted, proteja su correo y pida otra contraseña.',
  greeting: recipient.greeting,
  changedAt: onDayAt(facts.changedAt),
  signIn: links.signIn(),
  resetPassword: links.resetPassword(),
});
