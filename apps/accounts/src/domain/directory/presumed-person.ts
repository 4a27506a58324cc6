import { accountName } from '../name/account-name';
import { looksLikeCompanyNit, type ImportedNit } from '../nit/nit';
import { hasCompanyWord } from '../organization/company-words';

interface DoubtfulRow {
  readonly name: string;
  readonly companyType?: string;
  readonly number: ImportedNit;
}

/**
 * Whether a row without a type that we know has to be taken for a natural person. In doubt it is one: a company
 * that is only found by its complete name is the smaller harm.
 */
export function presumedPerson({ name, companyType = '', number }: DoubtfulRow): boolean {
  const { key, bareKey } = accountName(name);
  if (key !== bareKey) return false;
  if (number.nit !== undefined && !looksLikeCompanyNit(number.nit)) return true;
  // Bare nine digits may be a cédula of eight with its check digit: they alone prove nothing.
  return !number.checkDigitGiven && !hasCompanyWord(`${name} ${companyType}`);
}
