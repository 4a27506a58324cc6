export { allEvents } from './catalogue';
export {
  defineEvent,
  happened,
  type DataOf,
  type EventContract,
  type EventToRecord,
} from './define-event';
export { envelopeSchema, type Envelope, type ReceivedEvent } from './envelope';
export { MailWantedV1 } from './identity/mail-wanted.v1';
export { PasswordChangedV1 } from './identity/password-changed.v1';
export { PasswordResetRequestedV1 } from './identity/password-reset-requested.v1';
export { SessionRevokedV1 } from './identity/session-revoked.v1';
export { UserClosedV1 } from './identity/user-closed.v1';
export { UserContactChangedV1 } from './identity/user-contact-changed.v1';
export { AccountClosedV1 } from './accounts/account-closed.v1';
export { AccountCreatedV1 } from './accounts/account-created.v1';
export { AccountUpdatedV1 } from './accounts/account-updated.v1';
export { MembershipCancelledV1 } from './accounts/membership-cancelled.v1';
export { MembershipGrantedV1 } from './accounts/membership-granted.v1';
export { MembershipRoleChangedV1 } from './accounts/membership-role-changed.v1';
export { AccessRequestAcceptedV1 } from './access-requests/access-request-accepted.v1';
export { AccessRequestEffectiveV1 } from './access-requests/access-request-effective.v1';
export { AccessRequestEscalatedV1 } from './access-requests/access-request-escalated.v1';
export { AccessRequestExpiredV1 } from './access-requests/access-request-expired.v1';
export { AccessRequestRejectedV1 } from './access-requests/access-request-rejected.v1';
export { AccessRequestRejectionRevertedV1 } from './access-requests/access-request-rejection-reverted.v1';
export { AccessRequestRemindedV1 } from './access-requests/access-request-reminded.v1';
export { AccessRequestReopenedV1 } from './access-requests/access-request-reopened.v1';
export { AccessRequestSubmittedV1 } from './access-requests/access-request-submitted.v1';
export { AccessRequestWithdrawnV1 } from './access-requests/access-request-withdrawn.v1';
export { DeliveryFailedV1 } from './notifier/delivery-failed.v1';
export { DeliverySentV1 } from './notifier/delivery-sent.v1';
export { DeliverySuppressedV1 } from './notifier/delivery-suppressed.v1';
export {
  MembershipRefusedV1,
  membershipRefusalReasons,
  type MembershipRefusalReason,
} from './accounts/membership-refused.v1';
