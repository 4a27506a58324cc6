import type { Letter } from '../matrix/fault-row';
import type { Evidence } from './evidence';
import {
  aMail,
  aMembership,
  anIntent,
  aRequest,
  aRow,
  evidence,
  received,
} from './evidence.builder';
import { judge } from './judge';

type Planted = [what: string, changes: Partial<Evidence>, letter: Letter];

const pending = aRequest({
  status: 'pending',
  open: true,
  decisionId: undefined,
  timeline: [{ what: 'submitted', by: 'luis' }],
});
const rejected = aRequest({
  status: 'rejected',
  timeline: [
    { what: 'submitted', by: 'luis' },
    { what: 'rejected', by: 'ana' },
  ],
});
const aRejection = aRow({ id: 'row-rejected', template: 'access-rejected' });
const twice = [aMail('row-received'), aMail(), aMail()];
const doubted = { journal: [received, aRow({ doubts: 1 })] };
const answered = (status: number, code?: string, retryAfter?: string) => ({
  intents: [anIntent({ answers: [{ status, code, retryAfter, milliseconds: 5 }] })],
});

const planted: Planted[] = [
  // L
  ['an acknowledged decision that is gone', { requests: [pending], memberships: [] }, 'L'],
  ['an acknowledged request that is gone', { requests: [], memberships: [] }, 'L'],
  [
    'an acknowledged submission that is gone',
    { intents: [anIntent({ kind: 'submit', requestId: 'request-9' })] },
    'L',
  ],
  [
    'a decision without effect',
    { requests: [aRequest({ open: true })], memberships: [], journal: [received] },
    'L',
  ],
  ['an effective request without a membership', { memberships: [] }, 'L'],
  ['a decision that nobody wanted to mail', { journal: [received] }, 'L'],
  ['a submission that nobody wanted to mail', { journal: [aRow()] }, 'L'],
  ['a mail that is called sent and never arrived', { mails: [aMail('row-received')] }, 'L'],
  ['a mail that was given up', { journal: [received, aRow({ state: 'failed' })] }, 'L'],
  ['a mail that still waits', { journal: [received, aRow({ state: 'leased' })] }, 'L'],
  [
    'a rejection without a mail',
    { intents: [anIntent({ kind: 'reject' })], requests: [rejected], memberships: [] },
    'L',
  ],
  // D
  ['two mails without a doubt', { mails: twice }, 'D'],
  ['three mails and one doubt', { ...doubted, mails: [...twice, aMail()] }, 'D'],
  ['two rows for one decision', { journal: [received, aRow(), aRow({ id: 'row-again' })] }, 'D'],
  [
    'two memberships for one request',
    { memberships: [aMembership(), aMembership({ state: 'ended' })] },
    'D',
  ],
  [
    'two live memberships of one person',
    { memberships: [aMembership(), aMembership({ accessRequestId: 'request-2' })] },
    'D',
  ],
  [
    'two decisions about one request',
    {
      requests: [
        aRequest({
          timeline: [
            { what: 'rejected', by: 'eva' },
            { what: 'accepted', by: 'ana' },
            { what: 'effective', by: null },
          ],
        }),
      ],
    },
    'D',
  ],
  [
    'two requests for one idempotency key',
    {
      intents: [anIntent({ kind: 'submit', by: 'luis' })],
      requests: [aRequest(), aRequest({ id: 'request-2' })],
    },
    'D',
  ],
  // O
  ['a version that went back', { wentBack: ['accounts account-1: 3 → 2'] }, 'O'],
  [
    'a confirmation of an access that never was',
    { requests: [rejected], journal: [received, aRow(), aRejection] },
    'O',
  ],
  ['a confirmation of another decision', { journal: [received, aRow({ step: 'x' })] }, 'O'],
  // S
  ['a backlog that stays', { rest: { leftovers: ['3 outboxes'], waiting: 0 } }, 'S'],
  ['a backlog that goes too slowly', { rest: { seconds: 61, leftovers: [], waiting: 0 } }, 'S'],
  // A
  ['an internal error', answered(500, 'server.failed'), 'A'],
  ['a status that no contract names', answered(418, 'request.teapot'), 'A'],
  ['another status than the code has', answered(409, 'dependency.unavailable', '1'), 'A'],
  ['a code of another route', answered(409, 'access-request.already-pending'), 'A'],
  ['503 without Retry-After', answered(503, 'dependency.unavailable'), 'A'],
  ['503 without a problem document', answered(503, 'no problem document', '1'), 'A'],
  [
    'a refusal that nothing explains',
    {
      intents: [
        anIntent({
          outcome: 'refused',
          answers: [{ status: 404, code: 'access-request.not-found', milliseconds: 5 }],
        }),
      ],
    },
    'A',
  ],
  // I
  ['a mail that the journal does not know', { mails: [...twice.slice(1), aMail('x')] }, 'I'],
  ['a member through a rejected request', { requests: [rejected] }, 'I'],
  ['a membership of another decision', { memberships: [aMembership({ decisionId: 'x' })] }, 'I'],
  ['a membership of somebody else', { memberships: [aMembership({ userId: 'eva' })] }, 'I'],
  ['a membership with another role', { memberships: [aMembership({ role: 'admin' })] }, 'I'],
  [
    'a decision that was granted and refused',
    { refusals: [{ decisionId: 'request-1-2', accessRequestId: 'request-1' }] },
    'I',
  ],
  ['a mail that arrived and is called failed', { journal: [aRow({ state: 'failed' })] }, 'I'],
  // C
  ['an address in a log', { exposed: ['gateway.log holds 1 of people’s data'] }, 'C'],
  ['a process that grows', { overgrown: ['900 MB in accounts'] }, 'C'],
  [
    'healthy traffic that became three times slower',
    { latencies: [{ kind: 'read', calls: 50, p95: 61, baseline: 30 }] },
    'C',
  ],
];

