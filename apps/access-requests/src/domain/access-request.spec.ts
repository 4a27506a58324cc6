import { AccessRequestAcceptedV1, AccessRequestRemindedV1, DomainError } from '@secop/contracts';
import { administrator, anAccessRequest, at, monday, stateOf } from './access-request.builder';
import { accept, reject, revertRejection } from './decide';
import { passDeadline } from './deadlines';
import { markEffective, refuse, repeatAcceptance } from './grant';
import { remind, withdraw } from './requester';

const codeOf = (attempt: () => unknown) => {
  try {
    attempt();
  } catch (error) {
    return (error as DomainError).code;
  }
  return 'nothing refused';
};
const days = (count: number) => new Date(monday.getTime() + count * 86_400_000);
const eventsOf = (outcome: ReturnType<typeof accept>) =>
  'unchanged' in outcome ? [] : outcome.events.map(({ contract }) => contract.type.split('.')[2]);

describe('a pending access request', () => {
  const pending = anAccessRequest().build();

  it('waits until the end of the tenth business day', () => {
    expect(pending).toMatchObject({
      status: 'pending',
      dueAt: new Date('2026-02-04T08:00:00-05:00'),
      deadline: new Date('2026-02-16T23:59:59.999-05:00'),
    });
  });

  it('becomes accepted, with a decision that names the version it is written in', () => {
    const outcome = accept(pending, administrator, { role: 'accountAdmin' }, at(monday, 7));
    expect(stateOf(outcome)).toMatchObject({
      status: 'accepted',
      open: true,
      decision: { id: 'request-8', by: 'administrator', at: monday },
      grantedRole: 'accountAdmin',
      administrators: ['administrator', 'colleague'],
    });
    expect(eventsOf(outcome)).toEqual(['accepted']);
  });

  it('makes the person a provider when the decider names no role', () => {
    const asksForMore = { ...pending, requestedRole: 'accountAdmin' as const };
    expect(stateOf(accept(asksForMore, administrator, {}, at(monday)))).toMatchObject({
      grantedRole: 'provider',
    });
  });

  it('is decided by an administrator of the account and nobody else', () => {
    const by = (decider: object) =>
      codeOf(() => accept(pending, { ...administrator, ...decider }, {}, at(monday)));
    expect(by({ role: 'provider' })).toBe('account.not-administrator');
    expect(by({ role: null })).toBe('access-request.not-found');
    expect(by({ userId: 'requester' })).toBe('access-request.own');
  });

  it('is not decided by somebody who was looking at another version', () => {
    expect(codeOf(() => accept(pending, administrator, {}, at(monday, 3, 2)))).toBe(
      'precondition.failed',
    );
    expect(eventsOf(accept(pending, administrator, {}, at(monday, 3, 3)))).toEqual(['accepted']);
  });

  it('is reminded on day 2, escalated on day 4 and expires on day 10', () => {
    const reminded = passDeadline(pending, at(days(2), 1));
    const escalated = passDeadline(stateOf(reminded), at(days(4), 2));
    const expired = passDeadline(stateOf(escalated), at(days(15), 3));
    expect([reminded, escalated, expired].map(eventsOf)).toEqual([
      ['reminded'],
      ['escalated'],
      ['expired'],
    ]);
    expect(stateOf(expired)).toMatchObject({
      status: 'expired',
      open: false,
      reason: 'deadline-passed',
    });
  });

  it('is left alone until a deadline is reached, and each deadline counts once', () => {
    const justBefore = new Date(new Date('2026-02-04T08:00:00-05:00').getTime() - 1);
    expect(passDeadline(pending, at(justBefore))).toEqual({ unchanged: true });
    const reminded = stateOf(passDeadline(pending, at(days(2))));
    expect(passDeadline(reminded, at(days(2)))).toEqual({ unchanged: true });
  });

  it('catches up with the last deadline only, when several were missed', () => {
    expect(eventsOf(passDeadline(pending, at(days(7))))).toEqual(['escalated']);
    expect(eventsOf(passDeadline(pending, at(days(40))))).toEqual(['expired']);
  });

  it('is withdrawn by its requester and by nobody else', () => {
    expect(stateOf(withdraw(pending, 'requester', at(monday)))).toMatchObject({
      status: 'withdrawn',
      open: false,
    });
    expect(codeOf(() => withdraw(pending, 'somebody', at(monday)))).toBe(
      'access-request.not-found',
    );
  });

  it('lets its requester nudge once per business day, without moving a deadline', () => {
    const outcome = remind(pending, 'requester', at(monday));
    const nudged = stateOf(outcome);
    expect(outcome).toMatchObject({ events: [{ contract: AccessRequestRemindedV1 }] });
    expect(nudged).toMatchObject({
      next: 'reminder',
      dueAt: new Date('2026-02-04T08:00:00-05:00'),
    });
    expect(
      codeOf(() => remind(nudged, 'requester', at(new Date('2026-02-02T23:59:00-05:00')))),
    ).toBe('access-request.reminded-recently');
    expect(
      eventsOf(remind(nudged, 'requester', at(new Date('2026-02-03T00:00:00-05:00')))),
    ).toEqual(['reminded']);
  });
});

