import {
  AccountCreatedV1,
  happened,
  type AccountSnapshot,
  type EventToRecord,
  type MembershipRefusalReason,
  type OrganizationType,
} from '@secop/contracts';
import type { DirectoryEntry } from '../directory/directory-entry';
import { hasAdministrator, type Membership } from './membership';

export const mostMemberships = 2_000;

/** An acceptance that did not become a membership; kept for 30 days, so that the answer stays the same. */
export interface Refusal {
  readonly decisionId: string;
  readonly accessRequestId: string;
  readonly userId: string;
  readonly reason: MembershipRefusalReason;
  readonly at: Date;
  /** When the answer was last said. */
  readonly answeredAt: Date;
}

interface AccountFacts {
  readonly code: string;
  readonly legalName: string;
  readonly shortName?: string;
  readonly nit?: string;
  readonly checkDigit?: number;
  readonly organizationType: OrganizationType;
  readonly personal: boolean;
  readonly pluralProvider: boolean;
  readonly municipality?: string;
  readonly municipalityKey?: string;
  readonly department?: string;
}

type AccountStatus =
  | { readonly status: 'active' }
  /** Imported as inactive. */
  | { readonly status: 'inactive' }
  | {
      readonly status: 'closed';
      readonly closedAt: Date;
      readonly closedBy: string;
      readonly closedReason: string;
    };

export type AccountState = AccountFacts &
  AccountStatus & {
    /** Registered through us, and by whom; absent for imported accounts. */
    readonly registeredBy?: string;
    /** Private: never in an event. */
    readonly notificationEmail?: string;
    /** What no other open registered account may have; see registration-claim.ts. */
    readonly claim?: string;
    /** Follows from the members; kept beside them for the page of search results. */
    readonly hasAdministrator: boolean;
    readonly members: readonly Membership[];
    readonly refusals: readonly Refusal[];
  };

export interface Account {
  readonly id: string;
  readonly state: AccountState;
}

/** What a verb decided: the next state with what happened, or that nothing has to happen. */
export type Decision =
  | { readonly state: AccountState; readonly events: readonly EventToRecord[] }
  | { readonly unchanged: true };

/** The aggregate that the first write on an imported account starts from. */
export function fromDirectoryEntry(entry: DirectoryEntry): AccountState {
  return {
    code: entry.code,
    legalName: entry.name,
    shortName: entry.shortName,
    nit: entry.nit,
    checkDigit: entry.checkDigit,
    organizationType: entry.organizationType,
    personal: entry.personal,
    pluralProvider: entry.pluralProvider,
    municipality: entry.municipality,
    municipalityKey: entry.municipalityKey,
    department: entry.department,
    status: entry.active ? 'active' : 'inactive',
    hasAdministrator: false,
    members: [],
    refusals: [],
  };
}

export const withMembers = (state: AccountState, members: readonly Membership[]): AccountState => ({
  ...state,
  members,
  hasAdministrator: hasAdministrator(members),
});

export function accountSnapshot({ id, state }: Account): AccountSnapshot {
  return {
    id,
    code: state.code,
    legalName: state.legalName,
    shortName: state.shortName,
    // A natural person's number is a cédula, and events carry no document number.
    ...(state.personal ? {} : { nit: state.nit, checkDigit: state.checkDigit }),
    organizationType: state.organizationType,
    municipality: state.municipality,
    department: state.department,
    active: state.status === 'active',
    registeredBy: state.registeredBy,
  };
}

export const created = (account: Account) =>
  happened(AccountCreatedV1, { account: accountSnapshot(account) });
