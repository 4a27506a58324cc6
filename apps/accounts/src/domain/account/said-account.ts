import {
  AccountClosedV1,
  AccountCreatedV1,
  AccountUpdatedV1,
  MembershipCancelledV1,
  MembershipGrantedV1,
  MembershipRefusedV1,
  MembershipRoleChangedV1,
  type AccountSnapshot,
  type MembershipRefusalReason,
  type MembershipSnapshot,
} from '@secop/contracts';
import { isPluralProvider } from '../organization/organization-type';
import { place } from '../place/place';
import { withMembers, type AccountState, type Refusal } from './account';
import { replaced, type Membership } from './membership';
import { registrationClaim } from './registration';

/** What an account said of itself: snapshots, from which it can be had again when its store has lost it. */
export type SaidOfAccount =
  | { readonly what: 'account'; readonly at: Date; readonly account: AccountSnapshot }
  | { readonly what: 'closed'; readonly at: Date; readonly account: AccountSnapshot }
  | { readonly what: 'membership'; readonly at: Date; readonly membership: MembershipSnapshot }
  | { readonly what: 'refusal'; readonly refusal: SaidRefusal };

type SaidRefusal = Pick<Refusal, 'decisionId' | 'accessRequestId' | 'userId' | 'at'> & {
  readonly reason: string;
};

/** Nothing for what tells nothing of an account. */
export function saidOfAccount({
  type,
  time: at,
  data,
}: {
  readonly type: string;
  readonly time: Date;
  readonly data: unknown;
}): SaidOfAccount[] {
  switch (type) {
    case AccountCreatedV1.type:
    case AccountUpdatedV1.type:
      return [{ what: 'account', at, ...AccountCreatedV1.data.parse(data) }];
    case AccountClosedV1.type:
      return [{ what: 'closed', at, ...AccountClosedV1.data.parse(data) }];
    case MembershipGrantedV1.type:
    case MembershipCancelledV1.type:
    case MembershipRoleChangedV1.type:
      return [{ what: 'membership', at, ...MembershipGrantedV1.data.parse(data) }];
    case MembershipRefusedV1.type: {
      const {
        decisionId,
        accessRequestId,
        userId,
        reason,
        at: time,
      } = MembershipRefusedV1.data.parse(data);
      const refusal = { decisionId, accessRequestId, userId, reason, at: new Date(time) };
      return [{ what: 'refusal', refusal }];
    }
    default:
      return [];
  }
}

/** A registered account as its first event tells it. Private facts are in no event. */
export function registeredAsSaid(said: AccountSnapshot): AccountState {
  const { legalName, nit, organizationType, registeredBy } = said;
  const municipality = place(said.municipality);
  return {
    code: said.code,
    legalName,
    shortName: said.shortName,
    nit,
    checkDigit: said.checkDigit,
    organizationType,
    personal: organizationType === 'NATURAL_PERSON',
    pluralProvider: isPluralProvider(organizationType),
    municipality: municipality?.name,
    municipalityKey: municipality?.key,
    department: said.department,
    status: 'active',
    registeredBy,
    claim: registrationClaim(said, nit),
    hasAdministrator: false,
    members: [],
    refusals: [],
  };
}

/** The account after one more of its events; nothing here decides anything. */
export function asSaid(state: AccountState, said: SaidOfAccount): AccountState {
  switch (said.what) {
    case 'account':
      return state;
    case 'closed':
      return closedAsSaid(state, said.at);
    case 'membership':
      return withMembership(state, said.membership, said.at);
    case 'refusal':
      return withRefusal(state, said.refusal);
  }
}

const closedAsSaid = (state: AccountState, at: Date): AccountState =>
  state.status === 'closed'
    ? state
    : {
        ...state,
        claim: undefined,
        status: 'closed',
        closedAt: at,
        closedBy: 'system',
        closedReason: 'closed before its database was restored',
      };

/** One grant is one entry: the person and when it began. */
function withMembership(
  state: AccountState,
  {
    accountId: _,
    accountName: __,
    administrators: ___,
    since,
    until,
    ...facts
  }: MembershipSnapshot,
  at: Date,
): AccountState {
  const [began, ended] = [new Date(since), until === undefined ? undefined : new Date(until)];
  const present = state.members.find(
    (one) => one.userId === facts.userId && one.since.getTime() === began.getTime(),
  );
  const answer = facts.accessRequestId && { answeredAt: present?.answeredAt ?? at };
  const member: Membership = { ...facts, since: began, until: ended, ...answer };
  const members = present ? replaced(state.members, present, member) : [...state.members, member];
  return withMembers(state, members);
}

function withRefusal(state: AccountState, said: SaidRefusal): AccountState {
  if (state.refusals.some(({ decisionId }) => decisionId === said.decisionId)) return state;
  const reason = said.reason as MembershipRefusalReason;
  return { ...state, refusals: [...state.refusals, { ...said, reason, answeredAt: said.at }] };
}
