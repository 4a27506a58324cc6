import { AccessRequestRejectionRevertedV1 } from '@secop/contracts';
import { stepOf, toRequester, type AccessRequestFacts } from '../access-request-facts';
import { defineEmail, on } from '../email';
import { view } from './model';

export const accessRequestRejectionReverted = defineEmail<AccessRequestFacts>({
  template: 'access-request-rejection-reverted',
  hears: [
    on(AccessRequestRejectionRevertedV1, (event) =>
      toRequester(event.data.accessRequest, stepOf('rejection-reverted', event)),
    ),
  ],
  view,
});
