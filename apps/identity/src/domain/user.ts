import { DomainError, happened, UserContactChangedV1 } from '@secop/contracts';
import type { Applicant } from './registration-attempt';

interface Person {
  readonly email: string;
  readonly documentType: Applicant['documentType'];
  readonly documentNumber: string;
  readonly firstNames: string;
  readonly lastNames: string;
  readonly phone: string | null;
  readonly acceptedTerms: { readonly version: string; readonly at: Date };
  readonly registeredAt: Date;
}
export interface ActiveUser extends Person {
  readonly status: 'active';
  readonly passwordHash: string;
  /** How often the password was changed; absent: never. */
  readonly passwordVersion?: number;
}
export interface ClosedUser extends Person {
  readonly status: 'closed';
  readonly closed: { readonly at: Date; readonly by: string; readonly reason: string };
}
export type User = ActiveUser | ClosedUser;

export type ProfileChange = Partial<Pick<Person, 'firstNames' | 'lastNames' | 'phone'>>;

/** Where mails go and whom they greet. */
export type Contact = Pick<Person, 'email' | 'firstNames' | 'lastNames'>;

export function registerUser(
  { email, startedAt, applicant }: { email: string; startedAt: Date; applicant: Applicant },
  now: Date,
): ActiveUser {
  const { acceptedTermsVersion, ...person } = applicant;
  return {
    ...person,
    email,
    status: 'active',
    acceptedTerms: { version: acceptedTermsVersion, at: startedAt },
    registeredAt: now,
  };
}

/** A closed user is nobody: whoever still holds a token must sign in, and cannot. */
export function assertActive(user: User | undefined): asserts user is ActiveUser {
  if (user?.status !== 'active') throw new DomainError('unauthenticated', 'session.required');
}

/** The same user when nothing changes. */
export function changeProfile(user: ActiveUser, change: ProfileChange): ActiveUser {
  const changed = {
    ...user,
    firstNames: change.firstNames ?? user.firstNames,
    lastNames: change.lastNames ?? user.lastNames,
    phone: change.phone ?? user.phone,
  };
  const same = sameContact(user, changed) && user.phone === changed.phone;
  return same ? user : changed;
}

export const passwordVersionOf = ({ passwordVersion = 0 }: { passwordVersion?: number }) =>
  passwordVersion;

/** What was made with the earlier password (sessions, links for a new one) opens nothing any more. */
export const changePassword = (user: ActiveUser, passwordHash: string): ActiveUser => ({
  ...user,
  passwordHash,
  passwordVersion: passwordVersionOf(user) + 1,
});

/** The credential goes; the person's data stays for the record until retention ends it. */
export function closeUser(user: ActiveUser, by: string, reason: string, now: Date): ClosedUser {
  return { ...personOf(user), status: 'closed', closed: { at: now, by, reason } };
}

function personOf(user: User): Person {
  const { email, documentType, documentNumber, firstNames, lastNames, phone } = user;
  const { acceptedTerms, registeredAt } = user;
  const names = { firstNames, lastNames };
  return { email, documentType, documentNumber, ...names, phone, acceptedTerms, registeredAt };
}

export const contactOf = ({ email, firstNames, lastNames }: Contact): Contact => ({
  email,
  firstNames,
  lastNames,
});

/** `contact`: sealed. The address was verified when its user registered; whatever is said later repeats that. */
export const contactChanged = (
  userId: string,
  { registeredAt }: Pick<Person, 'registeredAt'>,
  contact: string,
) =>
  happened(UserContactChangedV1, {
    userId,
    locale: 'es-CO',
    contact,
    verifiedAt: registeredAt.toISOString(),
  });

export const sameContact = (one: Contact, other: Contact) =>
  one.email === other.email &&
  one.firstNames === other.firstNames &&
  one.lastNames === other.lastNames;

export const lastFour = (documentNumber: string) => documentNumber.slice(-4);
