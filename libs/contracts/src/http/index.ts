import { accessRequestRoutes } from './access-request-routes';
export {
  timelineEntry,
  accessRequestView,
  inboxItem,
  decisionResult,
  decisionResults,
  myMembership,
  type AccessRequestView,
  type DecisionResult,
} from './access-request-views';
import { accountRoutes } from './account-routes';
import type { RouteContract } from './define-route';
import { eventRoutes } from './event-routes';
import { identityRoutes } from './identity-routes';

export {
  submitAccessRequestBody,
  acceptAccessRequestBody,
  rejectAccessRequestBody,
  accessRequestDecision,
  decideAccessRequestsBody,
  type AccessRequestDecision,
  emptyBody,
  listAccessRequestsQuery,
  accessRequestRoutes,
} from './access-request-routes';
export {
  searchAccountsQuery,
  registerAccountBody,
  changeRoleBody,
  cancelMembershipBody,
  accountView,
  actingView,
  memberView,
  accountRoutes,
  type AccountView,
} from './account-routes';
export {
  documentTypes,
  registerUserBody,
  verifyEmailBody,
  resendVerificationBody,
  requestPasswordResetBody,
  completePasswordResetBody,
  accessHistoryQuery,
  accessHistoryEntry,
  signInBody,
  updateProfileBody,
  userView,
  sessionView,
  identityRoutes,
} from './identity-routes';
export {
  exchangeSessionBody,
  exchangedToken,
  userNamesBody,
  userNames,
  admissionAnswer,
  roleAnswer,
  ownMemberships,
} from './internal';
export { eventRoutes, hintKinds, type HintKind, type StreamEnding } from './event-routes';
export { defineRoute, type HttpMethod, type RouteContract } from './define-route';

/** Every public route. The gateway's table, OpenAPI and the bad-input tests are made from this list. */
export const allRoutes: readonly RouteContract[] = [
  ...identityRoutes,
  ...accountRoutes,
  ...accessRequestRoutes,
  ...eventRoutes,
];
