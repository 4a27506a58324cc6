import { randomInt, randomUUID } from 'node:crypto';
import { accessRequestView, accountView, userView } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { z } from 'zod';
import type { Answer } from '../../client/answer';
import { Browser } from '../../client/browser';
import { patiently } from '../../client/patiently';
import { aCompany, registrationOf } from '../../companies/company';
import { aPerson, type Person } from '../../people/person';
import type { User } from '../../people/user';
import type { SmtpSide } from './servers';

const letters = 'bcdfghjklmnprstvz';
const vowels = 'aeiou';
const oneOf = (text: string) => text[randomInt(text.length)]!;

/** Also while a fault is being made. */
const patience = 120_000;

/** A surname that stands in no log by chance. */
const surname = () =>
  Array.from({ length: 5 }, () => oneOf(letters) + oneOf(vowels))
    .join('')
    .replace(/^./, (first) => first.toUpperCase());

/** Registers people and their companies through the gateway, as they would do it themselves. */
export class People {
  /** What must stand in no log: addresses, names, numbers, passwords, codes, sessions. */
  readonly secrets = new Set<string>();

  constructor(
    private readonly gateway: string,
    private readonly smtp: SmtpSide,
  ) {}

  /** Registered, verified and signed in, however often that takes another try. */
  async user(): Promise<User> {
    const person = aPerson({ lastNames: surname() });
    const browser = new Browser(this.gateway);
    const { email, password } = person;
    (await say('a registration', browser, '/users', person)).expect(202);
    const code = await this.verified(browser, email);
    const answer = await say('a sign-in', browser, '/sessions', { email, password });
    const { user } = answer.as(201, z.object({ user: userView }));
    this.remember(person, code, browser);
    return { id: user.id, person, browser };
  }

  /** An account that the user administers; its id. */
  async account({ browser }: User): Promise<string> {
    const company = registrationOf(aCompany());
    return (await say('an account', browser, '/accounts', company)).as(201, accountView).id;
  }

  /** A pending request; its id. */
  async request({ browser }: User, accountId: string): Promise<string> {
    const answer = await say('a request', browser, '/access-requests', { accountId });
    return answer.as(201, accessRequestView).id;
  }

  private remember(person: Person, code: string, browser: Browser): void {
    const { email, lastNames, password, documentNumber } = person;
    for (const secret of [email, lastNames, password, documentNumber, code])
      this.secrets.add(secret);
    const cookie = browser.cookies.header.cookie ?? '';
    for (const pair of cookie.split('; ')) this.secrets.add(pair.slice(pair.indexOf('=') + 1));
  }

  /** With the newest code that has not been tried: a registration that was repeated may have sent two. */
  private async verified(browser: Browser, email: string): Promise<string> {
    const tried = new Set<string>();
    const verify = async () => {
      const mails = this.smtp.mails.filter(({ to }) => to === email);
      const code = /\b\d{8}\b/.exec(mails.at(-1)?.text ?? '')?.[0];
      if (!code || tried.has(code)) return undefined;
      const answer = await say('a code', browser, '/email-verifications', { email, code });
      tried.add(code);
      return answer.status === 204 ? code : undefined;
    };
    return eventually('the address is verified', verify, patience);
  }
}

/** With one key for all tries. */
function say(what: string, browser: Browser, path: string, body: object): Promise<Answer> {
  const idempotencyKey = randomUUID();
  return patiently(what, () => browser.post(path, body, { idempotencyKey }));
}
