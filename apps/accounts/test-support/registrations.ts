import { checkDigitOf } from '@secop/contracts';

let last = 900_500_000;

/** A NIT that no other call gave. */
export const aNit = () => String((last += 1));

export const aCompany = (facts: Record<string, unknown> = {}) => {
  const nit = aNit();
  return {
    legalName: `FERRETERÍA ${nit} S.A.S.`,
    nit,
    organizationType: 'SAS',
    municipality: 'Medellín',
    department: 'Antioquia',
    notificationEmail: 'avisos@example.com',
    ...facts,
  };
};

export const withCheckDigit = (nit: string) => `${nit}-${checkDigitOf(nit)}`;