describe('an accepted access request', () => {
  const accepted = anAccessRequest().accepted().build();

  it('tells whoever decides next who was first, when and how', () => {
    let refusal: DomainError | undefined;
    try {
      reject(
        accepted,
        { ...administrator, userId: 'colleague' },
        { reason: 'No' },
        at(days(1), 2, 1),
      );
    } catch (error) {
      refusal = error as DomainError;
    }
    expect(refusal?.code).toBe('access-request.already-decided');
    expect(refusal?.params).toEqual({
      decision: 'accepted',
      decidedBy: 'administrator',
      decidedAt: monday.toISOString(),
    });
  });

  it('becomes effective when its own decision is granted, once', () => {
    const outcome = markEffective(accepted, 'request-2', at(monday, 2));
    expect(stateOf(outcome)).toMatchObject({ open: false, effectiveAt: monday });
    expect(eventsOf(outcome)).toEqual(['effective']);
    expect(markEffective(stateOf(outcome), 'request-2', at(monday, 3))).toEqual({
      unchanged: true,
    });
  });

  it('does not listen to an answer to another decision', () => {
    expect(markEffective(accepted, 'request-1', at(monday, 2))).toEqual({ unchanged: true });
    expect(refuse(accepted, 'request-1', 'account-full', at(monday, 2))).toEqual({
      unchanged: true,
    });
  });

  it('is pending again, with new deadlines, when its decider was no administrator any more', () => {
    const outcome = refuse(accepted, 'request-2', 'decider-not-administrator', at(days(1), 2));
    expect(stateOf(outcome)).toMatchObject({
      status: 'pending',
      deadline: new Date('2026-02-17T23:59:59.999-05:00'),
    });
    expect(stateOf(outcome)).not.toHaveProperty('decision');
    expect(eventsOf(outcome)).toEqual(['reopened']);
  });

  it('is effective when the person is a member already', () => {
    expect(eventsOf(refuse(accepted, 'request-2', 'already-member', at(monday, 2)))).toEqual([
      'effective',
    ]);
  });

  it.each(['account-closed', 'account-full', 'user-closed', 'a-reason-of-the-future'])(
    'ends when the account refuses because of %s',
    (reason) => {
      const outcome = refuse(accepted, 'request-2', reason, at(monday, 2));
      expect(stateOf(outcome)).toMatchObject({ status: 'expired', reason });
      expect(eventsOf(outcome)).toEqual(['expired']);
    },
  );

  it('says the same decision again while no answer comes, less and less often', () => {
    const minutes = (count: number) => new Date(monday.getTime() + count * 60_000);
    expect(repeatAcceptance(accepted, at(minutes(1.9), 2))).toEqual({ unchanged: true });
    const once = repeatAcceptance(accepted, at(minutes(2), 2));
    expect(once).toMatchObject({
      state: { dueAt: minutes(6), repeats: 1 },
      events: [
        { contract: AccessRequestAcceptedV1, data: { accessRequest: { decisionId: 'request-2' } } },
      ],
    });
    const twice = stateOf(repeatAcceptance(stateOf(once), at(minutes(6), 3)));
    expect(twice).toMatchObject({ dueAt: minutes(14), repeats: 2 });
    const muchLater = { ...twice, repeats: 40 } as typeof twice;
    expect(stateOf(repeatAcceptance(muchLater, at(minutes(100), 4)))).toMatchObject({
      dueAt: minutes(160),
    });
  });

  it('can be withdrawn no more', () => {
    expect(codeOf(() => withdraw(accepted, 'requester', at(monday, 2)))).toBe(
      'access-request.not-pending',
    );
  });
});

describe('a rejected access request', () => {
  const rejected = anAccessRequest().rejected().build();

  it('returns to pending, with new deadlines, when the rejection is reverted', () => {
    const outcome = revertRejection(
      rejected,
      administrator,
      { open: [{ accountId: 'other', slot: 0 }] },
      at(days(30), 2),
    );
    expect(stateOf(outcome)).toMatchObject({ status: 'pending', open: true, slot: 1 });
    expect(eventsOf(outcome)).toEqual(['rejection-reverted']);
  });

  it('stays rejected after thirty days', () => {
    const later = new Date(days(30).getTime() + 1);
    expect(codeOf(() => revertRejection(rejected, administrator, { open: [] }, at(later, 2)))).toBe(
      'access-request.reversal-too-late',
    );
  });

  it('is the only one whose rejection can be reverted', () => {
    const pending = anAccessRequest().build();
    expect(codeOf(() => revertRejection(pending, administrator, { open: [] }, at(monday)))).toBe(
      'access-request.not-rejected',
    );
  });
});

describe('a withdrawn access request', () => {
  it('is decided by nobody', () => {
    const withdrawn = anAccessRequest().withdrawn().build();
    expect(codeOf(() => accept(withdrawn, administrator, {}, at(monday, 2)))).toBe(
      'access-request.not-pending',
    );
  });
});
