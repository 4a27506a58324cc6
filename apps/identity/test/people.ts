import { MailWantedV1, PasswordResetRequestedV1, type DataOf } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { GatewayCalls } from './gateway-calls';
import {
  aPassword,
  aRegistration,
  fromNetwork,
  type IdentityUnderTest,
} from './identity-under-test';
import type { Unsealed } from './notifier-keys';

export interface Mail extends Unsealed {
  readonly template: string;
  readonly expiresAt: string;
}

/** What people do, through the gateway and their mailbox. */
export class People {
  constructor(private readonly identity: IdentityUnderTest) {}

  /** Starts a registration and reads the code that arrives. */
  async start(change: Record<string, unknown> = {}) {
    const registration = aRegistration(change);
    const before = (await this.mailsTo(registration.email)).length;
    const answer = await this.identity.gateway.post('/users', registration, fromNetwork());
    const holder = answer.headers.get('secop-registration') ?? '';
    const mails = await this.waitForMails(registration.email, before + 1);
    return { ...registration, answer, holder, code: mails.at(-1)?.content.code ?? '' };
  }

  /** A verified person. */
  async register(change: Record<string, unknown> = {}) {
    const started = await this.start(change);
    const { email, code, holder } = started;
    const answer = await this.verify({ email, code }, holder);
    if (answer.status !== 204) throw new Error(`the verification answered ${answer.text}`);
    return started;
  }

  /** A verified person with an open session and a token for identity. */
  async signIn(change: Record<string, unknown> = {}) {
    const { email } = await this.register(change);
    return { email, ...(await this.signInAgain(email)) };
  }

  async signInAgain(email: string, headers: Record<string, string> = {}, password = aPassword) {
    const { gateway } = this.identity;
    const answer = await gateway.post('/sessions', { email, password }, headers);
    const secret = GatewayCalls.secretIn(answer);
    const { body } = await gateway.exchange(secret);
    const { token, userId, sessionId } = body as Record<string, string>;
    return { answer, secret, token: token!, userId: userId!, sessionId: sessionId! };
  }

  verify(body: Record<string, unknown>, holder?: string, network = fromNetwork()) {
    const headers = { ...network, ...(holder ? { 'secop-registration': holder } : {}) };
    return this.identity.gateway.post('/email-verifications', body, headers);
  }

  async mailsTo(email: string): Promise<Mail[]> {
    const wanted = this.identity.heard.of<DataOf<typeof MailWantedV1>>(MailWantedV1.type);
    const mails = await Promise.all(
      wanted.map(async ({ data }) => ({
        ...(await this.identity.notifier.open(data.sealed)),
        template: data.template,
        expiresAt: data.expiresAt,
      })),
    );
    return mails.filter(({ content }) => content.email === email);
  }

  /** Asks for a link and reads the newest one that arrives. */
  async askForLink(email: string): Promise<{ token: string; expiresAt: string }> {
    const before = (await this.linksTo(email)).length;
    await this.identity.gateway.post('/password-resets', { email }, fromNetwork());
    const links = await this.waitForLinks(email, before + 1);
    return links.at(-1)!;
  }

  waitForLinks(email: string, count: number) {
    return eventually(`${count} links for one address were asked for`, async () => {
      const links = await this.linksTo(email);
      return links.length >= count && links;
    });
  }

  /** What the notifier can open of the mails with a link. */
  async linksTo(email: string) {
    const asked = this.identity.heard.of<DataOf<typeof PasswordResetRequestedV1>>(
      PasswordResetRequestedV1.type,
    );
    const links = await Promise.all(
      asked.map(async ({ data: { sealed, expiresAt } }) => {
        const { purpose, content } = await this.identity.notifier.open(sealed);
        return { purpose, content, expiresAt, token: content.token! };
      }),
    );
    return links.filter(({ content }) => content.email === email);
  }

  waitForMails(email: string, count: number): Promise<Mail[]> {
    return eventually(`${count} mails for one address were asked for`, async () => {
      const mails = await this.mailsTo(email);
      return mails.length >= count && mails;
    });
  }
}
