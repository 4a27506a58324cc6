import { grouped } from './by-key';
import type { Evidence, RequestFact } from './evidence';
import { unexpected, type Finding } from './judgement';
import { mailsOf, rowIdOf } from './mails';

/** Requests, memberships, the journal and the SMTP side tell the same story. */
export function integrity(evidence: Evidence): Finding[] {
  return [
    ...grants(evidence),
    ...members(evidence),
    ...mailsWithoutRow(evidence),
    ...unsent(evidence),
  ];
}

const difference = (text: string) => unexpected('I', text);

function grants({ requests, memberships, refusals }: Evidence): Finding[] {
  const granted = grouped(memberships, ({ accessRequestId }) => accessRequestId);
  const refused = new Set(refusals.map(({ decisionId }) => decisionId));
  return requests.filter(isEffective).flatMap((request) => {
    const [member] = granted.get(request.id) ?? [];
    if (!member) {
      return refused.has(request.decisionId ?? '')
        ? []
        : [difference(`${request.id} is effective, and nobody is a member through it`)];
    }
    const differs = [
      member.userId !== request.userId && 'person',
      member.decisionId !== request.decisionId && 'decision',
      member.role !== request.grantedRole && 'role',
    ].filter(Boolean);
    return differs.length > 0
      ? [difference(`${request.id} and its membership differ: ${differs.join(', ')}`)]
      : [];
  });
}

const isEffective = ({ status, open }: RequestFact) => status === 'accepted' && !open;

function members({ requests, memberships, refusals }: Evidence): Finding[] {
  const known = new Map(requests.map((request) => [request.id, request]));
  const refused = new Set(refusals.map(({ decisionId }) => decisionId));
  return memberships.flatMap(({ accessRequestId, decisionId }) => {
    const request = known.get(accessRequestId ?? '');
    if (!request) return [];
    if (refused.has(decisionId ?? '')) return [difference(`${decisionId} was granted and refused`)];
    return isEffective(request)
      ? []
      : [difference(`somebody is a member through ${request.id}, which is ${request.status}`)];
  });
}

function mailsWithoutRow({ mails, journal, since }: Evidence): Finding[] {
  const known = new Set(journal.map(({ id }) => id));
  return mails
    .filter(({ at, messageId }) => at >= since && !known.has(rowIdOf(messageId)))
    .map(({ messageId }) => difference(`the journal knows nothing of the mail ${messageId}`));
}

/** A row that says "not sent" about a mail that arrived; a doubt says neither. */
function unsent(evidence: Evidence): Finding[] {
  return evidence.journal
    .filter(({ state, doubts }) => state !== 'sent' && doubts === 0)
    .filter((row) => mailsOf(row, evidence).length > 0)
    .map(({ template, subject, state }) =>
      difference(`${template} of ${subject} is ${state}, and it arrived`),
    );
}
