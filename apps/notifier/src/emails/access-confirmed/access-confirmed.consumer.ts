import { MembershipGrantedV1, MembershipRefusedV1 } from '@secop/contracts';
import { defineEmail, on } from '../email';
import { view, type Facts } from './model';

const submissions = ['access-request-received', 'account-without-administrator'];

/** The correo de confirmación: it follows the grant, so that the access works when the person reads it. */
export const accessConfirmed = defineEmail<Facts>({
  template: 'access-confirmed',
  hears: [
    on(MembershipGrantedV1, ({ data: { membership } }) => {
      const { accessRequestId, decisionId, state, userId, accountId, accountName } = membership;
      if (state !== 'active' || !accessRequestId || !decisionId) return [];
      return [
        {
          subject: accessRequestId,
          step: decisionId,
          recipient: userId,
          facts: {
            accessRequestId,
            accountId,
            accountName,
            role: membership.role,
            since: membership.since,
            until: membership.until,
          },
        },
      ];
    }),
    on(MembershipRefusedV1, ({ data }) =>
      data.reason === 'already-member'
        ? [
            {
              subject: data.accessRequestId,
              step: data.decisionId,
              recipient: data.userId,
              facts: {
                accessRequestId: data.accessRequestId,
                accountId: data.accountId,
                accountName: data.accountName,
              },
            },
          ]
        : [],
    ),
  ],
  remembers: ({ accessRequestId }, recipient) =>
    submissions.map((template) => ({
      template,
      subject: accessRequestId,
      step: 'submitted',
      recipient,
    })),
  view,
});
