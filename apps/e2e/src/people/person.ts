import { randomBytes, randomInt } from 'node:crypto';
import type { registerUserBody } from '@secop/contracts';
import type { z } from 'zod';

/** What somebody types when registering. */
export type Person = z.input<typeof registerUserBody>;

const firstNames = ['María José', 'Andrés', 'Lucía', 'Jhon Jairo', 'Rosalía', 'Édgar', 'Ximena'];
const lastNames = ['Peña Güiza', 'Rodríguez', 'Ñáñez Ordóñez', 'Álvarez', 'Muñoz', 'Quiñones'];

const oneOf = (list: readonly string[]) => list[randomInt(list.length)]!;

/** Somebody whom the system has never met. */
export function aPerson(changes: Partial<Person> = {}): Person {
  const chance = randomBytes(5).toString('hex');
  return {
    documentType: 'CC',
    documentNumber: String(randomInt(1_000_000_000, 1_999_999_999)),
    firstNames: oneOf(firstNames),
    lastNames: oneOf(lastNames),
    email: `persona.${chance}@correo.example`,
    password: `siete faroles junto al muelle ${randomInt(1_000_000)}`,
    acceptedTermsVersion: '2026-01',
    ...changes,
  };
}

export const fullName = ({ firstNames, lastNames }: Person) => `${firstNames} ${lastNames}`;
