import { lastDayOf, requestRows, type AccessRequestFacts } from '../access-request-facts';
import type { Letter } from '../email';

export const view = ({ facts, recipient, links }: Letter<AccessRequestFacts>) => ({
  preheader: 'Un administrador revirtió el rechazo: su solicitud está Pendiente otra vez.',
  greeting: recipient.greeting,
  accountName: facts.accountName,
  reference: facts.reference,
  rows: requestRows(facts),
  lastDay: lastDayOf(facts),
  link: links.accessRequest(facts.id),
});
