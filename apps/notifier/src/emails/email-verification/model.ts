import type { Letter } from '../email';
import { onDayAt } from '../rendering/words';

export interface Facts {
  readonly expiresAt: string;
}

/** No name: whoever starts a registration chooses the address and the name, and could write to anybody. */
export const view = ({ facts, recipient, links }: Letter<Facts>) => {
  if (!recipient.code) throw new Error('The sealed part carries no code');
  return {
    preheader: 'Escriba el código para terminar su registro como usuario Proveedor.',
    code: recipient.code,
    validUntil: onDayAt(facts.expiresAt),
    link: links.verifyEmail(),
  };
};
