import { AccessRequestSubmittedV1 } from '@secop/contracts';
import { toRequester, type AccessRequestFacts } from '../access-request-facts';
import { defineEmail, on } from '../email';
import { view } from './model';

export const accessRequestReceived = defineEmail<AccessRequestFacts>({
  template: 'access-request-received',
  hears: [
    on(AccessRequestSubmittedV1, ({ data: { accessRequest } }) =>
      accessRequest.withoutAdministrator ? [] : toRequester(accessRequest, 'submitted'),
    ),
  ],
  view,
});
