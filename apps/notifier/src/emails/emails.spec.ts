import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  AccessRequestEscalatedV1,
  AccessRequestExpiredV1,
  AccessRequestRejectedV1,
  AccessRequestRejectionRevertedV1,
  AccessRequestRemindedV1,
  AccessRequestSubmittedV1,
  allEvents,
  MailWantedV1,
  MembershipGrantedV1,
  PasswordChangedV1,
  PasswordResetRequestedV1,
  type AccessRequestSnapshot,
  type ReceivedEvent,
} from '@secop/contracts';
import { aContact, aMembership, anAccessRequest, mailOf, origin, received } from './email.builder';
import { allEmails } from './emails';

const hostile = `<script>alert("x")</script>&'\`{{origin}}`;
const request = (different: Partial<AccessRequestSnapshot> = {}) => ({
  accessRequest: anAccessRequest({
    accountName: hostile,
    message: hostile,
    position: hostile,
    reason: hostile,
    reference: hostile.slice(0, 40),
    decidedAt: '2026-11-24T20:05:00.000Z',
    ...different,
  }),
});
const wanted = (template: string) => ({
  template,
  sealed: 'a.b.c.d.e',
  expiresAt: '2026-11-24T20:20:00.000Z',
});

const events: Record<string, ReceivedEvent> = {
  'email-verification': received(MailWantedV1, wanted('email-verification')),
  'user-already-registered': received(MailWantedV1, wanted('user-already-registered')),
  'password-reset': received(PasswordResetRequestedV1, wanted('password-reset')),
  'password-changed': received(PasswordChangedV1, { userId: 'user-requester' }),
  'access-request-received': received(AccessRequestSubmittedV1, request()),
  'account-without-administrator': received(
    AccessRequestSubmittedV1,
    request({ withoutAdministrator: true }),
  ),
  'new-access-request': received(AccessRequestSubmittedV1, request()),
  'access-confirmed': received(MembershipGrantedV1, {
    membership: aMembership({ accountName: hostile, role: 'accountAdmin' }),
  }),
  'access-rejected': received(AccessRequestRejectedV1, request()),
  'access-request-expired': received(AccessRequestExpiredV1, request()),
  'access-request-rejection-reverted': received(AccessRequestRejectionRevertedV1, request()),
  'access-request-reminded': received(AccessRequestRemindedV1, request()),
  'access-request-escalated': received(AccessRequestEscalatedV1, request()),
};
const secrets = { code: '48213907', token: 'q3Vw-0kZ_8mYtR5nB1xHsD7cJfL2gPaE4uWiOvXyT6c' };
const stranger = aContact({ firstNames: hostile, lastNames: hostile, ...secrets });
const hostileMail = (template: string) =>
  mailOf(template, events[template]!, {
    recipient: stranger,
    person: stranger,
    earlier: { reference: hostile },
  });

describe.each(allEmails.map(({ template }) => template))('the mail %s', (template) => {
  const { subject, html, text } = hostileMail(template);

  it("keeps people's texts from being markup", () => {
    expect(html).not.toMatch(/<script|alert\("x"\)/i);
    expect(
      html.match(/<(?!!doctype)[a-z0-9]+/gi)?.map((tag) => tag.slice(1).toLowerCase()),
    ).toEqual(
      expect.not.arrayContaining(['script', 'img', 'link', 'iframe', 'style', 'object', 'form']),
    );
  });

  it('leaves nothing to be filled in', () => {
    const filled = [subject, html, text].join('\n').replaceAll('{{origin}}', '');
    expect(filled).not.toMatch(/\{\{|\}\}|undefined|null|\[object|NaN|Invalid/);
  });

  it('has one line of subject and a complete text part', () => {
    expect(subject).toMatch(/^\S[^\r\n]+\S$/);
    expect(text).not.toMatch(/&(amp|lt|gt|quot|nbsp|#\d+);|<(p|strong|td)\b/);
    const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, link]) => link!);
    for (const link of links) expect(text).toContain(link);
    expect(text).toContain('Ambiente de demostración');
  });

  it('asks for nothing outside and leads only to the portal', () => {
    const addresses = [...html.matchAll(/(?:(?:href|src|background)="|url\()([^")]+)/gi)];
    expect(addresses.length).toBeGreaterThan(0);
    for (const [, address] of addresses) expect(address).toMatch(new RegExp(`^${origin}/`));
  });

  it('is written in inline styles', () => {
    expect(html).not.toMatch(/<(h1|h2|p|ul|ol|li)>/);
  });
});

describe('the emails', () => {
  it('have a folder each, and every folder is one of them', () => {
    const folders = readdirSync(__dirname, { withFileTypes: true })
      .filter(
        (entry) => entry.isDirectory() && existsSync(join(__dirname, entry.name, 'subject.hbs')),
      )
      .map(({ name }) => name);
    expect(allEmails.map(({ template }) => template).sort()).toEqual(folders.sort());
  });

  it('hear every event that is meant for them', () => {
    const aboutRecipients = ['identity.user.contact-changed.v1', 'identity.user.closed.v1'];
    const heard = allEmails.flatMap(({ hears }) => hears.map(({ contract }) => contract.type));
    const meant = allEvents.filter(({ consumers }) => consumers.includes('notifier'));
    expect([...new Set([...heard, ...aboutRecipients])].sort()).toEqual(
      meant.map(({ type }) => type).sort(),
    );
  });
});
