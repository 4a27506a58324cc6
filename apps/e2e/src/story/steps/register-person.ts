import { Browser } from '../../client/browser';
import { aPerson, fullName, type Person } from '../../people/person';
import { signIn, type User } from '../../people/user';
import type { Scene } from '../scene';

/** Somebody fills in the form, reads the code in the mail, types it, and signs in. */
export async function registerPerson(
  { system, inbox, tell }: Scene,
  person: Person = aPerson(),
): Promise<User> {
  const browser = new Browser(system.gateway);
  (await browser.post('/users', person)).expect(202);
  const mail = await inbox.arrival(person.email, 'Código para verificar');
  const code = await inbox.verificationCode(person.email);
  tell(`${fullName(person)} registers and receives "${mail.subject}".`);

  (await browser.post('/email-verifications', { email: person.email, code })).expect(204);
  const user = await signIn(browser, person);
  tell(`${person.firstNames} types the code, is a user, and signs in.`);
  return user;
}
