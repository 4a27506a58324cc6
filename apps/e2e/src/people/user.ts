import { userView } from '@secop/contracts';
import { z } from 'zod';
import { Browser } from '../client/browser';
import { Inbox } from '../inbox/inbox';
import type { System } from '../system/system';
import { aPerson, type Person } from './person';

/** A registered person who is signed in. */
export interface User {
  readonly id: string;
  readonly person: Person;
  readonly browser: Browser;
}

/** Registers with the code from the mail, and signs in. */
export async function aUser(system: System, person: Person = aPerson()): Promise<User> {
  const browser = new Browser(system.gateway);
  (await browser.post('/users', person)).expect(202);
  const code = await Inbox.of(system).verificationCode(person.email);
  (await browser.post('/email-verifications', { email: person.email, code })).expect(204);
  return signIn(browser, person);
}

export async function signIn(browser: Browser, person: Person): Promise<User> {
  const { email, password } = person;
  const answer = await browser.post('/sessions', { email, password });
  const { user } = answer.as(201, z.object({ user: userView }));
  return { id: user.id, person, browser };
}
