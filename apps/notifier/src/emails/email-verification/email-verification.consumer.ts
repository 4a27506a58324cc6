import { MailWantedV1 } from '@secop/contracts';
import { defineEmail, on } from '../email';
import { view, type Facts } from './model';

export const emailVerification = defineEmail<Facts>({
  template: 'email-verification',
  hears: [
    on(MailWantedV1, ({ id, data: { template, sealed, expiresAt } }) =>
      template === 'email-verification'
        ? [
            {
              subject: id,
              step: 'wanted',
              sealed,
              expiresAt: new Date(expiresAt),
              facts: { expiresAt },
            },
          ]
        : [],
    ),
  ],
  view,
});
