import { lastDayOf, requestRows, type AccessRequestFacts } from '../access-request-facts';
import type { Letter } from '../email';

export const view = ({ facts, recipient, links }: Letter<AccessRequestFacts>) => ({
  preheader: `Un administrador de ${facts.accountName} debe decidir. Le avisaremos por correo.`,
  greeting: recipient.greeting,
  accountName: facts.accountName,
  reference: facts.reference,
  rows: requestRows(facts),
  message: facts.message,
  lastDay: lastDayOf(facts),
  link: links.accessRequest(facts.id),
});
