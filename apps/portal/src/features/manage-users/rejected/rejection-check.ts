import { rejectAccessRequestBody } from '@secop/contracts';
import { checkOf } from '../../../forms/check-of';

export const checkRejection = checkOf(rejectAccessRequestBody);
