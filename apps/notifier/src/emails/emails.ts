import { accessConfirmed } from './access-confirmed/access-confirmed.consumer';
import { accessRejected } from './access-rejected/access-rejected.consumer';
import { accessRequestEscalated } from './access-request-escalated/access-request-escalated.consumer';
import { accessRequestExpired } from './access-request-expired/access-request-expired.consumer';
import { accessRequestReceived } from './access-request-received/access-request-received.consumer';
import { accessRequestRejectionReverted } from './access-request-rejection-reverted/access-request-rejection-reverted.consumer';
import { accessRequestReminded } from './access-request-reminded/access-request-reminded.consumer';
import { accountWithoutAdministrator } from './account-without-administrator/account-without-administrator.consumer';
import { emailVerification } from './email-verification/email-verification.consumer';
import { newAccessRequest } from './new-access-request/new-access-request.consumer';
import { passwordChanged } from './password-changed/password-changed.consumer';
import { passwordReset } from './password-reset/password-reset.consumer';
import { userAlreadyRegistered } from './user-already-registered/user-already-registered.consumer';
import type { Email } from './email';

/** Every mail of the product: one folder and one line here. */
export const allEmails: readonly Email[] = [
  emailVerification,
  userAlreadyRegistered,
  passwordReset,
  passwordChanged,
  accessRequestReceived,
  accountWithoutAdministrator,
  newAccessRequest,
  accessConfirmed,
  accessRejected,
  accessRequestRejectionReverted,
  accessRequestReminded,
  accessRequestEscalated,
  accessRequestExpired,
];
