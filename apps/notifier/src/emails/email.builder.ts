import type { AccessRequestSnapshot, MembershipSnapshot, ReceivedEvent } from '@secop/contracts';
import { Contact } from '../recipients/contact';
import { allEmails } from './emails';
import { EmailRenderer } from './rendering/email-renderer';
import { Links } from './rendering/links';
import type { RenderedMail } from './rendering/templates';

export const origin = 'https://acceso.secop.example';
export const requester = 'user-requester';
export const administrator = 'user-administrator';

const renderer = new EmailRenderer(allEmails, new Links(origin), true);

/** A pending request as it is submitted. */
export const anAccessRequest = (
  different: Partial<AccessRequestSnapshot> = {},
): AccessRequestSnapshot => ({
  id: 'request-1',
  reference: 'SA-2026-7K3M9Q',
  accountId: 'account-1',
  accountName: 'CONSTRUCCIONES DEL TOLIMA S.A.S.',
  userId: requester,
  status: 'pending',
  submittedAt: '2026-11-23T14:58:31.204Z',
  deadline: '2026-12-09T04:59:59.999Z',
  withoutAdministrator: false,
  message: 'Soy la coordinadora de licitaciones.\nDebo presentar ofertas por la empresa.',
  position: 'Coordinadora de licitaciones',
  requestedRole: 'provider',
  administrators: [administrator],
  ...different,
});

export const aMembership = (different: Partial<MembershipSnapshot> = {}): MembershipSnapshot => ({
  accountId: 'account-1',
  accountName: 'CONSTRUCCIONES DEL TOLIMA S.A.S.',
  userId: requester,
  role: 'provider',
  state: 'active',
  since: '2026-11-24T20:05:00.000Z',
  accessRequestId: 'request-1',
  decisionId: 'request-1.2',
  by: administrator,
  ...different,
});

export const aContact = (different: object = {}): Contact =>
  Contact.from({
    email: 'ana.rojas@correo.example',
    firstNames: 'Ana María',
    lastNames: 'Rojas Peña',
    ...different,
  })!;

export const received = (
  contract: { type: string },
  data: object,
  sequence = 3,
): ReceivedEvent => ({
  id: 'event-1',
  type: contract.type,
  source: '/test',
  subject: 'subject-1',
  time: new Date('2026-11-24T20:05:00.000Z'),
  sequence,
  correlationId: undefined,
  causationId: undefined,
  data,
});

/** The notifications that a template asks for on this event. */
export const notificationsOf = (template: string, event: ReceivedEvent) =>
  renderer
    .emailOf(template)
    .hears.filter(({ contract }) => contract.type === event.type)
    .flatMap(({ notify }) => notify(event));

/** The first mail that a template makes of this event. */
export function mailOf(
  template: string,
  event: ReceivedEvent,
  { recipient = aContact(), person = aContact(), earlier = undefined as object | undefined } = {},
): RenderedMail {
  const [notification] = notificationsOf(template, event);
  if (!notification) throw new Error(`${template} asks for no mail on ${event.type}`);
  const mentioned = renderer.emailOf(template).mentions?.(notification.facts) ?? [];
  const people = new Map(mentioned.map((id) => [id, person]));
  return renderer.render(template, { facts: notification.facts, recipient, people, earlier });
}
