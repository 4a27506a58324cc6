import { verifyEmailBody } from '@secop/contracts';
import { z } from 'zod';
import { checkOf } from '../../forms/check-of';
import { verifyEmailTexts } from './texts';
import { digitsOf } from './verification-code';

const { email, password } = verifyEmailBody.shape;
const code = z.string().refine((typed) => digitsOf(typed).length === 8, {
  error: () => verifyEmailTexts()('codeInvalid'),
});

export const checkCode = checkOf(z.object({ code }));
export const checkVerification = checkOf(z.object({ email, code, password: password.unwrap() }));
