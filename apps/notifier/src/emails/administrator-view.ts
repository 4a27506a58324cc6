import { lastDayOf, rowsOf, type AccessRequestFacts } from './access-request-facts';
import type { Letter } from './email';
import { onDayAt, roleName } from './rendering/words';

/** What an administrator sees of a requester: names, verified address, message, position, role asked for. */
export function administratorView({ facts, recipient, person, links }: Letter<AccessRequestFacts>) {
  const requester = person(facts.userId);
  return {
    greeting: recipient.greeting,
    accountName: facts.accountName,
    reference: facts.reference,
    requesterName: requester.fullName,
    rows: rowsOf(
      ['Persona', requester.fullName],
      ['Correo verificado', requester.email],
      ['Cargo', facts.position],
      ['Rol que pide', roleName(facts.requestedRole)],
      ['Cuenta', facts.accountName],
      ['Radicado', facts.reference],
      ['Solicitada el', onDayAt(facts.submittedAt)],
    ),
    message: facts.message,
    lastDay: lastDayOf(facts),
    link: links.decision(facts.accountId, facts.id),
  };
}
