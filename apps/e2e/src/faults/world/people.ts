import { randomInt } from 'node:crypto';
import { accountView } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { Browser } from '../../client/browser';
import { patiently } from '../../client/patiently';
import { aCompany, registrationOf } from '../../companies/company';
import { aPerson, type Person } from '../../people/person';
import { signIn, type User } from '../../people/user';
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

  async user(): Promise<User> {
    const person = aPerson({ lastNames: surname() });
    const browser = new Browser(this.gateway);
    (await patiently('a registration', () => browser.post('/users', person))).expect(202);
    const { email } = person;
    const code = await this.verificationCode(email);
    const verification = { email, code };
    (
      await patiently('a verification', () => browser.post('/email-verifications', verification))
    ).expect(204);
    const user = await signIn(browser, person);
    this.remember(person, code, browser);
    return user;
  }

  /** An account that the user administers; its id. */
  async account(administrator: User): Promise<string> {
    const company = registrationOf(aCompany());
    const answer = await patiently('the registration of an account', () =>
      administrator.browser.post('/accounts', company),
    );
    return answer.as(201, accountView).id;
  }

  private remember(person: Person, code: string, browser: Browser): void {
    const { email, lastNames, password, documentNumber } = person;
    for (const secret of [email, lastNames, password, documentNumber, code])
      this.secrets.add(secret);
    const cookie = browser.cookies.header.cookie ?? '';
    for (const pair of cookie.split('; ')) this.secrets.add(pair.slice(pair.indexOf('=') + 1));
  }

  private verificationCode(email: string): Promise<string> {
    const code = () => {
      const mail = this.smtp.mails.find(({ to }) => to === email);
      return /\b\d{8}\b/.exec(mail?.text ?? '')?.[0];
    };
    return eventually('the code arrives', code, patience);
  }
}
