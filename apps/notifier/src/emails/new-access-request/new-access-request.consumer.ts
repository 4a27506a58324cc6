import { AccessRequestSubmittedV1 } from '@secop/contracts';
import { toAdministrators, type AccessRequestFacts } from '../access-request-facts';
import { defineEmail, on } from '../email';
import { view } from './model';

export const newAccessRequest = defineEmail<AccessRequestFacts>({
  template: 'new-access-request',
  hears: [
    on(AccessRequestSubmittedV1, ({ data: { accessRequest } }) =>
      toAdministrators(accessRequest, 'submitted'),
    ),
  ],
  mentions: ({ userId }) => [userId],
  view,
});
