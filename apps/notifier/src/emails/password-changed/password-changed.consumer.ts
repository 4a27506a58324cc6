import { PasswordChangedV1 } from '@secop/contracts';
import { defineEmail, on } from '../email';
import { view, type Facts } from './model';

export const passwordChanged = defineEmail<Facts>({
  template: 'password-changed',
  hears: [
    on(PasswordChangedV1, ({ id, time, data: { userId } }) => [
      {
        subject: id,
        step: 'changed',
        recipient: userId,
        facts: { changedAt: time.toISOString() },
      },
    ]),
  ],
  view,
});
