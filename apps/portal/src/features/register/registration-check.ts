import { registerUserBody } from '@secop/contracts';
import type { Resolver } from 'react-hook-form';
import { z } from 'zod';
import { checkOf } from '../../forms/check-of';
import { newPassword } from '../../forms/new-password';
import { withoutSeparators, type Credentials, type Person } from './registration';
import { registerTexts } from './texts';

const { documentType, documentNumber, firstNames, lastNames, phone, email } =
  registerUserBody.shape;
const text = registerTexts();

const person = z.object({
  documentType,
  documentNumber: z.string().overwrite(withoutSeparators).pipe(documentNumber),
  firstNames,
  lastNames,
  phone,
});
const credentials = z.object({
  email,
  password: newPassword,
  acceptedTerms: z.literal(true, { error: () => text('termsRequired') }),
});

export const checkPerson = checkOf(person, {
  documentNumber: text('documentNumberInvalid'),
  firstNames: text('nameInvalid'),
  lastNames: text('nameInvalid'),
  phone: text('phoneInvalid'),
}) as unknown as Resolver<Person>;
export const checkCredentials = checkOf(credentials) as unknown as Resolver<Credentials>;
