import { submitAccessRequestBody } from '@secop/contracts';
import { checkOf } from '../../forms/check-of';

export const checkRequest = checkOf(submitAccessRequestBody);
