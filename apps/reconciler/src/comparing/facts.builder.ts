import type { Fact, FactSource } from '@secop/contracts';
import type { Reading, Sighting } from '../reading/sighting';

export const noon = new Date('2026-03-02T17:00:00Z');
export const secondsBefore = (seconds: number) =>
  new Date(noon.getTime() - seconds * 1_000).toISOString();
/** Long enough ago that every consequence must be there. */
export const earlier = secondsBefore(1_200);
export const justNow = secondsBefore(5);

export const reading: Reading = {
  at: noon,
  horizon: new Date(noon.getTime() - 300_000),
  allUsers: true,
  smtpSince: new Date(noon.getTime() - 86_400_000),
};

type Of<Name extends Fact['fact']> = Extract<Fact, { fact: Name }>;
const said = <Name extends Fact['fact']>(source: FactSource, fact: Of<Name>) =>
  ({ source, ...fact }) as Sighting & Of<Name>;

export const aRequest = (more: Partial<Of<'request'>> = {}) =>
  said<'request'>('access-requests', {
    fact: 'request',
    id: 'request',
    version: 3,
    status: 'accepted',
    open: false,
    accountId: 'account',
    userId: 'requester',
    submittedAt: earlier,
    changedAt: earlier,
    decisionId: 'request-2',
    decidedAt: earlier,
    effectiveAt: earlier,
    happened: ['submitted', 'accepted', 'effective'],
    ...more,
  });

/** Accepted, and not yet effective. */
export const anAwaitingRequest = (more: Partial<Of<'request'>> = {}) =>
  aRequest({ open: true, effectiveAt: undefined, happened: ['submitted', 'accepted'], ...more });

export const aPendingRequest = (more: Partial<Of<'request'>> = {}) =>
  anAwaitingRequest({
    version: 1,
    status: 'pending',
    decisionId: undefined,
    decidedAt: undefined,
    dueAt: new Date(noon.getTime() + 86_400_000).toISOString(),
    happened: ['submitted'],
    ...more,
  });

export const aMembership = (more: Partial<Of<'membership'>> = {}) =>
  said<'membership'>('accounts', {
    fact: 'membership',
    accountId: 'account',
    accountActive: true,
    userId: 'requester',
    state: 'active',
    since: earlier,
    accessRequestId: 'request',
    decisionId: 'request-2',
    ...more,
  });

export const aRefusal = (reason: string, more: Partial<Of<'refusal'>> = {}) =>
  said<'refusal'>('accounts', {
    fact: 'refusal',
    accountId: 'account',
    userId: 'requester',
    accessRequestId: 'request',
    decisionId: 'request-2',
    reason,
    at: earlier,
    ...more,
  });

export const anAccount = (more: Partial<Of<'account'>> = {}) =>
  said<'account'>('accounts', {
    fact: 'account',
    id: 'account',
    version: 4,
    active: true,
    changedAt: earlier,
    directory: { version: 1, active: true },
    ...more,
  });

export const aDelivery = (template: string, step: string, more: Partial<Of<'delivery'>> = {}) =>
  said<'delivery'>('notifier', {
    fact: 'delivery',
    id: `row-${template}`,
    template,
    subject: 'request',
    step,
    recipient: 'requester',
    state: 'sent',
    messageId: `<row-${template}@secop.example>`,
    createdAt: earlier,
    endedAt: earlier,
    doubts: 0,
    ...more,
  });

export const aConfirmation = (more: Partial<Of<'delivery'>> = {}) =>
  aDelivery('access-confirmed', 'request-2', more);

export const aUser = (more: Partial<Of<'user'>> = {}) =>
  said<'user'>('identity', {
    fact: 'user',
    userId: 'requester',
    version: 3,
    passwordVersion: 0,
    ...more,
  });

export const aRecipient = (more: Partial<Of<'recipient'>> = {}) =>
  said<'recipient'>('notifier', { fact: 'recipient', userId: 'requester', version: 3, ...more });

export const aClosedUser = (source: FactSource, more: Partial<Of<'closed-user'>> = {}) =>
  said<'closed-user'>(source, { fact: 'closed-user', userId: 'requester', at: earlier, ...more });

export const anOutbox = (more: Partial<Of<'outbox'>> = {}) =>
  said<'outbox'>('accounts', {
    fact: 'outbox',
    collection: 'accounts',
    id: 'account',
    entries: 1,
    oldest: earlier,
    ...more,
  });

/** The SMTP server accepted this row. */
export const anAccepted = ({ messageId }: { messageId: string }, at = earlier) =>
  said<'accepted-mail'>('smtp', { fact: 'accepted-mail', messageId, at });
