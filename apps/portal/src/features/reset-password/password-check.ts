import { requestPasswordResetBody } from '@secop/contracts';
import { z } from 'zod';
import { checkOf } from '../../forms/check-of';
import { newPassword } from '../../forms/new-password';

export const checkAddress = checkOf(requestPasswordResetBody);
export const checkPassword = checkOf(z.object({ password: newPassword }));
