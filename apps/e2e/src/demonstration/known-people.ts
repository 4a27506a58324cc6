import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { aPerson, type Person } from '../people/person';

const fileSchema = z.object({ run: z.string(), password: z.string() });

/** The two people of the demonstration, as this clone knows them; their password is made here, by chance. */
export interface KnownPeople {
  readonly administrator: Person;
  readonly requester: Person;
}

/** Read from the file, or made and kept there for the owner only. */
export function knownPeople(file: string): KnownPeople {
  if (!existsSync(file)) forgetPeople(file);
  const { run, password } = fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const person = (firstNames: string, lastNames: string, mailbox: string) =>
    aPerson({ firstNames, lastNames, email: `${mailbox}.${run}@correo.example`, password });
  return {
    administrator: person('Marta Lucía', 'Gómez Ñáñez', 'marta.gomez'),
    requester: person('Jhon Jairo', 'Peña Quiñones', 'jhon.pena'),
  };
}

/** Makes new ones: the store does not know those of the file any more. */
export function forgetPeople(file: string): void {
  const made = {
    run: randomBytes(2).toString('hex'),
    password: `siete faroles junto al muelle ${randomInt(1_000, 10_000)}`,
  };
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
}
