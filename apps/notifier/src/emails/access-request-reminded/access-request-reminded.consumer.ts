import { AccessRequestRemindedV1 } from '@secop/contracts';
import { stepOf, toAdministrators, type AccessRequestFacts } from '../access-request-facts';
import { defineEmail, on } from '../email';
import { view } from './model';

export const accessRequestReminded = defineEmail<AccessRequestFacts>({
  template: 'access-request-reminded',
  hears: [
    on(AccessRequestRemindedV1, (event) =>
      toAdministrators(event.data.accessRequest, stepOf('reminded', event)),
    ),
  ],
  mentions: ({ userId }) => [userId],
  view,
});
