import {
  DomainError,
  happened,
  MembershipGrantedV1,
  type AccountSnapshot,
  type EventToRecord,
  type OrganizationType,
} from '@secop/contracts';
import { accountName } from '../name/account-name';
import { parseNit, type Nit } from '../nit/nit';
import { nitRefused } from '../nit/nit.errors';
import { isPluralProvider, registersWithoutNit } from '../organization/organization-type';
import { place } from '../place/place';
import { created, withMembers, type AccountState } from './account';
import { membershipSnapshot, type Membership } from './membership';

export interface Registration {
  readonly legalName: string;
  readonly shortName?: string;
  readonly nit?: string;
  readonly organizationType: OrganizationType;
  readonly municipality: string;
  readonly department: string;
  readonly notificationEmail: string;
}

/** Refuses with `nit.*`; only a consorcio or a unión temporal may have none. */
export function registeredNit({ nit, organizationType }: Registration): Nit | undefined {
  if (nit !== undefined) return parseNit(nit);
  if (registersWithoutNit(organizationType)) return undefined;
  throw nitRefused('nit.required');
}

/** What makes two registrations the same: the NIT, or without one the name and the municipality. */
export function registrationClaim(
  { legalName, municipality }: Pick<AccountSnapshot, 'legalName' | 'municipality'>,
  nit: string | undefined,
): string {
  if (nit) return `nit ${nit}`;
  return `name ${accountName(legalName).bareKey} at ${place(municipality)?.key ?? ''}`;
}

/** A name or place of nothing but punctuation could be neither found nor compared. */
export function assertTelling({ legalName, municipality, department }: Registration): void {
  const mute = {
    '/legalName': accountName(legalName).key === '',
    '/municipality': place(municipality) === undefined,
    '/department': place(department) === undefined,
  };
  const errors = Object.entries(mute)
    .filter(([, isMute]) => isMute)
    .map(([pointer]) => ({ pointer, code: 'field.invalid', detail: 'Revise este dato.' }));
  if (errors.length > 0) throw new DomainError('invalid', 'request.invalid', { errors });
}

const registeredCode = (id: string) => `R-${id.slice(0, 12).toUpperCase()}`;

/** Registrar Entidad: the creator administers the account. */
export function register(
  id: string,
  registration: Registration,
  creator: string,
  now: Date,
): { state: AccountState; events: EventToRecord[] } {
  const nit = registeredNit(registration);
  const { organizationType, legalName, shortName, notificationEmail } = registration;
  const municipality = place(registration.municipality);
  const membership: Membership = {
    userId: creator,
    role: 'accountAdmin',
    state: 'active',
    since: now,
    by: creator,
  };
  const facts: AccountState = {
    code: registeredCode(id),
    legalName,
    shortName,
    ...nit,
    organizationType,
    personal: organizationType === 'NATURAL_PERSON',
    pluralProvider: isPluralProvider(organizationType),
    municipality: municipality?.name,
    municipalityKey: municipality?.key,
    department: place(registration.department)?.name,
    status: 'active',
    registeredBy: creator,
    notificationEmail,
    claim: registrationClaim(registration, nit?.nit),
    hasAdministrator: true,
    members: [],
    refusals: [],
  };
  const state = withMembers(facts, [membership]);
  const granted = { membership: membershipSnapshot({ id, state }, membership) };
  return { state, events: [created({ id, state }), happened(MembershipGrantedV1, granted)] };
}
