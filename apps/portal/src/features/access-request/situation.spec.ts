import { describe, expect, it } from 'vitest';
import { effective, ownMembership, ownRequest, rejected } from './own-request.builder';
import { displayOf, situationOf, stageOf } from './situation';

const cases = [
  ['waits for an answer', ownRequest(), 'waits', 3],
  [
    'waits where nobody can answer',
    ownRequest({ withoutAdministrator: true }),
    'waits-without-administrator',
    3,
  ],
  [
    'was accepted and is not in force',
    ownRequest({ status: 'accepted', grantedRole: 'provider' }),
    'being-granted',
    3,
  ],
  ['is in force', effective(), 'effective', 4],
  ['was rejected', rejected(), 'rejected', 4],
  ['was withdrawn', ownRequest({ status: 'withdrawn' }), 'withdrawn', 4],
  ['expired', ownRequest({ status: 'expired' }), 'expired', 4],
] as const;

describe('a request that', () => {
  it.each(cases)('%s stands at its stage', (_, request, situation, stage) => {
    expect(situationOf(request)).toBe(situation);
    expect(stageOf(situationOf(request))).toBe(stage);
  });
});

describe('a request whose access', () => {
  it.each([
    ['works', ownMembership(), 'effective', 'Aceptado'],
    ['is suspended', ownMembership({ display: 'Suspendido' }), 'suspended', 'Suspendido'],
    ['was cancelled', ownMembership({ display: 'Cancelado' }), 'cancelled', 'Cancelado'],
    [
      'ended before another request',
      ownMembership({ display: 'Pendiente', accessRequestId: 'r2' }),
      'cancelled',
      'Cancelado',
    ],
    [
      'is newer than the list of memberships',
      ownMembership({ display: 'Pendiente' }),
      'effective',
      'Aceptado',
    ],
  ] as const)('%s says so', (_, membership, situation, word) => {
    expect(situationOf(effective(), membership)).toBe(situation);
    expect(displayOf(effective(), situation)).toBe(word);
  });
});
