import { dirname, join } from 'node:path';
import { accountView, myMembership } from '@secop/contracts';
import { z } from 'zod';
import { Browser } from '../client/browser';
import { aCompany, registrationOf } from '../companies/company';
import { aUser, signIn, type User } from '../people/user';
import type { Person } from '../people/person';
import { runningSystem, type System } from '../system/system';
import { forgetPeople, knownPeople, type KnownPeople } from './known-people';

/** Two people one can sign in as at the portal, with something to do; said again on every start. */
async function main(): Promise<void> {
  const system = runningSystem();
  const file = join(dirname(system.file), 'demonstration.json');
  const [people, administrator, requester] = await present(system, file);
  const account = await theAccount(administrator);
  await requester.browser.post('/access-requests', {
    accountId: account.id,
    message: 'Trabajo en licitaciones y debo presentar la oferta antes del viernes.',
    position: 'Coordinador de licitaciones',
  });
  console.log('  sign in at the portal as');
  console.log(`    ${people.administrator.email}, who administers "${account.name}"`);
  console.log(`    ${people.requester.email}, who asked for access to it`);
  console.log(`    password of both: ${people.administrator.password}\n`);
}

async function present(system: System, file: string): Promise<[KnownPeople, User, User]> {
  const people = knownPeople(file);
  try {
    return [
      people,
      await known(system, people.administrator),
      await known(system, people.requester),
    ];
  } catch {
    // Another store than the one that knew them.
    forgetPeople(file);
    const others = knownPeople(file);
    return [
      others,
      await aUser(system, others.administrator),
      await aUser(system, others.requester),
    ];
  }
}

async function known(system: System, person: Person): Promise<User> {
  return signIn(new Browser(system.gateway), person);
}

async function theAccount({ browser }: User): Promise<{ id: string; name: string }> {
  const { items } = (await browser.get('/me/memberships')).as(
    200,
    z.object({ items: z.array(myMembership) }),
  );
  const own = items.find(({ role }) => role === 'accountAdmin');
  if (own) return { id: own.accountId, name: own.accountName };
  return (await browser.post('/accounts', registrationOf(aCompany()))).as(201, accountView);
}

main().catch((error: unknown) => {
  console.error(`The demonstration has no people: ${(error as Error).message}`);
  process.exitCode = 1;
});
