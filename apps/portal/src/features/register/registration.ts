import type { registerUserBody } from '@secop/contracts';
import type { z } from 'zod';
import { checkedBy } from '../../forms/checked-by';
import { requiring } from '../../forms/requiring';

/** The version of the conditions in `Terms`. */
export const termsVersion = '2026-01';

export const withoutSeparators = (typed: string): string => typed.replace(/[\s.-]/g, '');

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

const checks = () => import('./registration-check');
export const checkPerson = checkedBy<Person>(
  async () => (await checks()).checkPerson,
  requiring('documentType', 'documentNumber', 'firstNames', 'lastNames'),
);
export const checkCredentials = checkedBy<Credentials>(
  async () => (await checks()).checkCredentials,
  requiring('email', 'password', 'acceptedTerms'),
);

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

export const isAboutPerson = (pointer: string): boolean =>
  pointer.slice(1) in personOf(emptyRegistration);

type Body = z.input<typeof registerUserBody>;

export function bodyOf(typed: Registration): Body {
  const { phone: typedPhone, ...facts } = personOf(typed);
  return {
    ...facts,
    documentType: facts.documentType as Body['documentType'],
    documentNumber: withoutSeparators(facts.documentNumber),
    email: typed.email,
    password: typed.password,
    ...(typedPhone.trim() ? { phone: typedPhone } : {}),
    acceptedTermsVersion: termsVersion,
  };
}