describe('the checker', () => {
  it('misses no letter when one acceptance had its effect and its mail once', () => {
    const { findings, letters } = judge(evidence());
    expect(findings).toEqual([]);
    expect(Object.values(letters)).toEqual(Array.from({ length: 7 }, () => 'passed'));
  });

  it.each(planted)('finds %s', (_what, changes, letter) => {
    expect(judge(evidence(changes)).letters[letter]).toBe('missed');
  });

  it('finds nothing when the client knows nothing and nothing happened', () => {
    const intents = [anIntent({ outcome: 'unknown', answers: [{ status: 0, milliseconds: 9 }] })];
    const nothing = { intents, requests: [pending], memberships: [], journal: [received] };
    expect(judge(evidence({ ...nothing, mails: [aMail('row-received')] })).findings).toEqual([]);
  });

  it('lists a doubt, and the second mail that it explains', () => {
    const verdict = judge(evidence({ ...doubted, mails: twice }));
    expect(verdict).toMatchObject({ findings: [], inDoubt: 1, explainedCopies: 1, duplicated: 0 });
  });

  it('takes a mail that is held because of a doubt for visible', () => {
    const journal = [received, aRow({ state: 'hold', doubts: 2 })];
    expect(judge(evidence({ journal, mails: [aMail('row-received')] })).findings).toEqual([]);
  });

  it('counts what is lost, what is there twice and what is unexpected', () => {
    const verdict = judge(evidence({ mails: twice, memberships: [], wentBack: ['one'] }));
    expect(verdict).toMatchObject({ lost: 1, duplicated: 1, attempted: 1, acknowledged: 1 });
    expect(verdict.unexpected).toBeGreaterThanOrEqual(1);
  });

  it('lets pass what a row brings about on purpose, and only that', () => {
    const gone = evidence({
      journal: [received, aRow({ state: 'failed' })],
      mails: [aMail('row-received')],
    });
    expect(judge(gone, { unsent: ['failed'] }).findings).toEqual([]);
    expect(judge(gone, { unsent: ['suppressed'] }).letters.L).toBe('missed');
  });

  it.each(['dependency.unavailable', 'service.overloaded', 'service.stopping'])(
    'accepts 503 %s that says when to come back, on any route',
    (code) => {
      const answers = [
        { status: 503, code, retryAfter: '1', milliseconds: 5 },
        { status: 200, milliseconds: 5 },
      ];
      expect(judge(evidence({ intents: [anIntent({ answers })] })).findings).toEqual([]);
    },
  );
});
