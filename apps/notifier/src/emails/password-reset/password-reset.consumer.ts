import { PasswordResetRequestedV1 } from '@secop/contracts';
import { defineEmail, on } from '../email';
import { view, type Facts } from './model';

export const passwordReset = defineEmail<Facts>({
  template: 'password-reset',
  hears: [
    on(PasswordResetRequestedV1, ({ id, data: { sealed, expiresAt } }) => [
      {
        subject: id,
        step: 'requested',
        sealed,
        expiresAt: new Date(expiresAt),
        facts: { expiresAt },
      },
    ]),
  ],
  view,
});
