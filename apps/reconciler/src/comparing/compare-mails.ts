import type { DeliveryFact, NotificationKeyFact, RequestFact } from '@secop/contracts';
import { isSettled } from '../reading/sighting';
import { alreadyMember, refusalIsKept, type AboutRequest } from './about-a-request';
import { sayRequestAgain } from './compare-decisions';
import type { Finding, Repair } from './finding';

/** A mail that has to be in the journal; one of several templates will do. */
export interface DueMail {
  readonly kind: Finding['kind'];
  readonly templates: readonly string[];
  readonly step: string;
  readonly recipient: string;
  readonly since: string;
  readonly repair: Repair;
}

/** A request, its account's answer, and the mails about them. */
export function compareMails(about: AboutRequest): Finding[] {
  return [
    ...dueMails(about)
      .filter((due) => !about.mails.some((mail) => isThat(mail, due)))
      .map(({ kind, step, since, repair }) => ({
        kind,
        ids: { accessRequestId: about.id, step },
        since,
        repair,
      })),
    ...about.mails.filter((mail) => lacksCause(about, mail)).map(withoutCause),
  ];
}

/** Where to look for the due mails of this request in the journal. */
export const dueNotifications = (about: AboutRequest): NotificationKeyFact[] =>
  dueMails(about).flatMap(({ templates, step, recipient }) =>
    templates.map((template) => ({ template, subject: about.id, step, recipient })),
  );

function dueMails(about: AboutRequest): DueMail[] {
  const { request } = about;
  if (!request) return [];
  return [...confirmations(about, request), ...mailsOfStatus(about, request)];
}

function confirmations(
  { id, grants, refusals, reading }: AboutRequest,
  request: RequestFact,
): DueMail[] {
  const granted = grants
    .filter(({ state, accountActive }) => accountActive && state === 'active')
    .map(({ since, ...grant }) => ({ ...grant, at: since }));
  const members = refusals.filter(alreadyMember);
  return [...granted, ...members]
    .filter(({ at, decisionId }) => decisionId && isSettled(reading, at))
    .map(({ accountId, userId, decisionId = '', at }) => ({
      kind: 'confirmation-missing',
      templates: ['access-confirmed'],
      step: decisionId,
      recipient: userId,
      since: at,
      repair: {
        do: 'say-answer-again',
        service: 'accounts',
        accountId,
        accessRequestId: id,
        decisionId,
      } as const,
    }))
    .filter(({ recipient }) => recipient === request.userId) as DueMail[];
}

function mailsOfStatus({ reading }: AboutRequest, request: RequestFact): DueMail[] {
  const due = (kind: DueMail['kind'], templates: string[], step: string, since?: string) =>
    isSettled(reading, since)
      ? [
          {
            kind,
            templates,
            step,
            since,
            recipient: request.userId,
            repair: sayRequestAgain(request),
          },
        ]
      : [];
  const { decisionId = '', decidedAt, changedAt, submittedAt } = request;
  switch (request.status) {
    case 'pending': {
      // What is said now would not be a submission any more.
      if (request.happened.some((what) => what !== 'submitted')) return [];
      const either = ['access-request-received', 'account-without-administrator'];
      return due('submission-mail-missing', either, 'submitted', submittedAt);
    }
    case 'rejected':
      return due('rejection-mail-missing', ['access-rejected'], decisionId, decidedAt);
    case 'expired':
      return due('expiry-mail-missing', ['access-request-expired'], 'expired', changedAt);
    case 'accepted':
    case 'withdrawn':
      return [];
  }
}

const isThat = (mail: DeliveryFact, { templates, step, recipient }: DueMail): boolean =>
  templates.includes(mail.template) && mail.step === step && mail.recipient === recipient;

function lacksCause(about: AboutRequest, mail: DeliveryFact): boolean {
  const { request, grants, refusals, reading } = about;
  if (!isSettled(reading, mail.createdAt)) return false;
  if (!request) return true;
  const isAnswer = ({ decisionId, userId }: { decisionId?: string; userId: string }) =>
    decisionId === mail.step && userId === mail.recipient;
  switch (mail.template) {
    case 'access-confirmed':
      if (grants.some(isAnswer) || reading.accounts?.has(request.accountId) === false) return false;
      return (
        refusalIsKept(reading, mail.createdAt) && !refusals.filter(alreadyMember).some(isAnswer)
      );
    case 'access-rejected':
      return !request.happened.includes('rejected');
    case 'access-request-expired':
      return !request.happened.includes('expired');
    default:
      return false;
  }
}

const withoutCause = ({ id, subject, createdAt }: DeliveryFact): Finding => ({
  kind: 'mail-without-cause',
  ids: { deliveryId: id, accessRequestId: subject },
  since: createdAt,
});
