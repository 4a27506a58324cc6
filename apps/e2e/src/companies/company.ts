import { randomInt } from 'node:crypto';
import type { registerAccountBody } from '@secop/contracts';
import type { z } from 'zod';
import { aNit, formatted } from './nit';

export interface Company {
  readonly legalName: string;
  /** A word of the name that no other company has. */
  readonly word: string;
  /** Nine digits, without the check digit. */
  readonly nit: string;
}

const syllables = [
  'ba',
  'ce',
  'di',
  'fo',
  'gu',
  'ja',
  'le',
  'mi',
  'no',
  'pu',
  'ra',
  'se',
  'ti',
  'vo',
  'zu',
];

function aWord(): string {
  const word = Array.from({ length: 5 }, () => syllables[randomInt(syllables.length)]).join('');
  return word[0]!.toUpperCase() + word.slice(1);
}

/** A company that the system has never met. */
export function aCompany(): Company {
  const word = aWord();
  return { legalName: `Ingeniería y Construcción ${word} S.A.S.`, word, nit: aNit() };
}

/** What somebody types to register it. */
export const registrationOf = ({
  legalName,
  nit,
}: Company): z.input<typeof registerAccountBody> => ({
  legalName,
  nit: formatted(nit),
  organizationType: 'SAS',
  municipality: 'Ibagué',
  department: 'Tolima',
  notificationEmail: 'licitaciones@empresa.example',
});
