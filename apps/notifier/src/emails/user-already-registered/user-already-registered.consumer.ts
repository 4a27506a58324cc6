import { MailWantedV1 } from '@secop/contracts';
import { defineEmail, on } from '../email';
import { view, type Facts } from './model';

export const userAlreadyRegistered = defineEmail<Facts>({
  template: 'user-already-registered',
  hears: [
    on(MailWantedV1, ({ id, data: { template, sealed, expiresAt } }) =>
      template === 'user-already-registered'
        ? [{ subject: id, step: 'wanted', sealed, expiresAt: new Date(expiresAt), facts: {} }]
        : [],
    ),
  ],
  view,
});
