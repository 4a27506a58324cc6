import { AccessRequestExpiredV1 } from '@secop/contracts';
import { toRequester, type AccessRequestFacts } from '../access-request-facts';
import { defineEmail, on } from '../email';
import { view } from './model';

export const accessRequestExpired = defineEmail<AccessRequestFacts>({
  template: 'access-request-expired',
  hears: [
    on(AccessRequestExpiredV1, ({ data: { accessRequest } }) =>
      toRequester(accessRequest, 'expired'),
    ),
  ],
  view,
});
