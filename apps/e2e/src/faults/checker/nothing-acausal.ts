import type { Evidence, JournalFact, RequestFact } from './evidence';
import { unexpected, type Finding } from './judgement';
import { mailsOf } from './mails';

/** What must have happened to a request before such a mail about it may exist. */
const conditions: Readonly<Record<string, string>> = {
  'access-confirmed': 'effective',
  'access-rejected': 'rejected',
  'access-request-expired': 'expired',
  'access-request-rejection-reverted': 'reopened',
};

/** No version goes back, and no mail is about a state that never was. */
export function nothingAcausal(evidence: Evidence): Finding[] {
  const requests = new Map(evidence.requests.map((request) => [request.id, request]));
  return [
    ...evidence.wentBack.map((text) => unexpected('O', text)),
    ...evidence.journal
      .filter((row) => mailsOf(row, evidence).length > 0)
      .flatMap((row) => unfounded(row, requests.get(row.subject))),
  ];
}

function unfounded(row: JournalFact, request: RequestFact | undefined): Finding[] {
  const wanted = conditions[row.template];
  if (!wanted || !request) return [];
  const name = `${row.template} of ${row.subject}`;
  if (!request.timeline.some(({ what }) => what === wanted)) {
    return [unexpected('O', `${name} was sent, and it never was ${wanted}`)];
  }
  const standing = { accepted: 'access-confirmed', rejected: 'access-rejected' }[
    request.status as string
  ];
  if (row.template === standing && row.step !== request.decisionId && !reopened(request)) {
    return [unexpected('O', `${name} is about ${row.step}, decided was ${request.decisionId}`)];
  }
  return [];
}

const reopened = ({ timeline }: RequestFact) => timeline.some(({ what }) => what === 'reopened');
