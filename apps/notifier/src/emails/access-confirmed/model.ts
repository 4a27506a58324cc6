import type { Role } from '@secop/contracts';
import { rowsOf, type AccessRequestFacts } from '../access-request-facts';
import type { Letter } from '../email';
import { onDay, onDayAt, roleName } from '../rendering/words';

export interface Facts {
  readonly accessRequestId: string;
  readonly accountId: string;
  readonly accountName: string;
  /** Absent when the person was a member already. */
  readonly role?: Role;
  readonly since?: string;
  readonly until?: string;
}

export const view = ({ facts, earlier, recipient, links }: Letter<Facts>) => ({
  preheader: `La cuenta ${facts.accountName} ya está disponible para usted.`,
  greeting: recipient.greeting,
  accountName: facts.accountName,
  administers: facts.role === 'accountAdmin',
  rows: rowsOf(
    ['Cuenta', facts.accountName],
    ['Radicado', (earlier as Partial<AccessRequestFacts> | undefined)?.reference],
    ['Rol', facts.role && roleName(facts.role)],
    ['Acceso desde', facts.since && onDayAt(facts.since)],
    ['Acceso hasta', facts.until && onDay(facts.until)],
  ),
  link: links.account(facts.accountId),
});
