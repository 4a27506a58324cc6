import { AccessRequestEscalatedV1 } from '@secop/contracts';
import { stepOf, toAdministrators, type AccessRequestFacts } from '../access-request-facts';
import { defineEmail, on } from '../email';
import { view } from './model';

export const accessRequestEscalated = defineEmail<AccessRequestFacts>({
  template: 'access-request-escalated',
  hears: [
    on(AccessRequestEscalatedV1, (event) =>
      toAdministrators(event.data.accessRequest, stepOf('escalated', event)),
    ),
  ],
  mentions: ({ userId }) => [userId],
  view,
});
