import type { User } from '../../people/user';
import { operate } from '../../system/operators';
import type { Scene } from '../scene';

const operator = 'mesa.de.servicio';
const evidence = 'Certificado de existencia y representación legal, radicado 2026-1042';

/** An operator looks the user up and makes them the account's first administrator. */
export async function appointAdministrator(
  { system, tell }: Scene,
  user: User,
  accountId: string,
): Promise<void> {
  const found = await operate(system, 'identity', 'find', user.person.email, '--as', operator);
  if (!found.includes(user.id))
    throw new Error('the operator does not find the user by the address');
  await operate(
    system,
    ...['accounts', 'appoint', accountId, user.id],
    ...['--evidence', evidence, '--as', operator],
  );
  tell(
    `An operator appoints ${user.person.firstNames} its administrator, with the evidence on record.`,
  );
}
