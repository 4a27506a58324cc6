import { requestRows, rowsOf, type AccessRequestFacts } from '../access-request-facts';
import type { Letter } from '../email';
import { onDayAt } from '../rendering/words';

export const view = ({ facts, recipient, links }: Letter<AccessRequestFacts>) => ({
  preheader: 'Un administrador de la cuenta rechazó su solicitud. Vea el motivo y qué puede hacer.',
  greeting: recipient.greeting,
  accountName: facts.accountName,
  reference: facts.reference,
  rows: [
    ...requestRows(facts),
    ...rowsOf(['Rechazada el', facts.decidedAt && onDayAt(facts.decidedAt)]),
  ],
  reason: facts.reason,
  link: links.accessRequest(facts.id),
});
