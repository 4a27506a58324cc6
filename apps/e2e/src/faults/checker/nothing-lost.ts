import type { Allowances } from '../matrix/fault-row';
import type { Intent } from '../world/workload';
import { grouped } from './by-key';
import type { Evidence, JournalFact, RequestFact } from './evidence';
import { lost, type Finding } from './judgement';
import { mailsOf } from './mails';

const happeningOf = { accept: 'accepted', reject: 'rejected', withdraw: 'withdrawn' } as const;
const received = ['access-request-received', 'account-without-administrator'];

/** What was answered 2xx exists; each decision leads to exactly one key, and every key ends. */
export function nothingLost(evidence: Evidence, allows: Allowances = {}): Finding[] {
  const requests = new Map(evidence.requests.map((request) => [request.id, request]));
  const rows = grouped(evidence.journal, ({ subject }) => subject);
  return [
    ...evidence.intents.flatMap((intent) => promised(intent, requests)),
    ...evidence.requests.flatMap((request) => chain(request, rows.get(request.id) ?? [], evidence)),
    ...evidence.journal.flatMap((row) => ended(row, evidence, allows)),
  ];
}

function promised(intent: Intent, requests: ReadonlyMap<string, RequestFact>): Finding[] {
  const { kind, outcome, requestId, by } = intent;
  if (outcome !== 'ok' || kind === 'read' || kind === 'register') return [];
  const request = requests.get(requestId ?? '');
  if (!request) return [lost(`${kind} was answered 2xx, and there is no request ${requestId}`)];
  if (kind === 'submit') return [];
  const happened = request.timeline.some(
    (entry) => entry.what === happeningOf[kind] && entry.by === by,
  );
  return happened ? [] : [lost(`${kind} of ${request.id} was answered 200 and never happened`)];
}

function chain(request: RequestFact, rows: readonly JournalFact[], evidence: Evidence): Finding[] {
  const { id, status, open, decisionId } = request;
  const findings: Finding[] = [];
  if (!rows.some(({ template }) => received.includes(template))) {
    findings.push(lost(`nobody was told that ${id} was received`));
  }
  if (status === 'accepted' && open) findings.push(lost(`the acceptance of ${id} has no effect`));
  if (status === 'accepted' && !open) {
    const granted = evidence.memberships.some((member) => member.accessRequestId === id);
    const refused = evidence.refusals.some((refusal) => refusal.decisionId === decisionId);
    if (!granted && !refused) findings.push(lost(`${id} is effective, and there is no membership`));
  }
  const wanted = status === 'accepted' ? 'access-confirmed' : 'access-rejected';
  if (status === 'rejected' || (status === 'accepted' && !open)) {
    const keys = rows.filter(({ template, step }) => template === wanted && step === decisionId);
    if (keys.length === 0)
      findings.push(lost(`the decision about ${id} has no mail in the journal`));
  }
  return findings;
}

/** Sent and arrived, or held and visible; anything else only if the row brought it about. */
function ended(row: JournalFact, evidence: Evidence, { unsent = [] }: Allowances): Finding[] {
  const name = `${row.template} of ${row.subject}`;
  if (row.state === 'sent') {
    return mailsOf(row, evidence).length > 0
      ? []
      : [lost(`${name} is called sent and never arrived`)];
  }
  if (row.state === 'hold' && row.doubts > 0) return [];
  if (unsent.some((state) => state === row.state)) return [];
  return [lost(`${name} ended as ${row.state}`)];
}
