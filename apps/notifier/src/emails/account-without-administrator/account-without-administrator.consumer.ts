import { AccessRequestSubmittedV1 } from '@secop/contracts';
import { toRequester, type AccessRequestFacts } from '../access-request-facts';
import { defineEmail, on } from '../email';
import { view } from './model';

export const accountWithoutAdministrator = defineEmail<AccessRequestFacts>({
  template: 'account-without-administrator',
  hears: [
    on(AccessRequestSubmittedV1, ({ data: { accessRequest } }) =>
      accessRequest.withoutAdministrator ? toRequester(accessRequest, 'submitted') : [],
    ),
  ],
  view,
});
