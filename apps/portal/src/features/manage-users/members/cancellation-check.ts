import { cancelMembershipBody } from '@secop/contracts';
import { checkOf } from '../../../forms/check-of';

export const checkCancellation = checkOf(cancelMembershipBody);
