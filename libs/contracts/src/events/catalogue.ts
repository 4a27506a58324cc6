import { MailWantedV1 } from './identity/mail-wanted.v1';
import { PasswordChangedV1 } from './identity/password-changed.v1';
import { PasswordResetRequestedV1 } from './identity/password-reset-requested.v1';
import { SessionRevokedV1 } from './identity/session-revoked.v1';
import { UserClosedV1 } from './identity/user-closed.v1';
import { UserContactChangedV1 } from './identity/user-contact-changed.v1';
import { AccountClosedV1 } from './accounts/account-closed.v1';
import { AccountCreatedV1 } from './accounts/account-created.v1';
import { AccountUpdatedV1 } from './accounts/account-updated.v1';
import { MembershipCancelledV1 } from './accounts/membership-cancelled.v1';
import { MembershipGrantedV1 } from './accounts/membership-granted.v1';
import { MembershipRefusedV1 } from './accounts/membership-refused.v1';
import { MembershipRoleChangedV1 } from './accounts/membership-role-changed.v1';
import { AccessRequestAcceptedV1 } from './access-requests/access-request-accepted.v1';
import { AccessRequestEffectiveV1 } from './access-requests/access-request-effective.v1';
import { AccessRequestEscalatedV1 } from './access-requests/access-request-escalated.v1';
import { AccessRequestExpiredV1 } from './access-requests/access-request-expired.v1';
import { AccessRequestRejectedV1 } from './access-requests/access-request-rejected.v1';
import { AccessRequestRejectionRevertedV1 } from './access-requests/access-request-rejection-reverted.v1';
import { AccessRequestRemindedV1 } from './access-requests/access-request-reminded.v1';
import { AccessRequestReopenedV1 } from './access-requests/access-request-reopened.v1';
import { AccessRequestSubmittedV1 } from './access-requests/access-request-submitted.v1';
import { AccessRequestWithdrawnV1 } from './access-requests/access-request-withdrawn.v1';
import { DeliveryFailedV1 } from './notifier/delivery-failed.v1';
import { DeliverySentV1 } from './notifier/delivery-sent.v1';
import { DeliverySuppressedV1 } from './notifier/delivery-suppressed.v1';
import type { EventContract } from './define-event';

/** Every event of the system. The topology, the catalogue and the freeze test are made from this list. */
export const allEvents: readonly EventContract[] = [
  MailWantedV1,
  PasswordChangedV1,
  PasswordResetRequestedV1,
  SessionRevokedV1,
  UserClosedV1,
  UserContactChangedV1,
  AccountClosedV1,
  AccountCreatedV1,
  AccountUpdatedV1,
  MembershipCancelledV1,
  MembershipGrantedV1,
  MembershipRefusedV1,
  MembershipRoleChangedV1,
  AccessRequestAcceptedV1,
  AccessRequestEffectiveV1,
  AccessRequestEscalatedV1,
  AccessRequestExpiredV1,
  AccessRequestRejectedV1,
  AccessRequestRejectionRevertedV1,
  AccessRequestRemindedV1,
  AccessRequestReopenedV1,
  AccessRequestSubmittedV1,
  AccessRequestWithdrawnV1,
  DeliveryFailedV1,
  DeliverySentV1,
  DeliverySuppressedV1,
];
