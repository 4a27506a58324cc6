import {
  AccessRequestEscalatedV1,
  AccessRequestExpiredV1,
  AccessRequestRejectedV1,
  AccessRequestRejectionRevertedV1,
  AccessRequestRemindedV1,
  AccessRequestSubmittedV1,
  MailWantedV1,
  MembershipGrantedV1,
  MembershipRefusedV1,
  PasswordChangedV1,
  PasswordResetRequestedV1,
  type AccessRequestSnapshot,
  type EventContract,
  type ReceivedEvent,
} from '@secop/contracts';
import { aContact, aMembership, anAccessRequest, mailOf, received } from '../emails/email.builder';
import type { RenderedMail } from '../emails/rendering/templates';

export interface SampleMail extends RenderedMail {
  /** Of the files; begins with the template's name. */
  readonly name: string;
}

const ana = aContact({
  code: '48213907',
  token: 'q3Vw-0kZ_8mYtR5nB1xHsD7cJfL2gPaE4uWiOvXyT6c',
});
const luis = aContact({
  email: 'luis.gil@correo.example',
  firstNames: 'Luis Fernando',
  lastNames: 'Gil Ñáñez',
});
const long = 'UNIÓN TEMPORAL INTERVENTORÍAS VIALES DEL PACÍFICO Y DEL EJE CAFETERO 2026-2029';

const request = (contract: EventContract, different: Partial<AccessRequestSnapshot> = {}) =>
  received(contract, { accessRequest: anAccessRequest(different) });
const wanted = (template: string) =>
  received(MailWantedV1, { template, sealed: '', expiresAt: '2026-11-24T20:20:00.000Z' });
const decided = { status: 'rejected', decidedAt: '2026-11-24T20:05:00.000Z' } as const;
const reason =
  'No lo encontramos en la planta de personal.\nSi es contratista, escríbale a la oficina jurídica.';

/** Every template, and every variant of it that looks different. */
const events: ReadonlyArray<readonly [template: string, variant: string, event: ReceivedEvent]> = [
  ['email-verification', '', wanted('email-verification')],
  ['user-already-registered', '', wanted('user-already-registered')],
  [
    'password-reset',
    '',
    received(PasswordResetRequestedV1, { sealed: '', expiresAt: '2026-11-24T20:35:00.000Z' }),
  ],
  ['password-changed', '', received(PasswordChangedV1, { userId: 'user-requester' })],
  ['access-request-received', '', request(AccessRequestSubmittedV1)],
  [
    'access-request-received',
    'long-name',
    request(AccessRequestSubmittedV1, { accountName: long, message: undefined }),
  ],
  [
    'account-without-administrator',
    '',
    request(AccessRequestSubmittedV1, { withoutAdministrator: true }),
  ],
  ['new-access-request', '', request(AccessRequestSubmittedV1)],
  ['access-confirmed', '', received(MembershipGrantedV1, { membership: aMembership() })],
  [
    'access-confirmed',
    'administrator',
    received(MembershipGrantedV1, {
      membership: aMembership({
        accountName: long,
        role: 'accountAdmin',
        until: '2027-06-30T04:59:59.999Z',
      }),
    }),
  ],
  [
    'access-confirmed',
    'already-member',
    received(MembershipRefusedV1, { ...aMembership(), reason: 'already-member' }),
  ],
  ['access-rejected', '', request(AccessRequestRejectedV1, { ...decided, reason })],
  ['access-rejected', 'without-reason', request(AccessRequestRejectedV1, decided)],
  ['access-request-rejection-reverted', '', request(AccessRequestRejectionRevertedV1)],
  ['access-request-reminded', '', request(AccessRequestRemindedV1)],
  ['access-request-escalated', '', request(AccessRequestEscalatedV1)],
  ['access-request-expired', '', request(AccessRequestExpiredV1, { reason: 'deadline-passed' })],
  [
    'access-request-expired',
    'account-closed',
    request(AccessRequestExpiredV1, { reason: 'account-closed' }),
  ],
];

export const sampleMails = (): SampleMail[] =>
  events.map(([template, variant, event]) => ({
    name: variant ? `${template}.${variant}` : template,
    ...mailOf(template, event, {
      recipient: ana,
      person: luis,
      earlier: anAccessRequest(),
    }),
  }));
