import { registerUserBody } from '@secop/contracts';
import i18next from 'i18next';
import type { Resolver } from 'react-hook-form';
import { z } from 'zod';
import { checkedBy } from '../../forms/checked-by';
import { newPassword } from '../../forms/new-password';
import './texts';

/** The version of the conditions in `Terms`. */
export const termsVersion = '2026-01';

const { documentType, documentNumber, firstNames, lastNames, phone, email } =
  registerUserBody.shape;
const text = (key: string) => i18next.t(key, { ns: 'register' });
const withoutSeparators = (typed: string): string => typed.replace(/[\s.-]/g, '');

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

/** What the form of a section holds: text that may be empty. */
export interface Person {
  documentType: string;
  documentNumber: string;
  firstNames: string;
  lastNames: string;
  phone: string;
}
export interface Credentials {
  email: string;
  password: string;
  acceptedTerms: boolean;
}
export type Registration = Person & Credentials;

const messages = {
  get documentNumber() {
    return text('documentNumberInvalid');
  },
  get firstNames() {
    return text('nameInvalid');
  },
  get lastNames() {
    return text('nameInvalid');
  },
  get phone() {
    return text('phoneInvalid');
  },
};
export const checkPerson = checkedBy(person, messages) as unknown as Resolver<Person>;
export const checkCredentials = checkedBy(credentials) as unknown as Resolver<Credentials>;

export const emptyRegistration: Registration = {
  documentType: '',
  documentNumber: '',
  firstNames: '',
  lastNames: '',
  phone: '',
  email: '',
  password: '',
  acceptedTerms: false,
};

export const personOf = (typed: Registration): Person => ({
  documentType: typed.documentType,
  documentNumber: typed.documentNumber,
  firstNames: typed.firstNames,
  lastNames: typed.lastNames,
  phone: typed.phone,
});
export const credentialsOf = ({ email, password, acceptedTerms }: Registration): Credentials => ({
  email,
  password,
  acceptedTerms,
});

export const isAboutPerson = (pointer: string): boolean => pointer.slice(1) in person.shape;

export function bodyOf(typed: Registration): z.input<typeof registerUserBody> {
  const { phone: typedPhone, ...facts } = personOf(typed);
  return {
    ...facts,
    documentType: documentType.parse(facts.documentType),
    documentNumber: withoutSeparators(facts.documentNumber),
    email: typed.email,
    password: typed.password,
    ...(typedPhone.trim() ? { phone: typedPhone } : {}),
    acceptedTermsVersion: termsVersion,
  };
}
