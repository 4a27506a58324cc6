import { AccessRequestRejectedV1 } from '@secop/contracts';
import { stepOf, toRequester, type AccessRequestFacts } from '../access-request-facts';
import { defineEmail, on } from '../email';
import { view } from './model';

export const accessRejected = defineEmail<AccessRequestFacts>({
  template: 'access-rejected',
  hears: [
    on(AccessRequestRejectedV1, (event) => {
      const { accessRequest } = event.data;
      return toRequester(accessRequest, accessRequest.decisionId ?? stepOf('rejected', event));
    }),
  ],
  view,
});
