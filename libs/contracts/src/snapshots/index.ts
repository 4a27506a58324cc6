export {
  accessRequestSnapshot,
  accessRequestStatuses,
  type AccessRequestSnapshot,
} from './access-request';
export { accountSnapshot, type AccountSnapshot } from './account';
export { membershipSnapshot, membershipStates, type MembershipSnapshot } from './membership';
export {
  organizationType,
  organizationTypes,
  role,
  roles,
  type OrganizationType,
  type Role,
} from './primitives';
