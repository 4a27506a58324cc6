import type { AcceptedMail } from '../world/servers';
import type { Intent } from '../world/workload';
import type { Evidence, JournalFact, MembershipFact, RequestFact } from './evidence';

const since = new Date('2026-03-02T15:00:00Z');
const at = new Date('2026-03-02T15:00:05Z');

export const anIntent = (changes: Partial<Intent> = {}): Intent => ({
  kind: 'accept',
  key: 'key-1',
  path: '/access-requests/request-1/acceptance',
  by: 'ana',
  requestId: 'request-1',
  accountId: 'account-1',
  at,
  outcome: 'ok',
  answers: [{ status: 200, milliseconds: 20 }],
  ...changes,
});

export const aRequest = (changes: Partial<RequestFact> = {}): RequestFact => ({
  id: 'request-1',
  userId: 'luis',
  accountId: 'account-1',
  status: 'accepted',
  open: false,
  decisionId: 'request-1-2',
  grantedRole: 'provider',
  timeline: [
    { what: 'submitted', by: 'luis' },
    { what: 'accepted', by: 'ana' },
    { what: 'effective', by: null },
  ],
  ...changes,
});

export const aMembership = (changes: Partial<MembershipFact> = {}): MembershipFact => ({
  accountId: 'account-1',
  userId: 'luis',
  role: 'provider',
  state: 'active',
  accessRequestId: 'request-1',
  decisionId: 'request-1-2',
  ...changes,
});

export const aRow = (changes: Partial<JournalFact> = {}): JournalFact => ({
  id: 'row-confirmed',
  template: 'access-confirmed',
  subject: 'request-1',
  step: 'request-1-2',
  recipient: 'luis',
  state: 'sent',
  doubts: 0,
  ...changes,
});

export const received = aRow({
  id: 'row-received',
  template: 'access-request-received',
  step: 'submitted',
});

export const aMail = (row = 'row-confirmed'): AcceptedMail => ({
  messageId: `<${row}@secop.example>`,
  to: 'luis@correo.example',
  subject: 'Su acceso',
  text: '',
  at,
});

/** One acceptance that had its effect and its mail once. */
export const evidence = (changes: Partial<Evidence> = {}): Evidence => ({
  intents: [anIntent()],
  requests: [aRequest()],
  memberships: [aMembership()],
  refusals: [],
  journal: [received, aRow()],
  mails: [aMail('row-received'), aMail()],
  since,
  rest: { seconds: 2, leftovers: [], waiting: 0 },
  wentBack: [],
  exposed: [],
  overgrown: [],
  latencies: [],
  ...changes,
});
